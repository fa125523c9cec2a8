"""Where the sign-in library meets the house: every way in ends at one door."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from passend.core import brake, fresh
from passend.core.fields import seal, unseal
from passend.core.models import School

from . import middleware, sign_ins, whole
from .actions import accounts
from .actions.factor_seals import FACTOR
from .surfconext import SchoolAdapter

__all__ = ["AccountAdapter", "FactorAdapter", "SchoolAdapter"]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up, nothing is mailed past the outbox, and coming in is an event."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def login(self, request: HttpRequest, user: Any) -> None:
        """Everything that was asked is shown. The id of the session is a new one from here."""
        ways = [done["method"] for done in get_authentication_records(request, user)]
        stepped = whole.did_second_step(request, user)
        super().login(request, user)
        middleware.begin(request)
        fresh.stamp(request)
        if stepped:
            whole.mark(request)
        if not request.session.session_key:  # another person was in this browser before
            request.session.create()
        accounts.sign_in(
            user,
            by=user,
            ways="+".join(ways) or "code",
            session=request.session.session_key,
            device=sign_ins.device(request.headers.get("User-Agent", "")),
        )

    def post_login(self, request: HttpRequest, user: Any, **facts: Any) -> HttpResponse:
        """On the way to where one wanted to go. No signal, no message."""
        wanted = facts.get("redirect_url")
        return redirect(wanted if wanted and self.is_safe_url(wanted) else "home")

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return redirect("sign_in")

    def get_client_ip(self, request: HttpRequest) -> str:
        return brake.address_of(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our own pages say what happened, in our own words."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise NotImplementedError("Post goes through core.outbox.")


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of the second step lie sealed on the disk, as every other secret."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet of is al gebruikt. Wacht op een nieuwe code."),
    }

    def encrypt(self, text: str) -> str:
        return str(seal(text, FACTOR))

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, FACTOR)

    def get_totp_issuer(self) -> str:
        return f"Passend {School.current().name}"

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()

    def get_totp_label(self, user: Any) -> str:
        return str(user.email or user.username)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """The verbs in `actions.factors` tell the person themselves."""
