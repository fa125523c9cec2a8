"""How much one person may ask in some time, so that nobody's hurry is another's wait (T-23).

A bucket a person and a kind of work: it holds `burst` at once and gets `per_second` back. The
buckets lie in one file that all web processes share, so the bounds hold over processes and survive
a restart; a query for each page would cost more than the page. There are no names in it: a place
in the file is a keyed hash, and what stands there is a moment. Two who write at the same instant
may get one more than the bound, and two people in a million share a bucket: neither matters.

The moment is that of the generic cell rate algorithm: when the bucket would be full again.
"""

import logging
import mmap
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from . import clock
from .brake import address_of

PLACES = 1 << 20
MOMENT = struct.Struct("=d")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limit:
    """`burst` at once, and `per_second` in the long run. `about` says to people what it counts."""

    burst: int
    per_second: float
    about: str


LIMITS = {
    "page": Limit(120, 4, "pagina’s van een persoon"),
    "search": Limit(30, 1, "zoekopdrachten van een persoon"),
    "file": Limit(20, 0.2, "lijsten en papieren die een persoon ophaalt"),
    "upload": Limit(30, 0.2, "bestanden die een persoon instuurt"),
    "stranger": Limit(
        600, 20, "pagina’s van één adres zonder account; een hele school kan dat zijn"
    ),
    "program": Limit(60, 2, "vragen van een programma om iets uit te rekenen, van één adres"),
    "planner": Limit(300, 10, "studenten die een toetsplanner opvraagt"),
}
OF_AN_ADDRESS = ("stranger", "program")
PROGRAMS = ("/api/", "/oeapi/")
FILES = (".pdf", ".csv", ".xlsx", ".json", ".zip")


class LimitMiddleware:
    """Who asks very much in a short time waits a moment, so that nobody else has to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seconds = ceil(wait(request))
        if not seconds:
            return self.get_response(request)
        answer = render(request, "too_often.html", {"seconds": seconds}, status=429)
        answer["Retry-After"] = str(seconds)
        return answer


def kind_of(request: HttpRequest) -> str:
    """What this request costs most of."""
    if request.method == "POST" and request.path.startswith(PROGRAMS):
        return "program"
    if not request.user.is_authenticated:
        return "stranger"
    if "bestand" in request.GET or request.path.endswith(FILES):
        return "file"
    if request.FILES:
        return "upload"
    return "search" if request.POST.get("q") or request.GET.get("q") else "page"


def wait(request: HttpRequest) -> float:
    """Seconds to wait before this may be asked; 0 when it may be asked now, which counts it."""
    if not settings.LIMITS_ON:
        return 0
    kind = kind_of(request)
    who = address_of(request) if kind in OF_AN_ADDRESS else str(request.user.pk)
    seconds = take(kind, who)
    if seconds:
        log.warning("limit reached: %s", kind)
    return seconds


def take(kind: str, who: str) -> float:
    """Take one out of a bucket; seconds until there is one, or 0 when there was."""
    limit, now, place = LIMITS[kind], clock.now().timestamp(), _place(kind, who)
    each = 1 / limit.per_second
    table = _table(Path(settings.LIMITS_FILE))
    # A clock that was set back does not lock anybody out: never fuller than full.
    full_at: float = min(max(MOMENT.unpack_from(table, place)[0], now), now + limit.burst * each)
    over = full_at + each - now - limit.burst * each
    if over > 1e-6:
        return over
    MOMENT.pack_into(table, place, full_at + each)
    return 0


def _place(kind: str, who: str) -> int:
    digest = salted_hmac("passend.core.limits", f"{kind}\x00{who}", algorithm="sha256").digest()
    return int.from_bytes(digest[:4], "big") % PLACES * MOMENT.size


@cache
def _table(path: Path) -> mmap.mmap:
    """The file in memory, shared by all processes. It is sparse: empty places take no room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as made:
        made.truncate(PLACES * MOMENT.size)
    with path.open("r+b") as shared:
        return mmap.mmap(shared.fileno(), PLACES * MOMENT.size)
