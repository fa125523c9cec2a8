"""Terms: how long somebody has to act, and the last day on which it is still in time.

A term starts on the day after the announcement (Awb 6:8), so that day itself does not count, and
n weeks are n x 7 days. Months and years end on the day with the same number as the start; where
that month has no such day they end on its last day (31 January + 1 month = 28 or 29 February).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .calendar import is_day_off
from .study_year import StudyYear

ONE_DAY = timedelta(days=1)
LONGEST_EXTENDED = {"days": 90, "weeks": 12, "months": 3, "years": 0}
"""Longer terms, and terms of years, are never extended (Atw 4)."""
SHORTEST_WITH_TWO_WORKING_DAYS = timedelta(days=3)
"""From this length on a term holds at least two working days (Atw 2)."""
TWO_WORKING_DAYS = 2


class Extension(StrEnum):
    """Which law carries the last day past weekends and holidays."""

    DUTCH = "Atw 1, 2 en 4"
    """Terms in a Dutch law: only up to 12 weeks, 90 days or 3 months."""
    EUROPEAN = "Verordening 1182/71, art. 3 lid 4 en 5"
    """Terms in a European regulation, such as the AVG: of any length."""
    NONE = "Atw niet van toepassing"
    """The school's own terms, and the longest duration of something: the Atw does not apply."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A period to act, and the article that gives it. Exactly one of the lengths is given.

    Raises ValueError when no length, more than one, or a length below one is given.
    """

    law: str
    days: int = 0
    weeks: int = 0
    months: int = 0
    years: int = 0
    backwards: bool = False
    """Counted back from an event ("at least two weeks before …"): never extended (Atw 1 lid 2)."""
    extension: Extension = Extension.DUTCH

    def __post_init__(self) -> None:
        lengths = (self.days, self.weeks, self.months, self.years)
        if any(n < 0 for n in lengths) or sum(n > 0 for n in lengths) != 1:
            raise ValueError(f"a term has one length of at least one: {self!r}")

    @property
    def length(self) -> tuple[int, str]:
        """The number and its unit: `(6, "weeks")`."""
        units = {"days": self.days, "weeks": self.weeks, "months": self.months, "years": self.years}
        return next((n, unit) for unit, n in units.items() if n)

    @property
    def is_extended(self) -> bool:
        """Whether the last day moves past weekends and holidays."""
        if self.backwards or self.extension is Extension.NONE:
            return False
        number, unit = self.length
        return self.extension is Extension.EUROPEAN or number <= LONGEST_EXTENDED[unit]

    def ends(self, start: date, *, paused: int = 0) -> date:
        """The last day to act.

        `start` is the day of the announcement or receipt; for a term counted backwards it is the
        day of the event, and the answer is the last day that is still early enough. `paused` is
        for how many days the term stood still: it runs on for as many days after.
        """
        last = self._counted(start) + timedelta(days=paused)
        return _past_days_off(start, last) if self.is_extended else last

    def _counted(self, start: date) -> date:
        sign = -1 if self.backwards else 1
        if self.months or self.years:
            return add_months(start, sign * (self.months + 12 * self.years))
        return start + sign * timedelta(days=self.days, weeks=self.weeks)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day if it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _past_days_off(start: date, last: date) -> date:
    """Atw 2 first (two working days in a term of three days or more), then Atw 1."""
    if last - start >= SHORTEST_WITH_TWO_WORKING_DAYS:
        while _working_days(start, last) < TWO_WORKING_DAYS:
            last += ONE_DAY
    while is_day_off(last):
        last += ONE_DAY
    return last


def _working_days(start: date, last: date) -> int:
    """How many of the first two working days after `start` lie on or before `last`."""
    found, day = 0, start + ONE_DAY
    while day <= last and found < TWO_WORKING_DAYS:
        found += not is_day_off(day)
        day += ONE_DAY
    return found


@dataclass(frozen=True, kw_only=True)
class FixedDay:
    """A day the law names by its date. It is not a term, so it is never extended (Atw 1).

    29 February is refused: it does not exist every year (ValueError).
    """

    law: str
    month: int
    day: int

    def __post_init__(self) -> None:
        date(2001, self.month, self.day)

    def in_study_year(self, study_year: StudyYear) -> date:
        """The one time this day falls in the study year."""
        first = date(study_year.starts_in, self.month, self.day)
        return first if first in study_year else first.replace(year=first.year + 1)

    def next_from(self, day: date) -> date:
        """The first time this day comes, on or after `day`."""
        this_year = date(day.year, self.month, self.day)
        return this_year if this_year >= day else this_year.replace(year=day.year + 1)
