"""Terms, as a table a lawyer can read."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.deadlines import Extension, FixedDay, StudyYear, Term, add_months, is_day_off
from engines.deadlines.catalogue import (
    APPEAL,
    APPLY_BY,
    COMPLAINT_ABOUT,
    DATA_REQUEST,
    DECISION_ON_APPEAL,
    DECISION_ON_OBJECTION,
    EVALUATE_BY,
    OBJECTION,
    SUSPENSION,
)

THREE_DAYS = Term(law="Atw 2", days=3)
TWO_DAYS = Term(law="Atw 2", days=2)
TWO_WEEKS_BEFORE = Term(law="example", weeks=2, backwards=True)

CASES = [
    # term, starts, last day, because
    (OBJECTION, date(2028, 1, 20), date(2028, 3, 2), "T-12: six weeks across 29 February 2028"),
    (OBJECTION, date(2026, 6, 2), date(2026, 7, 14), "A20: an ordinary Tuesday"),
    (OBJECTION, date(2026, 2, 23), date(2026, 4, 7), "6 April 2026 is Easter Monday"),
    (OBJECTION, date(2026, 9, 5), date(2026, 10, 19), "17 October 2026 is a Saturday"),
    (OBJECTION, date(2026, 11, 19), date(2026, 12, 31), "31 December is a working day"),
    (OBJECTION, date(2026, 11, 20), date(2027, 1, 4), "New Year's Day, then a weekend"),
    (OBJECTION, date(2025, 11, 20), date(2026, 1, 5), "1 January, the equated 2nd, a weekend"),
    (APPEAL, date(2027, 3, 15), date(2027, 3, 30), "T-12: Easter Monday 29 March 2027"),
    (APPEAL, date(2027, 4, 13), date(2027, 4, 28), "T-12: King's Day 27 April 2027"),
    (APPEAL, date(2025, 4, 12), date(2025, 4, 28), "King's Day moved to Saturday 26 April 2025"),
    (APPEAL, date(2027, 6, 10), date(2027, 6, 24), "A19: an ordinary Thursday"),
    (APPEAL, date(2027, 4, 21), date(2027, 5, 10), "5 May, Ascension, the equated 7th, weekend"),
    (APPEAL, date(2026, 3, 20), date(2026, 4, 7), "Good Friday, Easter, Easter Monday"),
    (DECISION_ON_OBJECTION, date(2026, 7, 1), date(2026, 9, 9), "A20: ten weeks after receipt"),
    (DECISION_ON_APPEAL, date(2027, 3, 30), date(2027, 4, 28), "27 April is King's Day"),
    (THREE_DAYS, date(2026, 4, 2), date(2026, 4, 8), "Atw 2: two working days after Easter 2026"),
    (THREE_DAYS, date(2026, 12, 24), date(2026, 12, 29), "Atw 2: Monday 28 and Tuesday 29"),
    (THREE_DAYS, date(2026, 9, 7), date(2026, 9, 10), "an ordinary Thursday"),
    (TWO_DAYS, date(2026, 4, 2), date(2026, 4, 7), "Atw 2 does not hold below three days"),
    (Term(law="x", days=90), date(2026, 9, 6), date(2026, 12, 7), "90 days are extended"),
    (Term(law="x", days=91), date(2026, 9, 5), date(2026, 12, 5), "Atw 4: 91 days are not"),
    (Term(law="x", weeks=12), date(2026, 9, 12), date(2026, 12, 7), "12 weeks are extended"),
    (Term(law="x", weeks=13), date(2026, 9, 5), date(2026, 12, 5), "Atw 4: 13 weeks are not"),
    (Term(law="x", months=3), date(2026, 9, 5), date(2026, 12, 7), "3 months are extended"),
    (Term(law="x", months=4), date(2026, 8, 5), date(2026, 12, 5), "Atw 4: 4 months are not"),
    (COMPLAINT_ABOUT, date(2025, 12, 5), date(2026, 12, 5), "Atw 4: a term of a year is not"),
    (COMPLAINT_ABOUT, date(2028, 2, 29), date(2029, 2, 28), "no 29 February in 2029"),
    (Term(law="x", months=1), date(2027, 1, 31), date(2027, 3, 1), "28 February is a Sunday"),
    (Term(law="x", months=1), date(2028, 1, 31), date(2028, 2, 29), "the last day of February"),
    (Term(law="x", months=1), date(2028, 2, 29), date(2028, 3, 29), "the same number"),
    (DATA_REQUEST, date(2026, 4, 6), date(2026, 5, 6), "one month, an ordinary Wednesday"),
    (DATA_REQUEST, date(2026, 3, 6), date(2026, 4, 7), "Easter Monday, by Verordening 1182/71"),
    (SUSPENSION, date(2026, 9, 5), date(2026, 9, 19), "a longest duration is never extended"),
    (TWO_WEEKS_BEFORE, date(2026, 9, 19), date(2026, 9, 5), "Atw 1 lid 2: counted backwards"),
    (TWO_WEEKS_BEFORE, date(2027, 5, 11), date(2027, 4, 27), "King's Day stays the last day"),
    (
        Term(law="x", months=6, backwards=True),
        date(2026, 8, 31),
        date(2026, 2, 28),
        "half a year before 31 August",
    ),
]


@pytest.mark.parametrize(("term", "start", "last", "because"), CASES)
def test_the_last_day_of_a_term(term: Term, start: date, last: date, because: str) -> None:
    assert term.ends(start) == last, because


@pytest.mark.parametrize(
    "lengths",
    [{}, {"days": 0}, {"weeks": -1}, {"days": 1, "weeks": 1}, {"months": 1, "years": 1}],
)
def test_a_term_has_exactly_one_length(lengths: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="one length"):
        Term(law="x", **lengths)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "study_year", "falls_on"),
    [
        (EVALUATE_BY, StudyYear(2025), date(2026, 7, 31)),
        (APPLY_BY, StudyYear(2026).previous(), date(2026, 4, 1)),
        (FixedDay(law="x", month=8, day=1), StudyYear(2026), date(2026, 8, 1)),
        (FixedDay(law="x", month=12, day=25), StudyYear(2026), date(2026, 12, 25)),
    ],
)
def test_a_fixed_day_comes_once_in_a_study_year_and_is_never_moved(
    day: FixedDay, study_year: StudyYear, falls_on: date
) -> None:
    assert day.in_study_year(study_year) == falls_on


def test_the_next_first_of_april_is_today_or_later() -> None:
    assert APPLY_BY.next_from(date(2026, 4, 1)) == date(2026, 4, 1)
    assert APPLY_BY.next_from(date(2026, 4, 2)) == date(2027, 4, 1)


@pytest.mark.parametrize(("month", "day"), [(2, 29), (13, 1), (4, 31)])
def test_a_fixed_day_must_exist_every_year(month: int, day: int) -> None:
    with pytest.raises(ValueError, match="day|month"):
        FixedDay(law="x", month=month, day=day)


DAYS = st.dates(date(2015, 1, 1), date(2060, 1, 1))
TERMS = st.one_of(
    st.builds(lambda n: Term(law="x", days=n), st.integers(1, 200)),
    st.builds(lambda n: Term(law="x", weeks=n), st.integers(1, 30)),
    st.builds(lambda n: Term(law="x", months=n), st.integers(1, 12)),
    st.builds(lambda n: Term(law="x", years=n), st.integers(1, 3)),
)


@settings(deadline=None)
@given(term=TERMS, start=DAYS)
def test_a_term_ends_where_counting_on_the_fingers_ends(term: Term, start: date) -> None:
    assert term.ends(start) == on_the_fingers(term, start)


@settings(deadline=None)
@given(term=TERMS, start=DAYS)
def test_an_extended_term_ends_on_a_working_day_and_a_later_start_never_ends_earlier(
    term: Term, start: date
) -> None:
    last = term.ends(start)

    assert not (term.is_extended and is_day_off(last))
    assert last <= term.ends(start + timedelta(days=1))


@settings(deadline=None)
@given(weeks=st.integers(1, 60), event=DAYS)
def test_a_term_counted_backwards_is_exactly_its_length(weeks: int, event: date) -> None:
    term = Term(law="x", weeks=weeks, backwards=True)

    assert (event - term.ends(event)).days == 7 * weeks


def test_the_own_terms_of_a_school_are_never_extended() -> None:
    own = Term(law="beleid van de school", days=14, extension=Extension.NONE)

    assert own.ends(date(2026, 12, 11)) == date(2026, 12, 25)


def test_months_never_skip_a_month() -> None:
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)
    assert add_months(date(2028, 2, 29), -12) == date(2027, 2, 28)


def on_the_fingers(term: Term, start: date) -> date:
    """Day by day, as the law tells it: count, two working days (Atw 2), a working day (Atw 1)."""
    last = plain_end(term, start)
    n = {"days": 90, "weeks": 12, "months": 3, "years": 0}
    if term.length[0] > n[term.length[1]]:
        return last
    days = [start + timedelta(days=k) for k in range(1, 400)]
    working = [day for day in days if not is_day_off(day)]
    if (last - start).days >= 3:
        last = max(last, working[1])
    return next(day for day in working if day >= last)


def plain_end(term: Term, start: date) -> date:
    number, unit = term.length
    if unit in ("days", "weeks"):
        return start + number * timedelta(days=1 if unit == "days" else 7)
    year, month = start.year, start.month
    for _ in range(number if unit == "months" else 12 * number):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    day = start.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
