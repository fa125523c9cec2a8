"""A sign-in of staff is whole after the second step; of others at once.

Before that a member of staff can do one thing: set that second step up. The mark lies in the
session, is made by the door (`adapters`) after the step was really done, and nowhere else but at
the demo's door, which does not exist in production.
"""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

MARK = "second_step_done"
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def mark(request: HttpRequest) -> None:
    """The second step was done in this session."""
    request.session[MARK] = True


def is_whole(request: HttpRequest) -> bool:
    """Whether this person may go on to the pages behind the door."""
    user: Any = request.user
    return bool(request.session.get(MARK)) or not user.is_employee


def did_second_step(request: HttpRequest, user: Any) -> bool:
    """Whether it was done while signing in, as the library wrote it down."""
    return any(done["method"] == "mfa" for done in get_authentication_records(request, user))


def has_second_step(user: Any) -> bool:
    """Whether this person has set one up; codes on paper alone are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=STEPS).exists())
