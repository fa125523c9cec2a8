"""A school's addition is checked with its lines, and never takes anything away."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.rights import Rulebook, Value, evaluate
from engines.rights.checks.report import blind_spot
from engines.rights.overlays import read_overlay
from tests.engines.rights.made import DAY, SOURCE, fact, library, provision, version

FACTS = {"a": fact(), "b": fact(), "n": fact("geheel"), "stage": fact("bedrag", van="0", tot="9")}
AMOUNT = {"is": "minstens", "formule": "10 - stage", "bron": SOURCE}
LIBRARY = library(
    FACTS,
    [
        provision("p", version({"alle": ["a", "n >= 3"]}, bedrag=AMOUNT)),
        provision("zonder", version("a")),
    ],
)
GOOD = """\
id: roc
bij: p
van_wie: ROC Voorbeeld
geldig: {van: 2026-08-01}
aard: moet
bron: {vindplaats: reglement, citaat: ook zij, citaat_status: niet getoetst}
ook_als: {als: b, bron: {vindplaats: x, citaat: x, citaat_status: niet getoetst}, ja: j, nee: n}
bedrag: "7"
"""


def test_a_good_addition_is_read() -> None:
    overlay, problems = read_overlay("roc.yaml", GOOD, LIBRARY)
    assert overlay is not None
    assert problems == []


@pytest.mark.parametrize(
    ("was", "becomes", "line", "said"),
    [
        ("bij: p", "bij: q", 2, "bestaat niet"),
        ("bij: p", "bij: zonder", 8, "hoort geen bedrag"),
        ("als: b", "als: onbekend", 7, "in geen enkel bestand"),
        ('bedrag: "7"', "bedrag: iets", 8, "geen feit en geen bedrag"),
        ("van: 2026-08-01", "van: 2019-08-01", 4, "geldt dan niet"),
        ("ook_als:", "alleen_als:", 7, "ken ik hier niet"),
    ],
)
def test_a_mistake_in_it_is_told_with_its_line(
    was: str, becomes: str, line: int, said: str
) -> None:
    overlay, problems = read_overlay("roc.yaml", GOOD.replace(was, becomes), LIBRARY)
    assert overlay is None
    assert any(problem.line == line and said in problem.text for problem in problems)


def test_an_addition_that_widens_nothing_is_a_warning() -> None:
    text = GOOD.replace("als: b", "als: a").replace("bij: p", "bij: zonder")
    overlay, problems = read_overlay("roc.yaml", text.replace('bedrag: "7"', ""), LIBRARY)
    assert overlay is not None
    assert ["dit verruimt niets" in problem.text for problem in problems] == [True]


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "a": st.booleans(),
            "b": st.booleans(),
            "n": st.integers(0, 9),
            "stage": st.decimals(0, 9, places=2),
        },
    )
)
def test_an_addition_never_takes_anything_away(facts: dict[str, Any]) -> None:
    overlay, _ = read_overlay("roc.yaml", GOOD, LIBRARY)
    assert overlay is not None
    known: dict[str, Value] = dict(facts)
    before = evaluate(Rulebook(LIBRARY, DAY), "p", known)
    after = evaluate(Rulebook(LIBRARY, DAY, [overlay]), "p", known)
    if before.verdict.is_proven:
        assert after.verdict is before.verdict
        assert after.layer == "wet"
    if before.amount and after.amount:
        assert after.amount.interval.low >= max(before.amount.interval.low, Decimal(7))
        assert after.amount.interval.high >= before.amount.interval.high


@pytest.mark.parametrize(
    ("rule", "blind"),
    [
        ({"alle": ["a", {"een_van": ["b", "n >= 3"]}]}, False),
        ({"een_van": [{"alle": ["a", "b"]}, {"alle": ["a", "niet b"]}]}, True),
    ],
)
def test_where_bulk_is_less_sharp_is_known(rule: Any, blind: bool) -> None:
    book = Rulebook(library(FACTS, [provision("p", version(rule))]), DAY)
    assert (blind_spot(book, book.rules["p"].tree) is not None) == blind
