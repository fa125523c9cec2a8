"""The study year runs from 1 August up to and including 31 July (WEB 1.1.1)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.deadlines import StudyYear


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 7, 31), "2025-2026"),
        (date(2026, 8, 1), "2026-2027"),
        (date(2026, 12, 31), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
        (date(2028, 2, 29), "2027-2028"),
    ],
)
def test_a_day_belongs_to_one_study_year(day: date, label: str) -> None:
    assert StudyYear.of(day).label == label
    assert str(StudyYear.of(day)) == label


def test_a_study_year_begins_on_1_august_and_ends_on_31_july() -> None:
    year = StudyYear(2026)

    assert (year.first_day, year.last_day) == (date(2026, 8, 1), date(2027, 7, 31))
    assert year.first_day in year
    assert year.last_day in year
    assert date(2026, 7, 31) not in year
    assert date(2027, 8, 1) not in year


def test_study_years_are_in_order() -> None:
    assert StudyYear(2025) < StudyYear(2026) == StudyYear(2025).next()


@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_study_years_follow_each_other_without_a_gap(day: date) -> None:
    year = StudyYear.of(day)

    assert day in year
    assert year.next().first_day - year.last_day == timedelta(days=1)
    assert year.next().previous() == year
