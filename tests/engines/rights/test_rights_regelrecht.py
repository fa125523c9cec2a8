"""The export says the same as the rule it comes from, in operations that regelrecht knows."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.rights import ABSENT, Rulebook, Value, known_of, load
from engines.rights.regelrecht import exported, output_of
from engines.rights.tree import residue
from tests.engines.rights.made import DAY, fact, library, provision, version

# The keys of each operation in schema 0.5.6, in our own words.
KEYS = {
    "AND": {"conditions"},
    "OR": {"conditions"},
    "NOT": {"value"},
    "EQUALS": {"subject", "value"},
    "GREATER_THAN": {"subject", "value"},
    "GREATER_THAN_OR_EQUAL": {"subject", "value"},
    "LESS_THAN": {"subject", "value"},
    "LESS_THAN_OR_EQUAL": {"subject", "value"},
}
NEEDED = {"regulatory_layer", "publication_date", "url", "articles", "bwb_id"}
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


def operations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in (*value.get("conditions", ()), value.get("value")):
            yield from operations(part)


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


@pytest.mark.parametrize("name", sorted(load().provisions))
def test_every_provision_can_be_exported(name: str) -> None:
    last = load().provisions[name].versions[-1].period.since
    book = Rulebook(load(), last)
    block = exported(book, name)
    json.dumps(block)
    if block["regulatory_layer"] != "UITVOERINGSBELEID":
        assert set(block) >= NEEDED
    article = block["articles"][0]
    assert set(article) == {"number", "text", "url", "machine_readable"}
    execution = article["machine_readable"]["execution"]
    named = {parameter["name"] for parameter in execution["parameters"]}
    assert execution["actions"][0]["output"] == output_of(load().provisions[name])
    for operation in operations(execution["actions"][0]["value"]):
        assert set(operation) == {"operation", *KEYS[operation["operation"]]}
        subject = operation.get("subject", "")
        assert not subject or subject[1:] in named
    for norm in article["machine_readable"].get("untranslatables", ()):
        assert set(norm) == {"construct", "reason", "accepted"}
