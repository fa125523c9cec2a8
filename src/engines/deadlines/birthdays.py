"""Ages, also of people whose birth date is not known to the day.

The national register writes an unknown day, or day and month, as `00`. Such a person turns 16 on
some day in a month or a year. Protection must then last until the last possible day, and what
somebody else may do until a birthday must stop on the first possible day.

One rule for 29 February, the same everywhere: in a year without that day the birthday is 1 March.
No article says so; somebody is a year older when the year has fully passed, and on 28 February it
has not. Dutch practice follows this.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MAJORITY = 18
"""From this age somebody is of age (BW 1:233)."""


class DaySpan(NamedTuple):
    """The first and the last day on which something can be; the same day when it is known."""

    first: date
    last: date


class Age(NamedTuple):
    """Completed years: at least and at most. They differ only for an imprecise birth date."""

    at_least: int
    at_most: int

    @property
    def exact(self) -> int | None:
        """The age when it is certain, None otherwise."""
        return self.at_least if self.at_least == self.at_most else None


@dataclass(frozen=True, order=True)
class BirthDate:
    """A birth date in parts; month and day are 0 when the register does not know them.

    Raises ValueError for a day without a month and for a day that does not exist.
    """

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        if self.month == 0 and self.day != 0:
            raise ValueError(f"a birth day without a month: {self}")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_parts(cls, year: int, month: int, day: int) -> "BirthDate":
        """From the numbers of the register: `from_parts(2010, 5, 0)` is some day in May 2010."""
        return cls(year, month, day)

    @classmethod
    def from_date(cls, day: date) -> "BirthDate":
        """From a date that is known to the day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_span(cls, earliest: date, latest: date) -> "BirthDate":
        """From the first and the last possible day, as they are stored."""
        if earliest == latest:
            return cls.from_date(earliest)
        month = earliest.month if earliest.month == latest.month else 0
        return cls(earliest.year, month, 0)

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day != 0

    @property
    def earliest(self) -> date:
        """The first day on which this person can be born."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day on which this person can be born."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def turns(self, age: int) -> DaySpan:
        """The birthday on which this person reaches the age: first and last possible day."""
        return DaySpan(_birthday(self.earliest, age), _birthday(self.latest, age))

    def age_on(self, day: date) -> Age:
        """The completed years on this day; 0 before the birth."""
        return Age(_age(self.latest, day), _age(self.earliest, day))

    def is_surely_at_least(self, age: int, day: date) -> bool:
        """Whether the age is reached whatever the birth date: ends the protection of the young."""
        return day >= self.turns(age).last

    def may_be_at_least(self, age: int, day: date) -> bool:
        """Whether the age can be reached: ends what others may do until that birthday."""
        return day >= self.turns(age).first

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def parent_may_see(birth: BirthDate, day: date) -> bool:
    """Whether a parent of a minor may still have access on this day (BW 1:233).

    It ends at midnight before the first day on which the student can have turned 18.
    """
    return not birth.may_be_at_least(MAJORITY, day)


def _birthday(born: date, age: int) -> date:
    year = born.year + age
    if (born.month, born.day) == (2, 29) and monthrange(year, 2)[1] < born.day:
        return date(year, 3, 1)
    return born.replace(year=year)


def _age(born: date, day: date) -> int:
    years = day.year - born.year
    return max(0, years if day >= _birthday(born, years) else years - 1)
