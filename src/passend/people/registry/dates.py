"""Dates as the register and spreadsheets write them, without a guess about what is not there."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from engines.deadlines import BirthDate

from .problems import Unreadable

YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+Z?)?")
DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: [\d:.]+)?")
DIGITS: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[int, int, int]:
    """Year, month and day of `2024-07-31`, `31-7-2024` or `20240731`; zeros allowed.

    Raises `Unreadable` ("bad_date") for anything else, a year of two digits included.
    """
    if found := YEAR_FIRST.fullmatch(text) or DIGITS.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise Unreadable("bad_date")
    return int(year), int(month), int(day)


@lru_cache(maxsize=16384)
def day(text: str) -> date | None:
    """A full date, or None for an empty field. Raises `Unreadable` ("bad_date")."""
    if not text:
        return None
    try:
        return date(*parts(text))
    except ValueError:
        raise Unreadable("bad_date") from None


@lru_cache(maxsize=16384)
def birth(text: str) -> BirthDate | None:
    """A birth date of which day, or month and day, may be `00`; None when wholly unknown.

    A day without a month tells nothing that counts, so it is left out. Raises `Unreadable`
    ("bad_birth") for what is no date, such as 31 February.
    """
    if not text:
        return None
    try:
        year, month, day = parts(text)
        return BirthDate.from_parts(year, month, day if month else 0) if year else None
    except (Unreadable, ValueError):
        raise Unreadable("bad_birth") from None
