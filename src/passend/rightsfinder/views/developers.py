"""The page for people who build something with the rights finder."""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passend.core.limits import LIMITS

from ..api import EXAMPLES, VERSION
from ..api.changes import CHANGES
from ..api.operations import asked
from ..api.telling import address


@login_not_required
def developers(request: HttpRequest) -> HttpResponse:
    """What there is, how to ask it, and how long it stays as it is."""
    context = {
        "version": VERSION,
        "changes": CHANGES,
        "limit": LIMITS["stranger"],
        "sums": LIMITS["program"],
        "asked": asked(),
        "curl": {
            "list": f"{_get('api.provisions')}\n{_get('api.provision', 'studietoeslag')}",
            "regelrecht": _get("api.regelrecht", "studietoeslag"),
            "evaluate": _post("api.evaluate", EXAMPLES["evaluate"]),
            "next_question": _post("api.next_question", EXAMPLES["next_question"]),
        },
    }
    return render(request, "provision/developers.html", context)


def _get(name: str, *args: str) -> str:
    return f"curl {address(name, *args)}"


def _post(name: str, body: dict[str, Any]) -> str:
    kind = "-H 'Content-Type: application/json'"
    return f"curl {address(name)} \\\n  {kind} \\\n  -d '{json.dumps(body, indent=2)}'"
