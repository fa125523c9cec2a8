"""Showing again who you are, before something that weighs (`core.fresh` leads here)."""

from typing import Any

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
    """A password, or a code by mail for who has none."""
    user: Any = request.user
    guesses = "again", str(user.pk)
    if brake.pressed(*guesses) >= MOST_WRONG:
        return too_many(request)
    if request.POST.get("send"):
        codes.send_code(user, OneTimeCode.Purpose.SIGN_IN, ABOUT)
        request.session["again_sent"] = True
        return redirect(request.get_full_path())
    way = way_of(user)
    form = AgainForm(
        request.POST if request.method == "POST" else None,
        way=way,
        is_right=lambda told: proves(user, way, told),
    )
    if form.is_valid():
        brake.release(*guesses)
        request.session.pop("again_sent", None)
        fresh.stamp(request)
        return redirect(wanted(request))
    if form.is_bound:
        brake.press(*guesses)
    waits = way == Way.MAIL and not request.session.get("again_sent")
    context = {"form": form, "waits": waits, "title": _("Ben jij het nog?")}
    return render(request, "account/again.html", context, status=422 if form.errors else 200)


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
