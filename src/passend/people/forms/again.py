"""Showing again who you are."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Proof = Callable[[str], bool]


class Way(StrEnum):
    """How somebody shows it."""

    APP = "app"
    PASSWORD = "password"  # noqa: S105  # a word
    MAIL = "mail"


LABELS = {
    Way.APP: _("De code uit je app"),
    Way.PASSWORD: _("Je wachtwoord"),
    Way.MAIL: _("De code uit de mail"),
}
HELPS = {
    Way.APP: _("Zes cijfers. Geen telefoon bij je? Vul een code op papier in."),
    Way.MAIL: _("Zes cijfers. De code werkt tien minuten."),
}
WRONG = {
    Way.APP: _("Deze code klopt niet of is al gebruikt. Wacht op een nieuwe code."),
    Way.PASSWORD: _("Dit wachtwoord klopt niet."),
    Way.MAIL: _("Deze code klopt niet of is te oud. Vraag een nieuwe code."),
}


class AgainForm(forms.Form):
    """One field. `is_right` says whether what was typed proves who this is."""

    shown = forms.CharField(strip=False)

    def __init__(self, *args: Any, way: Way, is_right: Proof, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way, self.is_right = way, is_right
        field = self.fields["shown"]
        field.label, field.help_text = LABELS[way], HELPS.get(way, "")
        if way == Way.PASSWORD:
            field.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        else:
            field.widget.attrs.update(
                inputmode="numeric", autocomplete="one-time-code", maxlength=9
            )

    def clean_shown(self) -> str:
        shown = str(self.cleaned_data["shown"])
        if not self.is_right(shown):
            raise forms.ValidationError(WRONG[self.way])
        return shown
