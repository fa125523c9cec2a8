"""An account and a password; and the code of the second step."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """In words that people know; the name of an account of staff is the e-mail address."""

    error_messages = {
        "invalid_login": _("Dit e-mailadres en wachtwoord horen niet bij elkaar."),
        "inactive": _("Dit account is gesloten."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["username"]
        name.label = _("Je e-mailadres")
        # A student on a phone reads the door of the own first; a keyboard would cover it.
        name.widget.attrs.pop("autofocus", None)
        self.fields["password"].label = _("Je wachtwoord")


class StepForm(AuthenticateForm):  # type: ignore[misc]
    """Six figures of the app, or eight from paper."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label, field.help_text = _("De code"), _("Van je app of van papier.")
        field.widget.attrs = {"inputmode": "numeric", "autocomplete": "one-time-code"}
