"""The evaluation once per study year (WEB 8.1.3a lid 3), as a table a lawyer can read."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.deadlines import (
    EvaluationSettings,
    EvaluationStatus,
    FixedDay,
    InForce,
    StudyYear,
    evaluation_duty,
)

NOT_YET, DUE, DONE = EvaluationStatus.NOT_YET, EvaluationStatus.DUE, EvaluationStatus.DONE
OVERDUE, ENDED = EvaluationStatus.OVERDUE, EvaluationStatus.ENDED
RECOMMENDED = EvaluationStatus.RECOMMENDED


def since(first: date, last: date | None = None) -> InForce:
    return InForce(in_force_on=first, ended_on=last)


SEPTEMBER = [since(date(2026, 9, 10))]
MAY_1, MAY_2 = [since(date(2027, 5, 1))], [since(date(2027, 5, 2))]

CASES = [
    # agreements, evaluated on, today, status per study year, because
    (SEPTEMBER, [], date(2026, 9, 10), [NOT_YET], "just signed"),
    (SEPTEMBER, [], date(2027, 3, 31), [NOT_YET], "the day before the due row"),
    (SEPTEMBER, [], date(2027, 4, 1), [DUE], "due from 1 April"),
    (SEPTEMBER, [], date(2027, 7, 31), [DUE], "31 July is the last day"),
    (SEPTEMBER, [], date(2027, 8, 1), [OVERDUE, NOT_YET], "overdue since 1 August"),
    (SEPTEMBER, [date(2027, 7, 31)], date(2027, 8, 1), [DONE, NOT_YET], "on the last day"),
    (SEPTEMBER, [date(2027, 8, 1)], date(2027, 8, 1), [OVERDUE, DONE], "a day late: next year"),
    (SEPTEMBER, [date(2026, 10, 1)], date(2027, 7, 1), [DONE], "not twelve months after signing"),
    (SEPTEMBER, [date(2026, 10, 1)], date(2028, 4, 1), [DONE, DUE], "every study year anew"),
    (MAY_1, [], date(2027, 6, 1), [DUE], "signed on 1 May is not after 1 May"),
    (MAY_2, [], date(2027, 6, 1), [RECOMMENDED], "signed after 1 May: a recommendation"),
    (MAY_2, [], date(2027, 8, 1), [RECOMMENDED, NOT_YET], "and never a breach"),
    (MAY_2, [date(2027, 7, 1)], date(2027, 8, 1), [DONE, NOT_YET], "done all the same"),
    (MAY_2, [], date(2028, 8, 1), [RECOMMENDED, OVERDUE, NOT_YET], "the next year counts"),
    ([since(date(2028, 2, 29))], [], date(2028, 8, 1), [OVERDUE, NOT_YET], "signed on a leap day"),
    (
        [since(date(2026, 9, 10), date(2027, 5, 20)), since(date(2027, 5, 20))],
        [],
        date(2027, 6, 1),
        [DUE],
        "a new version in May continues the old agreement",
    ),
    (
        [since(date(2026, 9, 10), date(2027, 5, 19)), since(date(2027, 5, 20))],
        [],
        date(2027, 8, 1),
        [OVERDUE, NOT_YET],
        "also when the new one starts on the day after",
    ),
    (
        [since(date(2026, 9, 10), date(2027, 1, 31)), since(date(2027, 5, 20))],
        [],
        date(2027, 8, 1),
        [RECOMMENDED, NOT_YET],
        "after months without an agreement the new one is on its own",
    ),
    ([since(date(2026, 9, 10), date(2027, 2, 1))], [], date(2027, 2, 1), [NOT_YET], "last day"),
    ([since(date(2026, 9, 10), date(2027, 2, 1))], [], date(2027, 2, 2), [ENDED], "left school"),
    ([since(date(2026, 9, 10), date(2027, 2, 1))], [], date(2028, 2, 2), [ENDED], "no later rows"),
    ([since(date(2026, 9, 10), date(2027, 7, 31))], [], date(2027, 9, 1), [OVERDUE], "a full year"),
    ([since(date(2027, 9, 10))], [], date(2027, 6, 1), [], "not in force yet"),
    ([], [], date(2027, 6, 1), [], "no agreement, no evaluation"),
]


@pytest.mark.parametrize(("agreements", "evaluated_on", "today", "statuses", "because"), CASES)
def test_where_the_evaluation_of_each_study_year_stands(
    agreements: list[InForce],
    evaluated_on: list[date],
    today: date,
    statuses: list[EvaluationStatus],
    because: str,
) -> None:
    years = evaluation_duty(agreements, evaluated_on, today)

    assert [year.status for year in years] == statuses, because


def test_every_answer_names_the_last_day_and_the_law() -> None:
    overdue, current = evaluation_duty(SEPTEMBER, [], date(2027, 8, 15))

    assert (overdue.by, overdue.overdue_since) == (date(2027, 7, 31), date(2027, 8, 1))
    assert (current.by, current.overdue_since) == (date(2028, 7, 31), None)
    assert "WEB 8.1.3a lid 3" in overdue.grounds[0].law


def test_a_recommendation_says_that_it_is_the_schools_own_reading() -> None:
    (year,) = evaluation_duty(MAY_2, [], date(2027, 6, 1))

    assert [rule.layer for rule in year.grounds] == ["law", "school"]


def test_a_planned_end_before_31_july_is_the_last_day_to_evaluate() -> None:
    (year,) = evaluation_duty([since(date(2026, 9, 10), date(2027, 6, 15))], [], date(2027, 4, 1))

    assert (year.status, year.by) == (DUE, date(2027, 6, 15))


OPEN = [
    # agreements, evaluated on, today, open per study year, because
    (SEPTEMBER, [], date(2027, 3, 31), [False], "nothing to do yet"),
    (SEPTEMBER, [], date(2027, 4, 1), [True], "due"),
    (SEPTEMBER, [date(2027, 4, 1)], date(2027, 4, 1), [False], "done"),
    (SEPTEMBER, [], date(2027, 9, 1), [True, False], "overdue"),
    (SEPTEMBER, [date(2027, 9, 1)], date(2027, 9, 1), [False, False], "caught up"),
    (MAY_2, [], date(2027, 7, 31), [True], "recommended"),
    (MAY_2, [], date(2027, 8, 1), [False, False], "the recommendation has passed"),
    ([since(date(2026, 9, 10), date(2027, 8, 1))], [], date(2027, 8, 2), [False, False], "ended"),
]


@pytest.mark.parametrize(("agreements", "evaluated_on", "today", "is_open", "because"), OPEN)
def test_a_row_is_work_only_while_something_can_be_done_about_it(
    agreements: list[InForce],
    evaluated_on: list[date],
    today: date,
    is_open: list[bool],
    because: str,
) -> None:
    years = evaluation_duty(agreements, evaluated_on, today)

    assert [year.is_open for year in years] == is_open, because


def test_what_was_overdue_stays_so_and_says_when_it_was_caught_up() -> None:
    overdue, current = evaluation_duty(SEPTEMBER, [date(2027, 9, 1)], date(2027, 9, 2))

    assert (overdue.status, overdue.caught_up_on) == (OVERDUE, date(2027, 9, 1))
    assert (current.status, current.evaluated_on) == (DONE, date(2027, 9, 1))


def test_both_days_are_settings_of_the_school() -> None:
    early = EvaluationSettings(
        due_from=FixedDay(law="x", month=11, day=1),
        signed_late_after=FixedDay(law="x", month=2, day=1),
    )

    (first,) = evaluation_duty(SEPTEMBER, [], date(2026, 11, 1), early)
    (second,) = evaluation_duty([since(date(2027, 2, 2))], [], date(2027, 3, 1), early)

    assert (first.status, second.status) == (DUE, RECOMMENDED)


def test_an_agreement_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        since(date(2026, 9, 10), date(2026, 9, 9))


DAYS = st.dates(date(2023, 8, 1), date(2029, 7, 31))
AGREEMENTS = st.lists(
    st.builds(
        lambda first, length: since(
            first, None if length is None else first + timedelta(days=length)
        ),
        DAYS,
        st.one_of(st.none(), st.integers(0, 900)),
    ),
    max_size=4,
)


@settings(deadline=None)
@given(agreements=AGREEMENTS, evaluated_on=st.lists(DAYS, max_size=5), today=DAYS)
def test_the_answer_is_what_walking_through_the_calendar_day_by_day_gives(
    agreements: list[InForce], evaluated_on: list[date], today: date
) -> None:
    years = evaluation_duty(agreements, evaluated_on, today)

    assert {year.study_year: year.status for year in years} == {
        year: status
        for year in (StudyYear(n) for n in range(2023, 2029))
        if (status := walked(year, agreements, evaluated_on, today)) is not None
    }


def walked(
    year: StudyYear, agreements: list[InForce], evaluated_on: list[date], today: date
) -> EvaluationStatus | None:
    """Slow and plain: which days of the year have an agreement in force, and what follows."""
    known = [a for a in agreements if a.in_force_on <= today]
    length = (year.last_day - year.first_day).days
    days = [year.first_day + timedelta(days=n) for n in range(length + 1)]
    covered = [day for day in days if any(day in a for a in known)]
    if not covered or covered[0] > today:
        return None
    if any(day in year and day <= today for day in evaluated_on):
        return DONE
    if covered[-1] < year.last_day and covered[-1] < today:
        return ENDED
    first = covered[-1]
    while any(first - timedelta(days=1) in a for a in known):
        first -= timedelta(days=1)
    if first > date(year.starts_in + 1, 5, 1):
        return RECOMMENDED
    if today > year.last_day:
        return OVERDUE
    return DUE if today >= date(year.starts_in + 1, 4, 1) else NOT_YET
