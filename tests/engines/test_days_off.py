"""The days off of the Algemene termijnenwet, against the text of the law and our own Easter."""

from datetime import date, timedelta

import pytest

from engines.deadlines import day_off_name, is_day_off
from engines.deadlines.calendar import EQUATED

NAMED = [
    # day, name
    (date(2026, 1, 1), "Nieuwjaarsdag"),
    (date(2026, 1, 2), "gelijkgestelde dag"),
    (date(2026, 4, 3), "Goede vrijdag"),
    (date(2026, 4, 5), "zondag"),  # Easter Sunday is not in the law; it is a Sunday already
    (date(2027, 3, 29), "Tweede paasdag"),
    (date(2027, 4, 27), "Koningsdag"),
    (date(2025, 4, 26), "Koningsdag"),  # 27 April 2025 is a Sunday
    (date(2025, 4, 27), "zondag"),
    (date(2027, 5, 5), "Bevrijdingsdag"),  # every year, also when it is a working day for many
    (date(2016, 5, 5), "Bevrijdingsdag en Hemelvaartsdag"),
    (date(2027, 5, 6), "Hemelvaartsdag"),
    (date(2027, 5, 7), "gelijkgestelde dag"),
    (date(2027, 5, 17), "Tweede pinksterdag"),
    (date(2026, 12, 25), "Eerste kerstdag"),
    (date(2026, 12, 26), "Tweede kerstdag"),  # a Saturday, and it keeps its own name
    (date(2026, 12, 5), "zaterdag"),
    (date(2026, 12, 24), None),
    (date(2026, 12, 31), None),  # Oudjaarsdag is a working day
    (date(2027, 5, 4), None),
    (date(2028, 2, 29), None),
]


@pytest.mark.parametrize(("day", "name"), NAMED)
def test_a_day_off_has_the_name_people_know(day: date, name: str | None) -> None:
    assert day_off_name(day) == name
    assert is_day_off(day) == (name is not None)


@pytest.mark.parametrize("year", range(2000, 2101))
def test_the_days_off_of_a_year_are_exactly_those_of_article_3(year: int) -> None:
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    working = {day for day in days if day.weekday() < 5}

    assert {day for day in working if is_day_off(day)} == article_3(year) & working


def article_3(year: int) -> set[date]:
    """Lid 1, 2 and 3, written out by hand."""
    easter = easter_sunday(year)
    moving = {easter + timedelta(days=n) for n in (-2, 1, 39, 50)}  # Good Friday … Whit Monday
    fixed = {date(year, m, d) for m, d in ((1, 1), (5, 5), (12, 25), (12, 26))}
    equated = {day for day in EQUATED if day.year == year}
    return moving | fixed | {kings_day(year)} | equated


def kings_day(year: int) -> date:
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == 6 else day


def easter_sunday(year: int) -> date:
    """The anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
