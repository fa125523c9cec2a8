"""What every answer passes through."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from . import visit
from .errors import NotNow, TooOften
from .fresh import NotFresh

UNSEEN = re.compile("[\x00\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the reading direction, which can make a name read as another one, and the sign
without a meaning that PostgreSQL refuses to look for."""


class PlainTextMiddleware:
    """What people type loses the signs that nobody sees, in every form and search at once.

    Arabic and Hebrew do not need them: their letters have a direction of their own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = plain(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = plain(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


def plain(posted: QueryDict) -> QueryDict:
    """The same, without those signs; the very same where there are none, as nearly always."""
    if not any(UNSEEN.search(text) for _, texts in posted.lists() for text in texts):
        return posted
    cleaned = posted.copy()
    for name, texts in posted.lists():
        cleaned.setlist(name, [UNSEEN.sub("", text) for text in texts])
    cleaned._mutable = False
    return cleaned


class VisitMiddleware:
    """Gives every request a number, which its lines in the log carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with visit.begun():
            return self.get_response(request)


class HeadersMiddleware:
    """Every answer, also a file or a mistake, says to the browser what it may not do with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        for name, value in settings.OTHER_HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer


class RefusalMiddleware:
    """Turns a domain refusal into a page that says why. No view needs a try/except."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if request.user.is_authenticated:
            # A dossier must not be readable with the back button after signing out.
            answer.headers.setdefault("Cache-Control", "no-store, private")
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotNow | TooOften):
            context = {"reason": exception}
            return render(request, "refused.html", context, status=exception.status_code)
        if isinstance(exception, NotFresh):
            return redirect(f"{reverse('again')}?{urlencode({'next': exception.then})}")
        return None
