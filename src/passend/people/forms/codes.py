"""Signing in with a code."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeAddressForm(forms.Form):
    email = forms.EmailField(label=_("Je e-mail"), help_text=_("Het adres waarop wij jou mailen."))
    email.widget.attrs["autocomplete"] = "email"


class CodeForm(forms.Form):
    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("De code uit de mail"),
        help_text=_("Zes cijfers. De code werkt tien minuten."),
        error_messages={"invalid": _("De code heeft zes cijfers.")},
    )
    code.widget.attrs.update(inputmode="numeric", autocomplete="one-time-code", maxlength=8)

    def clean_code(self) -> str:
        return "".join(sign for sign in self.cleaned_data["code"] if sign.isdigit())
