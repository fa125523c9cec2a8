"""What regelrecht's schema 0.5.6 demands of a law file, as far as we write one, in our own words.

Source: MinBZK/regelrecht, schema/v0.5.6/schema.json (EUPL-1.2), read on 22 November 2026. Only the
facts are here: which words must stand in a block, which may, and what a value looks like.
"""

import re
from collections.abc import Iterator
from typing import Any

LAYERS = {
    "GRONDWET": "bwb_id",
    "WET": "bwb_id",
    "AMVB": "bwb_id",
    "MINISTERIELE_REGELING": "bwb_id",
    "EU_VERORDENING": "celex_nummer",
    "EU_RICHTLIJN": "celex_nummer",
    "BELEIDSREGEL": None,
    "UITVOERINGSBELEID": None,
}
"""The layers that we can write, and the number that goes with each."""

MUST = {"regulatory_layer", "publication_date", "url", "articles"}
DAY, BWB = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"BWBR\d{7}")
CELEX, ADDRESS = re.compile(r"3\d{4}[RL]\d{4}"), re.compile(r"https://\S+")
VARIABLE = re.compile(r"\$[A-Za-z_]\w*")
TYPES = {"string", "number", "boolean", "amount", "object", "array", "date"}
CHARACTERS = {"BESCHIKKING", "TOETS", "WAARDEBEPALING", "INFORMATIEF"}
DECISIONS = {"TOEKENNING", "AFWIJZING", "GOEDKEURING", "GEEN_BESLUIT"}
COMPARED = {"EQUALS", "GREATER_THAN", "GREATER_THAN_OR_EQUAL", "LESS_THAN", "LESS_THAN_OR_EQUAL"}
OPERATIONS = {
    "AND": {"conditions"},
    "OR": {"conditions"},
    "NOT": {"value"},
    **dict.fromkeys(COMPARED, {"subject", "value"}),
}
"""The keys of each operation beside its name; nothing else may stand there."""


def mistakes(block: dict[str, Any]) -> list[str]:
    """Every way in which a law file does not fit."""
    return [*_top(block), *(m for article in block.get("articles", ()) for m in _article(article))]


def _top(block: dict[str, Any]) -> Iterator[str]:
    yield from (f"{word} is missing" for word in sorted(MUST - set(block)))
    layer = block.get("regulatory_layer")
    if layer not in LAYERS:
        yield f"there is no layer {layer}"
    elif LAYERS[layer] is not None and LAYERS[layer] not in block:
        yield f"{layer} needs {LAYERS[layer]}"
    yield from _looks(block, "publication_date", DAY)
    yield from _looks(block, "valid_from", DAY)
    yield from _looks(block, "bwb_id", BWB)
    yield from _looks(block, "celex_nummer", CELEX)
    yield from _looks(block, "url", ADDRESS)


def _looks(block: dict[str, Any], word: str, shape: re.Pattern[str]) -> Iterator[str]:
    if word in block and not shape.fullmatch(str(block[word])):
        yield f"{word} is {block[word]}"


def _keys(block: dict[str, Any], must: set[str], may: set[str], where: str) -> Iterator[str]:
    yield from (f"{where}: {word} is missing" for word in sorted(must - set(block)))
    yield from (f"{where}: {word} may not be here" for word in sorted(set(block) - must - may))


def _article(article: dict[str, Any]) -> Iterator[str]:
    yield from _keys(article, {"number", "text", "url"}, {"machine_readable"}, "article")
    yield from _looks(article, "url", ADDRESS)
    if not isinstance(article.get("number"), str):
        yield "article: the number is a text"
    readable = article.get("machine_readable", {})
    yield from _keys(readable, set(), {"execution", "untranslatables"}, "machine_readable")
    for gap in readable.get("untranslatables", ()):
        yield from _keys(gap, {"construct", "reason"}, {"accepted", "suggestion"}, "gap")
    yield from _execution(readable.get("execution", {}))


def _execution(block: dict[str, Any]) -> Iterator[str]:
    words = {"produces", "parameters", "input", "output", "actions"}
    yield from _keys(block, set(), words, "execution")
    produces = block.get("produces", {})
    if produces.get("legal_character") not in CHARACTERS:
        yield "produces: no such character"
    if produces.get("decision_type") not in DECISIONS:
        yield "produces: no such decision"
    for part in (*block.get("parameters", ()), *block.get("output", ())):
        yield from _keys(part, {"name", "type"}, {"description", "required"}, "field")
        if part.get("type") not in TYPES:
            yield f"field: no type {part.get('type')}"
    for action in block.get("actions", ()):
        yield from _keys(action, {"output"}, {"value"}, "action")
        yield from _value(action.get("value"))


def _value(value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        if isinstance(value, str) and value.startswith("$") and not VARIABLE.fullmatch(value):
            yield f"{value} is no variable"
        return
    name = value.get("operation")
    if name not in OPERATIONS:
        yield f"there is no operation {name}"
        return
    yield from _keys(value, {"operation", *OPERATIONS[name]}, set(), name)
    for part in (*value.get("conditions", ()), value.get("subject"), value.get("value")):
        yield from _value(part)
