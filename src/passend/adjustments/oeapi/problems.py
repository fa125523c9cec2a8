"""A mistake as each version wants it (RFC 9457): the words are those of the other interface."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from passend.core import problems

from . import BASE

TYPES = {
    400: "rfc9110#section-15.5.1",
    401: "rfc9110#section-15.5.2",
    403: "rfc9110#section-15.5.4",
    404: "rfc9110#section-15.5.5",
    405: "rfc9110#section-15.5.6",
    429: "rfc6585#section-4",
    503: "rfc9110#section-15.6.4",
}


def problem(request: HttpRequest, status: int, answer: HttpResponse | None = None) -> HttpResponse:
    """OOAPI v5 writes the status as text; OEAPI v6 as a number, and names the kind of problem with
    an address where people can read about it. `answer` keeps its status and headers."""
    told: dict[str, Any] = {
        "status": status,
        "title": problems.title(status),
        "detail": problems.detail(status),
    }
    if request.path.startswith(f"{BASE}/v5/"):
        told["status"] = str(status)
    else:
        where = TYPES.get(status, "rfc9110#section-15.6.1" if status >= 500 else "rfc9110")
        told["type"] = f"https://www.rfc-editor.org/rfc/{where}"
    return problems.written(status, told, answer)
