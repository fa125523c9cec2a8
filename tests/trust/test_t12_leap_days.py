"""T-12. Terms around leap days, holidays and birthdays: in the engine, and in what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from engines.deadlines import BirthDate, StudyYear
from engines.deadlines.catalogue import APPEAL, OBJECTION
from passend.agreements.dates import parent_agrees_too
from passend.agreements.models import Agreement
from passend.cases.actions.parent import add
from passend.cases.models import Case
from passend.core import clock
from passend.core.models import School
from tests import given
from tests.journeys.daily import a_school

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LEAP = date(2012, 2, 29)


@contextmanager
def on(day: date, hour: int = 12, minute: int = 0) -> Iterator[None]:
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)
    with clock.at(moment):
        yield


def test_t12_six_weeks_across_a_leap_day():
    assert OBJECTION.ends(date(2028, 1, 20)) == date(2028, 3, 2)


@pytest.mark.parametrize(
    ("start", "last"),
    [(date(2027, 3, 15), date(2027, 3, 30)), (date(2027, 4, 13), date(2027, 4, 28))],
    ids=["Easter Monday 2027", "King's Day 2027"],
)
def test_t12_a_term_does_not_end_on_a_holiday(start: date, last: date):
    assert APPEAL.ends(start) == last


def test_t12_born_on_a_leap_day_is_sixteen_on_it_and_eighteen_on_the_first_of_march():
    born = BirthDate.from_date(LEAP)
    assert born.turns(16).last == date(2028, 2, 29)
    assert born.turns(18).last == date(2030, 3, 1)


def test_t12_the_study_year_turns_on_the_first_of_august():
    assert StudyYear.of(date(2028, 7, 31)).starts_in == 2027
    assert StudyYear.of(date(2028, 8, 1)).starts_in == 2028


@pytest.mark.django_db
def test_t12_a_parent_agrees_and_looks_until_midnight_before_the_birthday():
    with on(date(2028, 1, 20)):
        school = a_school()
        case = school.heard(born=LEAP.isoformat())
        names = {"first_name": "Mo", "last_name": "Bakker", "email": "mo@example.org"}
        parent = add(case, by=school.coach, **names).user
    with on(date(2028, 2, 28), 23, 59):
        assert parent_agrees_too(case)
        assert Case.objects.decided_along_by(parent).filter(pk=case.pk).exists()
    with on(date(2028, 2, 29), 0, 1):
        assert not parent_agrees_too(case)
        assert not Case.objects.decided_along_by(parent).filter(pk=case.pk).exists()


@pytest.mark.django_db
def test_t12_the_last_day_of_the_evaluation_is_stored_at_the_signing():
    with on(date(2028, 2, 29)):
        assert given.in_force().evaluate_by == date(2028, 7, 31)
    with on(date(2028, 8, 1)):
        assert given.in_force().evaluate_by == date(2029, 7, 31)
    assert set(Agreement.objects.values_list("evaluate_by", flat=True)) == {
        date(2028, 7, 31),
        date(2029, 7, 31),
    }


@pytest.mark.django_db
def test_t12_a_need_found_later_counts_school_days_across_a_leap_day_and_a_holiday():
    """Twenty school days after Monday 14 February 2028, with the spring week off."""
    with on(date(2028, 2, 14)):
        School.objects.create(holidays=[["2028-02-26", "2028-03-05"]])
        case = a_school().enrolled(start=date(2027, 8, 1))
        assert case.needs.first().agree_by == date(2028, 3, 20)
