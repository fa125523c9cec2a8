"""Calls to the interface, as a program makes them."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from passend.rightsfinder.api import BASE


def get(client: Client, path: str, **headers: str) -> HttpResponse:
    """What stands there."""
    return client.get(f"{BASE}{path}", headers=headers or None)


def post(client: Client, path: str, body: Any, **headers: str) -> HttpResponse:
    """A body as JSON; bytes go as they are."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = headers.pop("content_type", "application/json")
    return client.generic("POST", f"{BASE}{path}", raw, content_type=kind, headers=headers or None)


def told(answer: HttpResponse) -> Any:
    """What it says; a test that comes here expects that it went well."""
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def document(client: Client) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = told(get(client, "/openapi.json"))
    return found


def operations(found: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Path, method and operation of each."""
    return [(p, m, op) for p, methods in found["paths"].items() for m, op in methods.items()]


def filled(path: str) -> str:
    """A path of the document with keys that exist."""
    return path.replace("{voorziening}", "studietoeslag").replace("{vraag}", "leeftijd")
