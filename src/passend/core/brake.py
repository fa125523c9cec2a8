"""A brake on machines that try: how often something may be done from one place in some time.

The one brake of the house, also for the sign-in library. Counted in the database, so that all web
processes count together, and forgotten after its time. An address is never written down.
"""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

AN_HOUR = 3600
A_DAY = 24 * AN_HOUR


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. Behind our own proxy that is what the proxy wrote last: what
    stands before it anybody can make up, and the proxy's own address is everybody's."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")) if settings.BEHIND_TLS_PROXY else ""
    return told.rpartition(",")[2].strip() or near


def press(*what: str, seconds: int = AN_HOUR) -> int:
    """Count one more of this; how many it is now within the time."""
    name = _name(what)
    cache.add(name, 0, seconds)
    try:
        return int(cache.incr(name))
    except ValueError:  # it ran out between the two lines
        cache.add(name, 1, seconds)
        return 1


def pressed(*what: str) -> int:
    """How many there were."""
    return int(cache.get(_name(what), 0))


def release(*what: str) -> None:
    """Forget them: somebody showed to be no machine."""
    cache.delete(_name(what))


def _name(what: tuple[str, ...]) -> str:
    """The cache keeps a keyed hash of it."""
    return "\x00".join(("brake", *what))
