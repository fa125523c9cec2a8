"""The only clock in the house. Timestamps are UTC; legal days are Amsterdam calendar days."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_travelled: ContextVar[datetime | None] = ContextVar("travelled", default=None)


def now() -> datetime:
    """The moment, in UTC."""
    return _travelled.get() or timezone.now()


def today() -> date:
    """The day in Amsterdam: the one that counts for every legal term."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Live at another moment, for a demo school with a past and for tests.

    >>> with clock.at(datetime(2026, 9, 1, 10, tzinfo=UTC)): ...
    """
    token = _travelled.set(moment)
    try:
        yield
    finally:
        _travelled.reset(token)
