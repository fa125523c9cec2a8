"""Fields that several forms of this room use."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.forms.wording import FreeText, WordingMixin

from ..accounts import checked_iban

CENT = Decimal("0.01")
THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
"""1.250 is more than a thousand here, and never one and a quarter."""


class Money(forms.DecimalField):
    """An amount in euros, as people write it: 1.250,50 or 1250.50."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", CENT)
        super().__init__(max_digits=9, decimal_places=2, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # as Django does
        text = str(value or "").replace("€", "").replace(" ", "").strip()
        if "," in text or THOUSANDS.fullmatch(text):
            text = text.replace(".", "").replace(",", ".")
        return super().to_python(text)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **kwargs)


class IbanField(forms.CharField):
    """An account in the euro area. The check number tells a slip of the finger (ISO 13616)."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        super().__init__(max_length=42, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> str:
        return checked_iban(super().clean(value))


class TextForm(WordingMixin):
    """Some words, for whoever reads them next."""

    text = FreeText(label=_("Vertel"))

    def __init__(self, *args: Any, label: Any = "", help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label or self.fields["text"].label
        self.fields["text"].help_text = help_text
