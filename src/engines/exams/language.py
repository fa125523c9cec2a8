"""The second language: who had at most six years of education in the Netherlands."""

from datetime import date
from typing import Final

from engines.deadlines import StudyYear

LANGUAGE_YEARS: Final = 6
"""The study year of the exam counted along (Examenbesluit 12a)."""


def language_until(years: int, today: date) -> date | None:
    """The last day on which extra time for the language may be given; None when it may not.

    `years` counts the education in the Netherlands with the study year of `today`, so it is at
    least 1. In the fifth year there is one more: until 31 July of the next study year.

    >>> language_until(5, date(2026, 11, 22))
    datetime.date(2028, 7, 31)
    >>> language_until(7, date(2026, 11, 22)) is None
    True
    """
    if years < 1:
        raise ValueError(f"years of education begin at one: {years}")
    if years > LANGUAGE_YEARS:
        return None
    return StudyYear(StudyYear.of(today).starts_in + LANGUAGE_YEARS - years).last_day
