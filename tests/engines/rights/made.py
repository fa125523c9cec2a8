"""Small catalogues for the tests of the engine: facts and conditions without any law."""

from datetime import date
from typing import Any

from engines.rights import Library
from engines.rights.format.facts import Fact
from engines.rights.format.provisions import Provision
from engines.rights.format.shared import Knowledge, Lists, Rates
from engines.rights.format.sources import Article

DAY = date(2026, 11, 22)
SOURCE = {"artikel": "1", "citaat": "verzonnen"}
UNCHECKED = {"vindplaats": "verzonnen", "citaat": "verzonnen", "citaat_status": "niet getoetst"}
TEXT = {"van": "2020-01-01", "herkomst": "x", "sha256": "x", "tekst": "een verzonnen wet"}
ARTICLE = {"wet": "Verzonnen wet", "bwb": "BWBR0000001", "artikel": "1", "versies": [TEXT]}
LISTS = Lists.model_validate({"situaties": {}, "onderwerpen": {}, "partijen": {}, "zekerheid": {}})


def fact(kind: str = "janee", **more: Any) -> Fact:
    block = {"soort": kind, "vraag": "?", "onderwerp": "jij", "weet": ["student"], "last": 1}
    if kind == "geheel":
        block |= {"van": "0", "tot": "9"}
    if kind == "keuze":
        block |= {"keuzes": {"rood": "rood", "groen": "groen", "blauw": "blauw"}}
    return Fact.model_validate(block | more)


def condition(text: Any) -> dict[str, Any]:
    """`"a"`, `"niet a"`, or `{"alle": [...]}` as a condition with a source and two sentences."""
    if isinstance(text, dict):
        return {key: [condition(part) for part in parts] for key, parts in text.items()}
    negative, _, rest = text.partition("niet ")
    key = {"niet": rest} if rest and not negative else {"als": text}
    return {**key, "bron": SOURCE, "ja": f"{text}: ja", "nee": f"{text}: nee"}


def version(conditions: Any, **more: Any) -> dict[str, Any]:
    block = {"geldig": {"van": "2020-01-01"}, "aard": "moet", "bron": SOURCE}
    return {**block, "voorwaarden": condition(conditions), **more}


def provision(name: str, *versions: dict[str, Any], **more: Any) -> Provision:
    block: dict[str, Any] = {
        "id": name,
        "naam": name,
        "kort": name,
        "uitleg": name,
        "laag": "wet",
        "zekerheid": ["M"],
        "items": [],
        "regeling": {"naam": "Verzonnen wet", "bwb": "BWBR0000001"},
        "beslist": "school",
        "aanvragen": {"waar": "hier"},
        "doen": [{"wat": "vraag het"}],
        "situaties": [],
        "versies": list(versions),
        "voorbeelden": [
            {"naam": "x", "peildatum": DAY.isoformat(), "gegeven": {}, "uitkomst": "misschien"}
        ],
    }
    return Provision.model_validate(block | more)


def library(
    facts: dict[str, Fact],
    provisions: list[Provision],
    knowledge: tuple[Any, ...] = (),
    rates: dict[str, Any] | None = None,
) -> Library:
    known = [{"als": a, "dan": b, "uitleg": "altijd"} for a, b in knowledge]
    return Library(
        lists=LISTS,
        facts=facts,
        knowledge=tuple(map(Knowledge.model_validate, known)),
        rates={name: Rates.model_validate(block) for name, block in (rates or {}).items()},
        provisions={one.id: one for one in provisions},
        articles={("BWBR0000001", "1"): Article.model_validate(ARTICLE)},
        version="verzonnen",
    )
