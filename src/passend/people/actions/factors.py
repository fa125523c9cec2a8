"""The second step: an app with codes, a passkey, codes on paper; and help when all is lost.

The library keeps the secrets (sealed, see `adapters`); here is who may, and the event.
"""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.core import outbox
from passend.core.actions import action

from ..models import User
from ..policy import manager_of_another, oneself
from . import sessions
from .accounts import sound

Type = Authenticator.Type


@action("factor.add_app", "App instellen", on=User, who=oneself)
def add_app(user: User, *, by: Any, secret: str) -> None:
    """An app that shows a new code every half minute; one a person."""
    if Authenticator.objects.filter(user=user, type=Type.TOTP).exists():
        raise ValidationError(_("Je hebt al een app. Haal die eerst weg."))
    TOTP.activate(user, secret)
    added(user)


@action("factor.add_passkey", "Passkey toevoegen", on=User, who=oneself)
def add_passkey(user: User, *, by: Any, name: str, credential: Mapping[str, Any]) -> None:
    """A phone, computer or key that proves itself; as many as somebody likes."""
    WebAuthn.add(user, name, dict(credential))
    added(user)


def added(user: User) -> None:
    """Codes on paper come with the first one, and the person hears of it by mail."""
    sound(user)
    RecoveryCodes.activate(user)
    outbox.post("factor_changed", to=user, link="/mijn-account/")


@action("factor.remove", "Tweede stap weghalen", on=User, who=oneself)
def remove(user: User, *, by: Any, factor: Authenticator) -> None:
    """Staff keep at least one: without it nobody of them gets in."""
    others = Authenticator.objects.filter(user=user).exclude(type=Type.RECOVERY_CODES)
    if user.is_employee and not others.exclude(pk=factor.pk).exists():
        raise ValidationError(_("Dit is je enige tweede stap. Stel eerst een andere in."))
    factor.delete()
    if not others.exists():
        Authenticator.objects.filter(user=user).delete()
    sound(user)
    outbox.post("factor_changed", to=user, link="/mijn-account/")


@action("factor.new_codes", "Nieuwe codes op papier", on=User, who=oneself)
def new_codes(user: User, *, by: Any) -> None:
    """The old ones stop working."""
    Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
    added(user)


@action("factor.reset", "Tweede stap wissen", on=User, who=manager_of_another)
def reset(user: User, *, by: Any) -> None:
    """Phone lost and no code left: the person sets it up anew at the next sign-in.

    Every open sign-in ends, because whoever has the phone may have those too. The person hears
    of it by mail: who did not ask for it, warns the school.
    """
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user)
    sound(user)
    outbox.post("factor_reset", to=user, link="/inloggen/")


def has_app(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type=Type.TOTP).exists())


def is_right(user: User, code: str) -> bool:
    """A code of the app or one on paper; each works once."""
    ways = Authenticator.objects.filter(user=user).exclude(type=Type.WEBAUTHN)
    return any(way.wrap().validate_code(code) for way in ways)
