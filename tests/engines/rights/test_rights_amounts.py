"""Amounts: exact to the cent, an interval while something is not known, and old ones are named."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engines.rights import ABSENT, Interval, Owed, Rulebook, Value, evaluate
from engines.rights.amounts import period_start
from engines.rights.format.shared import Overlay, Rates
from tests.engines.rights.made import DAY, SOURCE, condition, fact, library, provision, version

FACTS = {
    "bol": fact(),
    "thuis": fact(),
    "leeftijd": fact("geheel", tot="99"),
    "stage": fact("bedrag", van="0", tot="5000", kan_ontbreken="ja"),
    "huur": fact("bedrag", van="100", tot="900"),
    "partnerloon": fact("bedrag", van="100", tot="900", kan_ontbreken="ja"),
}
LAW = {"regeling": {"naam": "x"}, "bron": SOURCE, "eenheid": "euro per maand"}
RATES = {
    "vrij": {**LAW, "ritme": "halfjaar", "waarden": {"2026-01-01": "231.09"}},
    "nieuw": {**LAW, "ritme": "jaar", "waarden": {"2025-01-01": "1", "2026-01-01": "2"}},
    "vandaag": {**LAW, "ritme": "vast", "waarden": {"2020-01-01": "6", "2026-11-22": "7"}},
    "morgen": {**LAW, "ritme": "vast", "waarden": {"2026-11-23": "8"}},
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
        ("afgerond(0.125)", {}, between("0.13")),
        ("nieuw", {}, between("2")),
        ("vandaag", {}, between("7")),
        ("huur - stage", {}, between("-4900", "900")),
        ("(0 - 2) * huur", {}, between("-1800", "-200")),
        ("900 / huur", {}, between("1", "9")),
        ("2 * leeftijd", {}, between("0", "198")),
        ("partnerloon", {}, between("0", "900")),
        ("max(0, stage - vrij)", {"stage": Decimal(250)}, between("18.91")),
        ("max(0, stage - vrij)", {"stage": ABSENT}, between("0")),
        ("max(0, 300 - stage)", {}, between("0", "300")),
        ("tabel(staffel, leeftijd)", {"leeftijd": 17}, between("90.00")),
        ("tabel(staffel, leeftijd)", {"leeftijd": 18}, between("150.00")),
        ("tabel(staffel, leeftijd)", {"leeftijd": 20}, between("150.00")),
        ("tabel(staffel, leeftijd)", {"leeftijd": 21}, between("300.00")),
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


@pytest.mark.parametrize("formula", ["100 / stage", "100 / (huur - huur)", "morgen", "2 * morgen"])
def test_what_cannot_be_worked_out_has_no_amount(formula: str) -> None:
    assert owed(formula, {}) is None


@pytest.mark.parametrize(
    ("rhythm", "day", "expected"),
    [
        ("halfjaar", "2026-06-30", "2026-01-01"),
        ("halfjaar", "2026-07-01", "2026-07-01"),
        ("halfjaar", "2026-07-31", "2026-07-01"),
        ("jaar", "2026-12-31", "2026-01-01"),
        ("studiejaar", "2026-07-31", "2025-08-01"),
        ("studiejaar", "2026-08-01", "2026-08-01"),
        ("studiejaar", "2026-08-31", "2026-08-01"),
        ("vast", "2026-08-01", "0001-01-01"),
    ],
)
def test_a_period_starts_on_its_first_day(rhythm: str, day: str, expected: str) -> None:
    rates = Rates.model_validate({**RATES["vrij"], "ritme": rhythm})
    assert period_start(rates, date.fromisoformat(day)) == date.fromisoformat(expected)


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


def test_the_first_deviation_that_holds_is_the_one_that_counts() -> None:
    two = [
        {"als": condition("thuis"), "formule": "50", "bron": SOURCE},
        {"als": condition("leeftijd >= 18"), "formule": "60", "bron": SOURCE},
    ]
    both: dict[str, Value] = {"thuis": True, "leeftijd": 20}
    for facts, expected in (
        (both, between("50")),
        ({"thuis": False, "leeftijd": 20}, between("60")),
        ({"leeftijd": 20}, between("50", "60")),
        ({"thuis": False}, between("60", "80")),
    ):
        found = owed("80", dict(facts), in_afwijking_van=two)
        assert found is not None
        assert found.interval == expected


def test_an_amount_is_not_guessed_while_one_that_may_apply_is_not_known() -> None:
    other = [{"als": condition("thuis"), "formule": "morgen", "bron": SOURCE}]
    assert owed("80", {}, in_afwijking_van=other) is None
    found = owed("80", {"thuis": False}, in_afwijking_van=other)
    assert found is not None
    assert found.interval == between("80")


def test_what_a_school_adds_raises_both_ends() -> None:
    amount = {"is": "minstens", "formule": "300 - stage / 100", "bron": SOURCE}
    made = provision("p", version("bol", bedrag=amount))
    block = {"id": "roc", "bij": "p", "van_wie": "ROC", "geldig": {"van": "2026-08-01"}}
    for formula, expected in (
        ("275", between("275", "300")),
        ("400", between("400")),
        ("10", between("250", "300")),
    ):
        more = Overlay.model_validate({**block, "aard": "mag", "bron": SOURCE, "bedrag": formula})
        book = Rulebook(library(FACTS, [made], rates=RATES), DAY, [more])
        found = evaluate(book, "p", {"bol": True}).amount
        assert found is not None
        assert found.interval == expected
