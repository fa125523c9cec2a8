"""A comparison holds exactly where it says, just before, on and just after every threshold."""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from engines.rights import Rulebook, Verdict, bulk, evaluate
from tests.engines.rights.made import DAY, fact, library, provision, version

WHOLE = [Decimal(n) for n in range(10)]
CENTS = sorted(
    Decimal(n) + step for n in (0, 5, 9) for step in map(Decimal, ("0", "0.01", "-0.01"))
)
NUMBERS = {"geheel": WHOLE, "bedrag": [number for number in CENTS if 0 <= number <= 9]}
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}
OTHERS = ("n > 5", "n <= 5", "n in [0, 9]")
"""Other rules about the same number, which cut it at the same places from the other side."""


def said(rule: str, kind: str, others: tuple[str, ...]) -> tuple[list[bool], list[bool]]:
    """For every number whether the rule holds: for one person, and in bulk."""
    rules = [provision(f"p{i}", version(one)) for i, one in enumerate((rule, *others))]
    book = Rulebook(library({"n": fact(kind, van="0", tot="9")}, rules), DAY)
    numbers = NUMBERS[kind]
    given = [int(n) if kind == "geheel" else n for n in numbers]
    single = [evaluate(book, "p0", {"n": n}).verdict for n in given]
    people = pl.DataFrame({"n": [int(n) if kind == "geheel" else float(n) for n in numbers]})
    many = bulk.verdicts(book, bulk.prepare(book, people), ["p0"])["p0"]
    return [one is Verdict.RIGHT for one in single], [one == Verdict.RIGHT for one in many]


@pytest.mark.parametrize("others", [(), OTHERS], ids=["alone", "among others"])
@pytest.mark.parametrize("kind", ["geheel", "bedrag"])
@pytest.mark.parametrize("threshold", ["0", "5", "9"])
@pytest.mark.parametrize("op", COMPARED)
def test_a_comparison_holds_exactly_where_it_says(
    op: str, threshold: str, kind: str, others: tuple[str, ...]
) -> None:
    expected = [COMPARED[op](number, Decimal(threshold)) for number in NUMBERS[kind]]
    assert said(f"n {op} {threshold}", kind, others) == (expected, expected)
    opposite = [not one for one in expected]
    assert said(f"niet n {op} {threshold}", kind, others) == (opposite, opposite)


@pytest.mark.parametrize("kind", ["geheel", "bedrag"])
def test_being_in_a_list_is_being_one_of_its_numbers(kind: str) -> None:
    expected = [number in {0, 5, 9} for number in NUMBERS[kind]]
    assert said("n in [0, 5, 9]", kind, ()) == (expected, expected)
