"""The export says the same as the rule it comes from, in operations that regelrecht knows."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.rights import ABSENT, Rulebook, Value, known_of, load
from engines.rights.regelrecht import NoLawNumber, exported, output_of
from engines.rights.rulebook import book_on
from engines.rights.tree import residue
from tests.engines.rights.made import DAY, fact, library, provision, version
from tests.engines.rights.regelrecht_shape import mistakes

FACTS = {
    "a": fact(),
    "n": fact("geheel"),
    "m": fact("bedrag", van="0", tot="100", kan_ontbreken="ja"),
    "k": fact("keuze"),
    "o": fact(kan_ontbreken="ja"),
}
RULE = {
    "een_van": [
        {"alle": ["a", "n > 3", "niet n in [5, 7]", "m <= 12.5"]},
        {"geen_van": ["k in [rood, groen]", "m >= 50", "niet a", "o"]},
    ]
}
BOOK = Rulebook(library(FACTS, [provision("p", version(RULE))]), DAY)


def value_of(block: Any, facts: dict[str, Any]) -> bool:
    """A small reader of operations, written apart from the writer."""
    if not isinstance(block, dict):
        return bool(block)
    name = block["operation"]
    if name in {"AND", "OR"}:
        found = [value_of(part, facts) for part in block["conditions"]]
        return all(found) if name == "AND" else any(found)
    if name == "NOT":
        return not value_of(block["value"], facts)
    left, right = facts[block["subject"][1:]], block["value"]
    if name == "EQUALS":
        return bool(left == right)
    if left is None:
        return False
    compared = {"GREATER_THAN": left > right, "GREATER_THAN_OR_EQUAL": left >= right}
    return bool(compared.get(name, left < right if name == "LESS_THAN" else left <= right))


@settings(max_examples=200, deadline=None)
@given(
    st.booleans(),
    st.integers(0, 9),
    st.sampled_from(["0", "12.5", "12.51", "49.99", "50", "100", None]),
    st.sampled_from(["rood", "groen", "blauw"]),
    st.sampled_from([True, False, None]),
)
def test_the_export_says_what_the_rule_says(
    a: bool, n: int, m: str | None, k: str, o: bool | None
) -> None:
    number = ABSENT if m is None else Decimal(m)
    facts: dict[str, Value] = {"a": a, "n": n, "m": number, "k": k, "o": ABSENT if o is None else o}
    action = exported(BOOK, "p")["articles"][0]["machine_readable"]["execution"]["actions"][0]
    expected = residue(BOOK.rules["p"].tree, known_of(BOOK, facts).masks)
    assert value_of(action["value"], {**facts, "m": m and float(m), "o": o}) is expected


def law_file(name: str) -> dict[str, Any]:
    """The export of a provision in its last version."""
    last = load().provisions[name].versions[-1].period.since
    return exported(book_on(load(), last), name)


NUMBERLESS = {"leerlingenvervoer", "oordeel_rechten_mens"}
"""Laws whose number nobody looked up yet."""


@pytest.mark.parametrize("name", sorted(set(load().provisions) - NUMBERLESS))
def test_every_provision_can_be_exported(name: str) -> None:
    block = law_file(name)
    json.dumps(block)
    assert mistakes(block) == []
    execution = block["articles"][0]["machine_readable"]["execution"]
    named = {f"${parameter['name']}" for parameter in execution["parameters"]}
    action = execution["actions"][0]
    assert action["output"] == output_of(load().provisions[name])
    assert set(re.findall(r"\$\w+", json.dumps(action))) == named


@pytest.mark.parametrize("name", sorted(NUMBERLESS))
def test_a_law_without_its_number_is_not_passed_off_as_something_else(name: str) -> None:
    with pytest.raises(NoLawNumber):
        law_file(name)


@pytest.mark.parametrize(
    ("name", "layer", "number"),
    [
        ("privacy_inzage", "EU_VERORDENING", "32016R0679"),
        ("minder_uren", "WET", "BWBR0007625"),
        ("herkansing_centraal_examen", "AMVB", "BWBR0027963"),
        ("centraal_examen_aangepast", "MINISTERIELE_REGELING", "BWBR0035252"),
        ("bijverdienen", "UITVOERINGSBELEID", None),
    ],
)
def test_the_export_says_what_kind_of_law_it_is(name: str, layer: str, number: str | None) -> None:
    block = law_file(name)
    assert block["regulatory_layer"] == layer
    assert block.get("celex_nummer", block.get("bwb_id")) == number


def test_a_mark_is_not_exported_as_money() -> None:
    execution = law_file("herkansing_centraal_examen")["articles"][0]["machine_readable"]
    kinds = {one["name"]: one["type"] for one in execution["execution"]["parameters"]}
    assert kinds["cijfer_centraal_examen"] == "number"


SPOILED: list[tuple[Any, str]] = [
    (lambda b: b.pop("url"), "url is missing"),
    (lambda b: b.pop("bwb_id"), "WET needs bwb_id"),
    (lambda b: b.update(regulatory_layer="KRANT"), "there is no layer KRANT"),
    (lambda b: b.update(valid_from="1 augustus"), "valid_from is 1 augustus"),
    (lambda b: b["articles"][0].update(lid="1"), "article: lid may not be here"),
    (lambda b: b["articles"][0].update(number=3), "article: the number is a text"),
    (
        lambda b: b["articles"][0]["machine_readable"]["execution"]["actions"].append(
            {"output": "x", "value": {"operation": "EQUALS", "subject": "$x y"}}
        ),
        "EQUALS: value is missing",
    ),
]


@pytest.mark.parametrize(("spoil", "told"), SPOILED)
def test_a_file_that_does_not_fit_is_noticed(spoil: Any, told: str) -> None:
    block = law_file("minder_uren")
    spoil(block)
    assert told in mistakes(block)
