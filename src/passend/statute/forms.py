"""Writing a version, and the day on which the council consented."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.core import clock

from .asked_by_law import ITEMS
from .models import Kind, Rules


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=picker, **kwargs)


class WriteForm(forms.Form):
    """`cleaned_data` is what `rules.write` takes."""

    summary = forms.CharField(
        label=_("In het kort"),
        help_text=_("Korte zinnen. Een student van 16 leest dit eerst."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    text = forms.CharField(
        label=_("De hele tekst"),
        help_text=_("Een regel die begint met # wordt een kop. Een lege regel begint een alinea."),
        widget=forms.Textarea(attrs={"rows": 20}),
        max_length=200_000,
    )
    items = forms.MultipleChoiceField(
        label=_("Wat de wet vraagt en in deze tekst staat (WEB 7.4.8 lid 4)"),
        choices=[(item.letter, item.label) for item in ITEMS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    starts_on = DayField(label=_("Geldt vanaf"), required=False)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        told = {name: getattr(rules, name) for name in ("summary", "text", "items", "starts_on")}
        super().__init__(*args, initial=told, **kwargs)
        if rules.kind != Kind.STATUTE:
            del self.fields["items"]


class CouncilForm(forms.Form):
    council_on = DayField(
        label=_("Op welke dag stemde de studentenraad in?"), initial=lambda: clock.today()
    )


class PublishForm(forms.Form):
    adopted_on = DayField(
        label=_("Op welke dag stelde het bestuur dit vast?"), initial=lambda: clock.today()
    )


class DayForm(forms.Form):
    """What was in force on which day, and words to look for: both in the address."""

    zoek = forms.CharField(label=_("Zoek in de regels"), max_length=80, required=False)
    dag = DayField(label=_("Wat gold op deze dag?"), required=False)
