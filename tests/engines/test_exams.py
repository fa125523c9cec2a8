"""What the law says of adapted exams, as a table that a lawyer can read (G-03, G-04, G-05)."""

from datetime import date

import pytest

from engines.exams import Exam, Extra, Nature, Why, language_until, minutes_at, statement_needed

SCHOOL, DUTCH, ENGLISH = Exam.SCHOOL, Exam.DUTCH, Exam.ENGLISH


@pytest.mark.parametrize(
    ("exam", "decisions", "minutes"),
    [
        (SCHOOL, [Extra(school=45)], 45),  # A25: no limit at exams of the school
        (SCHOOL, [Extra(school=90, central=30)], 90),
        (DUTCH, [Extra(central=30)], 30),  # A23
        (DUTCH, [Extra(central=60)], 30),  # at most 30
        (DUTCH, [Extra(central=30), Extra(central=30)], 30),  # however many disabilities
        (DUTCH, [Extra(central=20, why=Why.LANGUAGE)], 20),  # A26
        (ENGLISH, [Extra(central=30, why=Why.LANGUAGE)], 0),  # the language: Dutch only
        (ENGLISH, [Extra(central=30)], 30),
        (DUTCH, [Extra(central=30), Extra(central=30, why=Why.LANGUAGE)], 30),
        (DUTCH, [], 0),
    ],
)
def test_how_many_minutes_extra(exam: Exam, decisions: list[Extra], minutes: int) -> None:
    assert minutes_at(exam, decisions) == minutes


@pytest.mark.parametrize(
    ("natures", "central", "needed"),
    [
        ([Nature.OTHER], True, True),  # A23: reading, with the statement of an expert
        ([Nature.SENSORY], True, False),  # A24: seeing
        ([Nature.PHYSICAL], True, False),
        ([Nature.OTHER, Nature.SENSORY], True, False),
        ([Nature.OTHER], False, False),  # exams of the school: the law asks none
        ([], True, False),
    ],
)
def test_when_a_statement_is_needed(natures: list[Nature], central: bool, needed: bool) -> None:
    assert statement_needed(natures, central=central) == needed


@pytest.mark.parametrize(
    ("years", "today", "until"),
    [
        (5, date(2026, 11, 22), date(2028, 7, 31)),  # A26: the fifth year
        (6, date(2026, 11, 22), date(2027, 7, 31)),  # the last one, counted along
        (6, date(2027, 7, 31), date(2027, 7, 31)),
        (7, date(2026, 11, 22), None),
        (1, date(2026, 8, 1), date(2032, 7, 31)),
    ],
)
def test_until_when_the_language_counts(years: int, today: date, until: date | None) -> None:
    assert language_until(years, today) == until


def test_a_first_year_is_at_least_one() -> None:
    with pytest.raises(ValueError, match="begin at one"):
        language_until(0, date(2026, 11, 22))
