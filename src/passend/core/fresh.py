"""Showing once more who you are, before what weighs most: consent, exports, break-glass.

    @freshly
    def answer(request, pk): ...

    fresh.require(request)  # inside a view that only sometimes exports

Signing in counts, so who just came in notices nothing. Who came in longer ago than
`settings.FRESH_FOR` shows again who (s)he is and comes back to the same page. A form that was
opened in time may take `FILLING` more, so that nobody loses an answer while writing it.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from . import clock

STAMP = "shown_who_at"
FILLING = timedelta(minutes=30)
R = TypeVar("R", bound=HttpResponseBase)


class NotFresh(Exception):
    """Too long ago; the middleware leads to the page that asks again, and back to `then`."""

    def __init__(self, then: str) -> None:
        super().__init__(then)
        self.then = then


def stamp(request: HttpRequest) -> None:
    """Somebody just showed who (s)he is. Only the doors call this."""
    request.session[STAMP] = clock.now().timestamp()


def since(request: HttpRequest) -> timedelta | None:
    """How long ago that was; None when this session never showed it."""
    at = request.session.get(STAMP)
    return clock.now() - datetime.fromtimestamp(at, UTC) if at is not None else None


def is_fresh(request: HttpRequest, within: timedelta | None = None) -> bool:
    """Whether that was short enough ago, `within` a time or the one of the settings."""
    ago = since(request)
    room = FILLING if request.method == "POST" else timedelta()
    return ago is not None and ago <= (within or settings.FRESH_FOR) + room


def require(request: HttpRequest, within: timedelta | None = None) -> None:
    """Go on only when fresh. Raises NotFresh."""
    if not is_fresh(request, within):
        raise NotFresh(way_back(request))


def way_back(request: HttpRequest) -> str:
    """The page to return to. What was posted is not kept: a session is no place for texts."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return came_from if ours else request.path


def freshly(view: Callable[..., R]) -> Callable[..., R]:
    """A page for who showed not long ago who (s)he is."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> R:
        require(request)
        return view(request, *args, **kwargs)

    return guarded
