"""The study year of vocational education: 1 August up to and including 31 July."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

AUGUST = 8


@dataclass(frozen=True, order=True)
class StudyYear:
    """One study year, named after the calendar year in which it starts (WEB 1.1.1, studiejaar)."""

    starts_in: int

    law: ClassVar[str] = "WEB 1.1.1 (begripsbepaling studiejaar)"

    @classmethod
    def of(cls, day: date) -> "StudyYear":
        """The study year in which this day falls."""
        return cls(day.year if day.month >= AUGUST else day.year - 1)

    @property
    def first_day(self) -> date:
        """1 August."""
        return date(self.starts_in, AUGUST, 1)

    @property
    def last_day(self) -> date:
        """31 July of the next calendar year."""
        return date(self.starts_in + 1, 7, 31)

    @property
    def label(self) -> str:
        """As schools write it: "2026-2027"."""
        return f"{self.starts_in}-{self.starts_in + 1}"

    def next(self) -> "StudyYear":
        """The study year that starts on the day after the last day of this one."""
        return StudyYear(self.starts_in + 1)

    def previous(self) -> "StudyYear":
        """The study year that ended on the day before the first day of this one."""
        return StudyYear(self.starts_in - 1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return self.label
