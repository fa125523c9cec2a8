"""What every request of somebody who signed in passes: is it still valid, and is it whole."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from passend.core import clock

from . import sign_ins, whole

BEGAN, SEEN = "began_at", "seen_at"
ON_THE_WAY = {
    "factor.start", "factor.add_app", "factor.add_passkey", "sign_out", "again",
    "accessibility", "privacy", "security_txt", "change_password",
}  # fmt: skip
"""What a member of staff may open before the second step."""
FIRST_STEP = {"factor.add_app", "factor.add_passkey"}
"""Of those what ends when there is one: a sign-in of before it may not add another by itself."""


class SessionEndMiddleware:
    """Nobody stays in for ever: not unused, and not longer than a working day (ASVS 7.3)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "_auth_user_id" in request.session and request.user.is_authenticated:
            if is_over(request):
                logout(request)
            else:
                see(request)
                # Who it is, and not Django's stand-in, which each look goes through in six steps.
                request.user = get_user(request)
        return self.get_response(request)


def begin(request: HttpRequest) -> None:
    """From now on it counts. Only the door calls this."""
    request.session[BEGAN] = request.session[SEEN] = clock.now().timestamp()


def is_over(request: HttpRequest) -> bool:
    """A session without a beginning did not come through the door."""
    now = clock.now().timestamp()
    began, seen = request.session.get(BEGAN), request.session.get(SEEN)
    if began is None or seen is None:
        return True
    longest: timedelta = settings.SESSION_LONGEST
    idle: timedelta = settings.SESSION_IDLE
    return bool(now - began > longest.total_seconds() or now - seen > idle.total_seconds())


def see(request: HttpRequest) -> None:
    """Used; written down ten times in the time that it may lie unused, not at every request."""
    now = clock.now().timestamp()
    if now - request.session[SEEN] > settings.SESSION_IDLE.total_seconds() / 10:
        request.session[SEEN] = now
        sign_ins.seen(request)


class SecondStepMiddleware:
    """A member of staff without a second step is led to setting one up, before any other page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or whole.is_whole(request):
            return None
        match = request.resolver_match
        name = match.url_name if match is not None else ""
        if name in ON_THE_WAY and not (name in FIRST_STEP and whole.has_second_step(request.user)):
            return None
        return redirect("factor.start")
