"""Setting up a second step. The library checks; the words are ours."""

import base64
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.utils.translation import gettext_lazy as _


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of the app shows that it was set up well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label, field.help_text = _("De code uit je app"), _("Zes cijfers.")
        field.widget.attrs = {
            "inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 7,
        }  # fmt: skip

    @property
    def picture(self) -> str:
        """For the camera of the phone: an SVG, as data that the policy allows as a picture."""
        adapter = get_adapter()
        drawn = adapter.build_totp_svg(adapter.build_totp_url(self.user, self.secret))
        return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"

    @property
    def letters(self) -> str:
        """The same in groups of four, to type over."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))

    def clean(self) -> dict[str, Any]:
        """What the verb needs is the secret; the code has done its work."""
        return {"secret": self.secret} if "code" in self.cleaned_data else {}


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A name to know it by, and what the browser answers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Hoe noem je deze passkey?")
        self.fields["name"].help_text = _("Bijvoorbeeld: mijn telefoon.")
        self.fields["name"].max_length = 60
        self.initial["name"] = ""

    @property
    def options(self) -> dict[str, Any]:
        """What the browser needs; made anew each time the form is shown."""
        return {"creation_options": begin_registration(self.user, False)}
