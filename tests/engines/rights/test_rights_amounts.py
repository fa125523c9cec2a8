"""Amounts: exact to the cent, an interval while something is not known, and old ones are named."""

from decimal import Decimal
from typing import Any

import pytest

from engines.rights import ABSENT, Interval, Owed, Rulebook, Value, evaluate
from tests.engines.rights.made import DAY, SOURCE, condition, fact, library, provision, version

FACTS = {
    "bol": fact(),
    "thuis": fact(),
    "leeftijd": fact("geheel", tot="99"),
    "stage": fact("bedrag", van="0", tot="5000", kan_ontbreken="ja"),
}
LAW = {"regeling": {"naam": "x"}, "bron": SOURCE, "eenheid": "euro per maand"}
RATES = {
    "vrij": {**LAW, "ritme": "halfjaar", "waarden": {"2026-01-01": "231.09"}},
    "nieuw": {**LAW, "ritme": "jaar", "waarden": {"2025-01-01": "1", "2026-01-01": "2"}},
    "staffel": {
        **LAW,
        "ritme": "vast",
        "op": "leeftijd",
        "waarden": {"2022-04-01": {"15": "90.00", "18": "150.00", "21": "300.00"}},
    },
}


def owed(formula: str, facts: dict[str, Value], **more: Any) -> Owed | None:
    amount = {"is": "precies", "formule": formula, "bron": SOURCE, **more}
    made = provision("p", version("bol", bedrag=amount))
    book = Rulebook(library(FACTS, [made], rates=RATES), DAY)
    return evaluate(book, "p", {"bol": True, **facts}).amount


def between(low: str, high: str | None = None) -> Interval:
    return Interval(Decimal(low), Decimal(high or low))


@pytest.mark.parametrize(
    ("formula", "facts", "expected"),
    [
        ("0.1 + 0.2", {}, between("0.3")),
        ("2 + 3 * 4 - 6 / 4", {}, between("12.5")),
        ("(2 + 3) * 4", {}, between("20")),
        ("min(3, 2, 5)", {}, between("2")),
        ("afgerond(10 / 3)", {}, between("3.33")),
        ("nieuw", {}, between("2")),
        ("max(0, stage - vrij)", {"stage": Decimal(250)}, between("18.91")),
        ("max(0, stage - vrij)", {"stage": ABSENT}, between("0")),
        ("max(0, 300 - stage)", {}, between("0", "300")),
        ("tabel(staffel, leeftijd)", {"leeftijd": 19}, between("150.00")),
        ("tabel(staffel, leeftijd)", {"leeftijd": 40}, between("300.00")),
        ("tabel(staffel, leeftijd)", {}, between("90.00", "300.00")),
    ],
)
def test_a_formula_is_worked_out(formula: str, facts: dict[str, Value], expected: Interval) -> None:
    found = owed(formula, facts)
    assert found is not None
    assert found.interval == expected


def test_below_the_first_row_of_a_table_there_is_no_amount() -> None:
    assert owed("tabel(staffel, leeftijd)", {"leeftijd": 12}) is None


def test_an_amount_that_is_older_than_its_rhythm_is_named() -> None:
    half_year, year = owed("vrij", {}), owed("nieuw", {})
    assert half_year is not None
    assert year is not None
    assert half_year.stale == ("vrij",)
    assert year.stale == ()


def test_a_deviation_takes_the_place_of_the_formula_where_it_holds() -> None:
    other = [{"als": condition("thuis"), "formule": "50", "bron": SOURCE}]
    for facts, expected in (
        ({"thuis": True}, between("50")),
        ({"thuis": False}, between("80")),
        ({}, between("50", "80")),
    ):
        found = owed("80", dict(facts), in_afwijking_van=other)
        assert found is not None
        assert found.interval == expected
