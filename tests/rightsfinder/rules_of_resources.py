"""Rules about names, dates and words, by their id."""

import re
from datetime import date
from typing import Any

from django.test import Client

from .api_calls import document, filled, get, operations, post, told
from .api_rules import answers, refusals, rule

COLLECTIONS = {"voorzieningen", "vragen"}
PARTS_OF_ONE = {"regelrecht"}
COMMANDS = {"_toets", "_kies"}


def segments(found: dict[str, Any]) -> list[list[str]]:
    return [path.strip("/").split("/") for path in found["paths"] if path not in {"/"}]


@rule("/core/naming-resources")
def nouns(client: Client) -> None:
    words = {s for path in segments(document(client)) for s in path if not s.startswith("{")}
    assert words == COLLECTIONS | PARTS_OF_ONE | COMMANDS | {"openapi.json"}


@rule("/core/naming-collections")
def plurals(client: Client) -> None:
    for path in segments(document(client)):
        assert path[0] in COLLECTIONS | {"openapi.json"}
        assert path[0].endswith("en") or path == ["openapi.json"]


@rule("/core/interface-language")
def dutch(client: Client) -> None:
    english = {"name", "title", "question", "answer", "reason", "since", "until", "amount", "day"}
    shapes = document(client)["components"]["schemas"]
    problems = {"Problem", "BadRequest", "Mistake", "Place"}  # RFC 9457 names these
    names = {n for s in shapes.keys() - problems for n in shapes[s].get("properties", {})}
    assert not names & english
    assert {"naam", "vraag", "antwoord", "uitkomst", "redenen", "peildatum"} <= names


@rule("/core/no-trailing-slash")
def no_slash(client: Client) -> None:
    for path in document(client)["paths"]:
        if path != "/":
            assert not path.endswith("/")
            assert get(client, filled(path) + "/").status_code == 404


@rule("/core/path-segments-kebab-case")
def kebab(client: Client) -> None:
    allowed = re.compile(
        r"^(\/|(\/_[a-z0-9]+|\/(([a-z0-9\-]+|{[^}]+})(\/([a-z0-9\-\.]+|{[^}]+}))*)(\/_[a-z]+)?)\/?)$"
    )
    for path in document(client)["paths"]:
        assert allowed.match(path) or path == "/openapi.json", path
    for one in told(get(client, "/voorzieningen"))["voorzieningen"]:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one["code"])


@rule("/core/query-keys-camel-case")
def query_keys(client: Client) -> None:
    for _, _, operation in operations(document(client)):
        assert [p for p in operation.get("parameters", []) if p["in"] == "query"] == []
    assert get(client, "/voorzieningen?zoek-naar=x").status_code == 400


@rule("/core/hide-implementation")
def hidden(client: Client) -> None:
    for answer in [*answers(client), *refusals(client)]:
        told_of = f"{answer.headers} {answer.content!r}".lower()
        assert not re.search(r"django|ninja|python|pydantic|sqlite|postgres|traceback", told_of)
        assert not answer.has_header("Server")
        assert not answer.has_header("X-Powered-By")


@rule("/core/lang-code")
def language(client: Client) -> None:
    """One language in all of it, named for the whole answer (ADR 73)."""
    for answer in [*answers(client), *refusals(client)]:
        assert answer["Content-Language"] == "nl"


def dates_in(block: Any) -> list[Any]:
    if isinstance(block, list):
        return [one for part in block for one in dates_in(part)]
    if not isinstance(block, dict):
        return []
    named = {"peildatum", "geldigVan", "geldigTot", "versieVan"}
    return [v for k, v in block.items() if k in named and v is not None] + [
        one for part in block.values() for one in dates_in(part)
    ]


@rule("/core/date-time/format")
def full_dates(client: Client) -> None:
    found = [one for answer in answers(client)[1:] for one in dates_in(answer.json())]
    texts = [one for one in found if isinstance(one, str)]
    assert len(texts) > 5
    assert all(date.fromisoformat(one).isoformat() == one for one in texts)


@rule("/core/date-time/timezone")
def no_moments(client: Client) -> None:
    """The law knows days, in the Netherlands; there is no moment in this interface."""
    assert '"date-time"' not in str(document(client)).replace("'", '"')


@rule("/core/date-time/date-omit-time-portion")
def days_without_hours(client: Client) -> None:
    body = {"peildatum": "2026-08-01T00:00:00Z"}
    assert post(client, "/voorzieningen/_toets", body).status_code == 400
    situation = document(client)["components"]["schemas"]["Situation"]["properties"]
    assert situation["peildatum"]["format"] == "date"
