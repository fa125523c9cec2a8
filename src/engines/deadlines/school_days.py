"""The school's own service level: a number of school days.

The law gives no number of days for a need that is found after enrolment (WEB 8.1.3a lid 4), so
this is the school's promise and not a term of law: the Algemene termijnenwet plays no part.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from .calendar import is_day_off

DEFAULT_SCHOOL_DAYS = 20


def add_school_days(
    start: date, school_days: int, holidays: Iterable[tuple[date, date]] = ()
) -> date:
    """The last of so many school days after `start`; the start itself does not count.

    `holidays` are the school's own, each from a first up to and including a last day; they may
    overlap. Weekends and holidays of the law (Atw 3) are no school days either.
    Raises ValueError for less than one school day and for a holiday that ends before it begins.
    """
    closed = tuple(holidays)
    if school_days < 1:
        raise ValueError(f"at least one school day, not {school_days}")
    if any(last < first for first, last in closed):
        raise ValueError("a school holiday ends before it begins")
    day = start
    for _ in range(school_days):
        day = _next_school_day(day, closed)
    return day


def _next_school_day(day: date, closed: tuple[tuple[date, date], ...]) -> date:
    while True:
        day += timedelta(days=1)
        if not is_day_off(day) and not any(first <= day <= last for first, last in closed):
            return day
