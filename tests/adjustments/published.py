"""The published schemas of a person, as a validator that is not ours reads them.

OEAPI 6.0 is an OpenAPI 3.1 document (JSON Schema 2020-12) under EUPL-1.2; what `Person` needs of it
lies here, cut by `cut`, so that the test also runs without the whole document. OKE 1.0.1 is an
OpenAPI 3.0.3 document (JSON Schema draft 4) that names no licence, so nothing of it lies here.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

SHARED = Path(os.environ.get("PASSEND_SHARED", Path(__file__).parents[3] / "shared"))
OKE = SHARED / "data" / "standards" / "oke-1.0.1-ooapi-v5-mbo.yaml"
OEAPI = SHARED / "data" / "standards" / "oeapi-v6.json"
CUT = Path(__file__).parent / "oeapi-6.0-person.json"
"""`Person` and `Problem` of Open Education API 6.0, OEAPI Working Group / SURF, EUPL-1.2."""

Schema = dict[str, Any]


def cut(document: Schema, *names: str) -> Schema:
    """The named schemas with every schema that they name, each once: a schema that leads back to
    itself is met a second time, and there the walk ends. The words around them stay behind."""
    every, found = document["components"]["schemas"], {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = without_words(every[name])
            waiting += referred(found[name])
    return {"components": {"schemas": dict(sorted(found.items()))}}


def referred(node: Any) -> Iterator[str]:
    """The names of the schemas that are referred to in here."""
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for part in parts:
        yield from referred(part)
    if isinstance(node, dict) and isinstance(node.get("$ref"), str):
        yield node["$ref"].rpartition("/")[2]


def without_words(node: Any) -> Any:
    """A property may be called `description`; what is text there is prose."""
    if isinstance(node, list):
        return [without_words(part) for part in node]
    if not isinstance(node, dict):
        return node
    prose = {"description", "example", "title"}
    return {
        name: without_words(part)
        for name, part in node.items()
        if name not in prose or (name != "example" and isinstance(part, dict))
    }


def v6(name: str) -> Any:
    """A validator of this schema of OEAPI 6.0."""
    document = json.loads(CUT.read_text(encoding="utf-8"))
    whole = {"$ref": f"#/components/schemas/{name}", **document}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def v5(status: str) -> Any:
    """A validator of what `GET /persons/{personId}` answers in OKE 1.0.1."""
    document = yaml.safe_load(OKE.read_text(encoding="utf-8"))
    answers = document["paths"]["/persons/{personId}"]["get"]["responses"]
    (content,) = answers[status]["content"].values()
    return jsonschema_rs.Draft4Validator(content["schema"], validate_formats=True)
