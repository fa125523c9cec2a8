"""From decisions to assigned needs: a table that somebody of the exam committee can read."""

from datetime import date
from typing import Any

import pytest

from engines.exams import Extra, Why
from passend.adjustments.models import Aid
from passend.adjustments.oeapi.needs import CODES, needs_of

JAN, MAY, JULY, NEXT = date(2027, 1, 1), date(2027, 5, 1), date(2027, 7, 31), date(2028, 7, 31)


class Decided:
    """A decision, as far as needs are made of it."""

    def __init__(
        self, school: int = 0, central: int = 0, why: Why = Why.HANDICAP, **more: Any
    ) -> None:
        self.extra = Extra(school=school, central=central, why=why)
        self.school_aids = more.get("at_school", [])
        self.central_aids = more.get("at_central", [])
        self.starts_on, self.ends_on = more.get("since", JAN), more.get("until")


def told(*decisions: Decided) -> list[tuple[Any, ...]]:
    found = needs_of(decisions)
    return [(one.code, one.period.starts_on, one.period.ends_on) for one in found]


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        (Decided(30, 30), ["ExtraTime30Min"]),
        (Decided(45, 30), ["ExtraTimeOnlySchoolExams45Min", "ExtraTimeOnlyCentralExams30Min"]),
        (Decided(20), ["ExtraTimeOnlySchoolExams20Min"]),
        (Decided(0, 30, Why.LANGUAGE), ["ExtraTimeOnlyCentralExamDutch30Min"]),
        (
            Decided(30, 30, Why.LANGUAGE),
            ["ExtraTimeOnlySchoolExams30Min", "ExtraTimeOnlyCentralExamDutch30Min"],
        ),
        (Decided(at_school=["read_aloud"], at_central=["read_aloud"]), ["Spoken"]),
        (Decided(at_school=["oral"]), ["x-OralOnlySchoolExams"]),
        (Decided(at_central=["large_print"]), ["x-LargePrintOnlyCentralExams"]),
        (Decided(), []),
    ],
)
def test_one_decision(decision: Decided, codes: list[str]) -> None:
    assert [code for code, *_days in told(decision)] == codes


def test_of_two_decisions_the_most_counts_and_they_never_stand_beside_each_other() -> None:
    short, long = Decided(30, until=MAY), Decided(20, until=JULY)
    assert told(short, long) == [
        ("ExtraTimeOnlySchoolExams30Min", JAN, MAY),
        ("ExtraTimeOnlySchoolExams20Min", date(2027, 5, 2), JULY),
    ]
    assert told(Decided(30), long) == [("ExtraTimeOnlySchoolExams30Min", JAN, None)]
    assert told(Decided(30, until=JULY), Decided(20, until=MAY)) == [
        ("ExtraTimeOnlySchoolExams30Min", JAN, JULY)
    ]
    assert told(long, long) == [("ExtraTimeOnlySchoolExams20Min", JAN, JULY)]


def test_the_language_and_a_disability_give_the_most_at_dutch() -> None:
    both = Decided(0, 20), Decided(0, 30, Why.LANGUAGE)
    assert {code for code, *_days in told(*both)} == {
        "ExtraTimeOnlyCentralExamDutch30Min", "ExtraTimeOnlyCentralExamEnglish20Min"
    }  # fmt: skip


def test_an_aid_of_two_decisions_is_one_need() -> None:
    one = Decided(at_school=["oral"], until=MAY)
    other = Decided(at_school=["oral"], since=MAY, until=NEXT)
    assert told(one, other) == [("x-OralOnlySchoolExams", JAN, NEXT)]
    unknown = Decided(at_school=["oral"], since=None)
    assert told(one, unknown) == [("x-OralOnlySchoolExams", None, None)]


def test_every_aid_has_one_code_and_what_the_standard_does_not_know_says_so() -> None:
    assert set(CODES) == set(Aid)
    assert len(set(CODES.values())) == len(CODES)
    assert [code for code in CODES.values() if not code.startswith("x-")] == ["Spoken"]
