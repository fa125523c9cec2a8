"""The days in the cases of the law that a verdict does not tell (docs/explanation/law-cases.md)."""

from datetime import date, timedelta

import pytest

from engines.deadlines import Term
from engines.deadlines.catalogue import (
    ADVICE_FROM,
    ADVICE_UNTIL,
    APPEAL,
    COMPLAINT_DECISION,
    DECISION_ON_APPEAL,
    DECISION_ON_APPEAL_LONGEST,
    DECISION_ON_OBJECTION,
    OBJECTION,
)
from engines.rights.derived import parse_derivation
from engines.rights.values import Value

DAYS = [
    # case, term, starts, last day
    ("A18", ADVICE_FROM, date(2026, 8, 1), date(2026, 11, 1)),
    ("A18", ADVICE_UNTIL, date(2026, 8, 1), date(2026, 12, 1)),
    ("A19", APPEAL, date(2027, 6, 10), date(2027, 6, 24)),
    ("A20", OBJECTION, date(2026, 6, 2), date(2026, 7, 14)),
    ("A20", DECISION_ON_OBJECTION, date(2026, 7, 1), date(2026, 9, 9)),
    ("A21", APPEAL, date(2026, 6, 2), date(2026, 6, 16)),
    ("A21", DECISION_ON_APPEAL, date(2026, 6, 16), date(2026, 7, 14)),
    ("A21", DECISION_ON_APPEAL_LONGEST, date(2026, 6, 16), date(2026, 7, 28)),
    ("A22", COMPLAINT_DECISION, date(2026, 9, 1), date(2026, 11, 10)),
]
LEAVE = parse_derivation("in_zwangerschapsverlof(datum, meer)")


@pytest.mark.parametrize(("case", "term", "start", "last"), DAYS)
def test_a_term_in_a_case_ends_on_the_day_the_case_names(
    case: str, term: Term, start: date, last: date
) -> None:
    assert term.ends(start) == last, case


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2026, 8, 4), False),
        (date(2026, 8, 5), True),
        (date(2026, 11, 24), True),
        (date(2026, 11, 25), False),
    ],
)
def test_the_leave_of_a14_runs_from_5_august_to_24_november(day: date, inside: bool) -> None:
    facts: dict[str, Value] = {"datum": date(2026, 9, 15), "meer": False}
    assert LEAVE.possible(facts, day) == (inside,)


def test_the_leave_of_a14_is_112_days() -> None:
    facts: dict[str, Value] = {"datum": date(2026, 9, 15), "meer": False}
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(LEAVE.possible(facts, day) == (True,) for day in year) == 16 * 7
