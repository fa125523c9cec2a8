"""The only clock in the house. Timestamps are UTC; legal days are Amsterdam calendar days."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

HERE = ZoneInfo("Europe/Amsterdam")

_travelled: ContextVar[datetime | None] = ContextVar("travelled", default=None)


def now() -> datetime:
    """The moment, in UTC."""
    return _travelled.get() or timezone.now()


def today() -> date:
    """The day in Amsterdam: the one that counts for every legal term."""
    return now().astimezone(HERE).date()


def here(moment: datetime) -> datetime:
    """The same moment, as the clock on the wall in Amsterdam shows it, with its offset."""
    return moment.astimezone(HERE)


def moment(day: date, hour: time) -> datetime:
    """When it is this hour in Amsterdam on this day, in UTC.

    In spring an hour is missing: 02:30 is then the moment that is called 03:30. In autumn an hour
    comes twice: the first one counts.
    """
    return datetime.combine(day, hour.replace(fold=0), tzinfo=HERE).astimezone(UTC)


def midnight() -> datetime:
    """The moment at which today began in Amsterdam."""
    return datetime.combine(today(), time(), HERE)


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
