"""Showing again who you are."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Proof = Callable[[str], bool]


class AgainForm(forms.Form):
    """One field: the password, or the code from the mail for who has no password.

    `is_right` says whether what was typed proves who this is.
    """

    shown = forms.CharField(strip=False)

    def __init__(self, *args: Any, by_mail: bool, is_right: Proof, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_mail, self.is_right = by_mail, is_right
        field = self.fields["shown"]
        if by_mail:
            field.label = _("De code uit de mail")
            field.help_text = _("Zes cijfers. De code werkt een kwartier.")
            field.widget.attrs.update(
                inputmode="numeric", autocomplete="one-time-code", maxlength=8
            )
        else:
            field.label = _("Je wachtwoord")
            field.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})

    def clean_shown(self) -> str:
        shown = str(self.cleaned_data["shown"])
        if not self.is_right(shown):
            raise forms.ValidationError(
                _("Deze code klopt niet of is te oud. Vraag een nieuwe code.")
                if self.by_mail
                else _("Dit wachtwoord klopt niet.")
            )
        return shown
