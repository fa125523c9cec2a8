"""How a check of a rule is kept by its id, and what the checks look at."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from passend.rightsfinder.api import BASE, EXAMPLES

from .api_calls import document, filled, get, operations, post

Rule = Callable[[Client], None]
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    def kept(check: Rule) -> Rule:
        RULES[name] = check
        return check

    return kept


def answers(client: Client) -> list[Any]:
    """One answer of every operation."""
    found = []
    for path, method, _ in operations(document(client)):
        key = "evaluate" if path.endswith("_toets") else "next_question"
        sent = get(client, filled(path)) if method == "get" else post(client, path, EXAMPLES[key])
        assert sent.status_code == 200, (path, sent.content)
        found.append(sent)
    return found


def refusals(client: Client) -> list[Any]:
    """One of each kind of refusal."""
    where = "/voorzieningen/_toets"
    return [
        get(client, "/bestaat-niet"),
        get(client, "/voorzieningen/bestaat-niet"),
        get(client, where),
        get(client, "/voorzieningen?zoek=geld"),
        get(client, "/voorzieningen", Accept="text/html"),
        post(client, where, {}, content_type="text/plain"),
        post(client, where, b"{"),
        post(client, where, {"onbekend": 1}),
        post(client, where, b" " * 70_000),
        client.delete(f"{BASE}/voorzieningen"),
    ]
