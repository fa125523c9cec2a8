"""Every mistake as a problem (RFC 9457): what is wrong, in which field, and in Dutch."""

from collections.abc import Iterable
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from passend.core import problems

from .shapes import Shape

MISTAKES = {
    "missing": gettext_lazy("Dit ontbreekt."),
    "extra_forbidden": gettext_lazy("Dit kennen we niet."),
    "string_type": gettext_lazy("Hier hoort een tekst."),
    "string_too_long": gettext_lazy("Deze tekst is te lang."),
    "string_pattern_mismatch": gettext_lazy("Hier hoort een code: kleine letters en streepjes."),
    "list_type": gettext_lazy("Hier hoort een lijst."),
    "too_long": gettext_lazy("Deze lijst is te lang."),
    "too_short": gettext_lazy("Deze lijst is leeg."),
    "model_type": gettext_lazy("Hier hoort een object."),
    "model_attributes_type": gettext_lazy("Hier hoort een object."),
    "dict_type": gettext_lazy("Hier hoort een object."),
}


class Place(Shape):
    """Waar het staat: een JSON Pointer in de body, of de naam van een zoeksleutel."""

    pointer: str | None = None
    name: str | None = None


class Mistake(Shape):
    """Eén ding dat niet klopt."""

    source: Literal["body", "query"] = Field(serialization_alias="in")
    location: Place
    code: str
    detail: str


class Problem(Shape):
    """Wat er mis is (RFC 9457)."""

    status: int
    title: str
    detail: str


class BadRequest(Problem):
    """Wat er niet klopt aan een vraag, met elk veld dat fout is."""

    errors: list[Mistake]


def problem(
    status: int,
    detail: str = "",
    errors: Iterable[Mistake] = (),
    answer: HttpResponse | None = None,
) -> HttpResponse:
    """An answer that says what is wrong; `answer` keeps its status and headers and gets a body."""
    told: dict[str, Any] = {
        "status": status,
        "title": problems.title(status),
        "detail": detail or problems.detail(status),
    }
    if status == 400:
        told["errors"] = [one.model_dump(by_alias=True, exclude_none=True) for one in errors]
    return problems.written(status, told, answer)


class Wrong(Exception):
    """Raised when a body has the right form and says something that cannot be."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__(len(mistakes))  # never what somebody said


def mistake(pointer: str, code: str, detail: str) -> Mistake:
    """A mistake at one place in the body."""
    return Mistake(source="body", location=Place(pointer=pointer), code=code, detail=detail)


def wrong(request: HttpRequest, error: Any) -> HttpResponse:
    """All mistakes of a body at once."""
    return problem(400, _how_many(error.mistakes), error.mistakes)


def invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """All mistakes of form at once, each with its place."""
    given: ValidationError = error
    mistakes = [_mistake(one) for one in given.errors]
    return problem(400, _how_many(mistakes), mistakes)


def unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    """A body that is no JSON."""
    given: HttpError = error
    what = _("Dit is geen goede JSON. Elke naam staat er één keer, elk getal is echt een getal.")
    found = [mistake("#", "json", what)] if given.status_code == 400 else []
    return problem(given.status_code, what if found else "", found)


def missing(request: HttpRequest, error: Any) -> HttpResponse:
    """Something that is not there."""
    return problem(404)


def unknown_query(names: Iterable[str]) -> HttpResponse:
    """Nothing is asked in an address: whoever tries may be about to put an answer there."""
    told = _("In het adres vragen we niets. Zet antwoorden altijd in de body.")
    found = [
        Mistake(source="query", location=Place(name=name[:80]), code="unknown", detail=told)
        for name in names
    ]
    return problem(400, told, found)


def _how_many(mistakes: list[Mistake]) -> str:
    if len(mistakes) == 1:
        return _("Op één plaats klopt iets niet. Bij errors staat waar.")
    return _("Op %(n)s plaatsen klopt iets niet. Bij errors staat waar.") % {"n": len(mistakes)}


def _mistake(error: dict[str, Any]) -> Mistake:
    # Ninja's own place begins with "body" and the name of the argument of the function.
    place = [str(step) for step in error["loc"][2:]]
    code = str(error["type"])
    detail = str(MISTAKES.get(code) or _("Dit heeft niet de goede vorm."))
    if code == "value_error":
        detail = str(error["ctx"]["error"])
    steps = [step.replace("~", "~0").replace("/", "~1")[:80] for step in place]
    return mistake("#" + "".join(f"/{step}" for step in steps), code, detail)
