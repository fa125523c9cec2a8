"""The OpenAPI document: what Ninja knows, and what the NL API Design Rules want beside it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import NinjaAPI
from pydantic.json_schema import models_json_schema

from passend.core.models import School
from passend.core.problems import JSON, TITLES

from . import BASE, EXAMPLES
from .problems import BadRequest, Problem

REFS = "#/components/schemas/{model}"
Block = dict[str, Any]
HEADERS: Block = {
    "API-Version": {"description": "De hele versie van deze API.", "schema": {"type": "string"}},
    "Access-Control-Allow-Origin": {
        "description": "Elke website mag dit lezen.",
        "schema": {"type": "string"},
    },
}
KEPT: Block = {"description": "Herkenning van deze inhoud.", "schema": {"type": "string"}}
EVERY, POSTED = (400, 406, 429, 500, 503), (413, 415)


def completed(api: NinjaAPI) -> Block:
    """The whole document, with whom to ask in this school."""
    found: Block = dict(api.get_openapi_schema(path_prefix=""))
    _, problems = models_json_schema(
        [(Problem, "serialization"), (BadRequest, "serialization")], ref_template=REFS
    )
    found["components"]["schemas"].update(problems["$defs"])
    found["info"] |= {
        "contact": contact(),
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    }
    found["servers"] = [{"url": settings.BASE_URL.rstrip("/") + BASE, "description": "Deze school"}]
    found["externalDocs"] = {"description": "Uitleg en voorbeelden", "url": page()}
    found["tags"] = [
        {"name": "Voorzieningen", "description": "Wat iemand kan krijgen, en of dat zo is."},
        {"name": "Vragen", "description": "Wat we kunnen vragen, en wat nu het meest vertelt."},
        {"name": "Over deze API", "description": "Dit document en waar alles te vinden is."},
    ]
    found["security"] = []  # for everybody, without an account
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            operation["responses"] = responses(operation["responses"], method, "{" in path)
    for path, name in (("/voorzieningen/_toets", "evaluate"), ("/vragen/_kies", "next_question")):
        body = found["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        body["examples"] = {"voorbeeld": {"summary": "Een voorbeeld", "value": EXAMPLES[name]}}
    return found


def responses(known: Block, method: str, has_key: bool) -> Block:
    """Every answer there can be, with its headers; each refusal is a problem."""
    good = {str(code): {**known[code], "description": "Gelukt"} for code in known}
    for answer in good.values():
        answer["headers"] = {**HEADERS, "ETag": KEPT} if method == "get" else HEADERS
    if method == "get":
        good["304"] = {"description": "Niet veranderd", "headers": HEADERS}
    codes = {*EVERY, *(POSTED if method == "post" else ()), *((404,) if has_key else ())}
    return {**good, **{str(code): refusal(code) for code in sorted(codes)}}


def refusal(code: int) -> Block:
    """One kind of refusal."""
    shape = "BadRequest" if code == 400 else "Problem"
    content = {JSON: {"schema": {"$ref": REFS.format(model=shape)}}}
    headers = HEADERS
    if code in {429, 503}:
        wait = {"description": "Seconden om te wachten.", "schema": {"type": "integer"}}
        headers = {**HEADERS, "Retry-After": wait}
    return {"description": str(TITLES[code]), "headers": headers, "content": content}


def page() -> str:
    """The page for people who build with this."""
    return settings.BASE_URL.rstrip("/") + reverse("developers")


def contact() -> Block:
    """Whom to ask: the contact of the school, else whoever sends its mail."""
    school = School.current()
    return {
        "name": school.contact_name or f"Beheerder van Passend bij {school.name}",
        "email": school.contact_email or settings.DEFAULT_FROM_EMAIL,
        "url": page(),
    }
