"""Showing again who you are, before something that weighs (`core.fresh` leads here)."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from passend.core import brake, fresh

from ..actions import codes, factors
from ..door import safe
from ..forms.again import AgainForm, Way
from ..models import OneTimeCode
from .braked import too_many

ABOUT = "again"
MOST_WRONG = 10
"""An hour, for one account: who guesses here already has somebody's open session."""


@never_cache
def again(request: HttpRequest) -> HttpResponse:
    """A passkey, the code of the app, a password, or a code by mail for who has none of those."""
    user: Any = request.user
    guesses = "again", str(user.pk)
    if brake.pressed(*guesses) >= MOST_WRONG:
        return too_many(request)
    if request.POST.get("send"):
        codes.send_code(user, OneTimeCode.Purpose.SIGN_IN, ABOUT)
        request.session["again_sent"] = True
        return redirect(request.get_full_path())
    if "credential" in request.POST:
        return _by_passkey(request, user, guesses)
    return _ask(request, user, guesses)


def _by_passkey(request: HttpRequest, user: Any, guesses: tuple[str, str]) -> HttpResponse:
    """What the browser answered for the key on somebody's own device."""
    if ReauthenticateWebAuthnForm(data=request.POST, user=user).is_valid():
        return _shown(request, guesses)
    brake.press(*guesses)
    return _ask(request, user, guesses, failed=True)


def _shown(request: HttpRequest, guesses: tuple[str, str]) -> HttpResponse:
    brake.release(*guesses)
    request.session.pop("again_sent", None)
    fresh.stamp(request)
    return redirect(wanted(request))


def _ask(
    request: HttpRequest, user: Any, guesses: tuple[str, str], *, failed: bool = False
) -> HttpResponse:
    way = way_of(user)
    typed = request.method == "POST" and not failed
    form = AgainForm(
        request.POST if typed else None,
        way=way,
        is_right=lambda told: proves(user, way, told),
    )
    if form.is_valid():
        return _shown(request, guesses)
    if form.is_bound:
        brake.press(*guesses)
    waits = way == Way.MAIL and not request.session.get("again_sent")
    context = {
        "form": form,
        "waits": waits,
        "title": _("Ben jij het nog?"),
        "passkey": {"request_options": begin_authentication(user)} if has_key(user) else None,
        "failed": failed,
    }
    wrong = failed or form.errors
    return render(request, "account/again.html", context, status=422 if wrong else 200)


def has_key(user: Any) -> bool:
    keys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return bool(keys.exists())


def way_of(user: Any) -> Way:
    """The app where there is one, else the password, else a code by mail."""
    if factors.has_app(user):
        return Way.APP
    return Way.PASSWORD if user.has_password else Way.MAIL


def proves(user: Any, way: Way, told: str) -> bool:
    if way == Way.PASSWORD:
        return bool(user.check_password(told))
    code = "".join(sign for sign in told if sign.isdigit())
    if way == Way.APP:
        return factors.is_right(user, code)
    return codes.use_code(user, OneTimeCode.Purpose.SIGN_IN, code, ABOUT)


def wanted(request: HttpRequest) -> str:
    """Where one was going."""
    return safe(request, request.GET.get("next", "")) or resolve_url("home")
