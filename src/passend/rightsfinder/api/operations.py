"""What a program can ask: the list, one provision, an answer, and the next question."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from engines.rights.format.provisions import Provision as File
from passend.core import clock

from ..catalogue import library
from . import BASE, VERSION, telling, working
from .codes import name_of
from .document import completed
from .door import open_to_all
from .outcomes import Landing, Link, NextQuestion, Results, Situation, Talk
from .problems import Wrong, invalid, missing, unreadable, wrong
from .reading import ExactParser
from .shapes import Catalogue, Provision, Question, Questions

api = NinjaAPI(
    title="Wat mag ik?",
    version=VERSION,
    description="Wat een mbo-student mag of krijgt, waarom, wie beslist en wat je nog niet weet. "
    "Zonder account. Niets wordt bewaard. Zet antwoorden nooit in een adres.",
    openapi_url=None,
    docs_url=None,
    parser=ExactParser(),
)
api.add_exception_handler(ValidationError, invalid)
api.add_exception_handler(HttpError, unreadable)
api.add_exception_handler(Http404, missing)
api.add_exception_handler(Wrong, wrong)

LAW, ASK, THIS = ["Voorzieningen"], ["Vragen"], ["Over deze API"]


@api.get("/", response=Landing, by_alias=True, operation_id="start", tags=THIS, url_name="api")
def landing(request: HttpRequest) -> Landing:
    """Waar alles te vinden is."""
    rows = [
        ("openapi", "api.openapi"),
        ("voorzieningen", "api.provisions"),
        ("vragen", "api.questions"),
        ("uitleg", "developers"),
    ]
    return Landing(
        name=api.title,
        version=VERSION,
        catalogue=library().version,
        explanation=api.description,
        links=[Link(name=name, address=telling.address(view)) for name, view in rows],
    )


@api.get(
    "/openapi.json", response=dict[str, Any], operation_id="openapi", tags=THIS,
    url_name="api.openapi",
)  # fmt: skip
def openapi(request: HttpRequest) -> dict[str, Any]:
    """Dit document."""
    return completed(api)


@api.get(
    "/voorzieningen", response=Catalogue, by_alias=True, operation_id="voorzieningen", tags=LAW,
    url_name="api.provisions",
)  # fmt: skip
def provisions(request: HttpRequest) -> Catalogue:
    """Alle voorzieningen in het kort. De lijst is klein: ze staat op één bladzijde."""
    found = sorted(library().provisions.values(), key=lambda one: one.id)
    return Catalogue(
        catalogue=library().version,
        day=clock.today(),
        provisions=[telling.summary(one) for one in found],
    )


@api.post(
    "/voorzieningen/_toets", response=Results, by_alias=True, operation_id="toets", tags=LAW,
    url_name="api.evaluate",
)  # fmt: skip
def evaluate(request: HttpRequest, sent: Situation) -> Results:
    """Wat geldt voor iemand met deze antwoorden, en waarom."""
    return working.results(sent)


@api.get(
    "/voorzieningen/{voorziening}", response=Provision, by_alias=True, tags=LAW,
    operation_id="voorziening", url_name="api.provision",
)  # fmt: skip
def provision(request: HttpRequest, voorziening: str) -> Provision:
    """Eén voorziening: voorwaarden met de woorden van de wet, versies en voorbeelden."""
    return telling.whole(_provision(voorziening))


@api.get(
    "/voorzieningen/{voorziening}/regelrecht", response=dict[str, Any], tags=LAW,
    operation_id="regelrecht", url_name="api.regelrecht",
)  # fmt: skip
def regelrecht(request: HttpRequest, voorziening: str) -> dict[str, Any]:
    """De voorwaarden in de vorm van regelrecht (MinBZK, schema 0.5.6), zoals ze vandaag gelden."""
    found = telling.regelrecht(_provision(voorziening))
    if found is None:
        raise Http404
    return found


@api.get(
    "/vragen", response=Questions, by_alias=True, operation_id="vragen", tags=ASK,
    url_name="api.questions",
)  # fmt: skip
def questions(request: HttpRequest) -> Questions:
    """Alle vragen waarop een antwoord kan tellen."""
    return Questions(
        catalogue=library().version,
        questions=[telling.question(name) for name in sorted(library().facts)],
    )


@api.post(
    "/vragen/_kies", response=NextQuestion, by_alias=True, operation_id="kies", tags=ASK,
    url_name="api.next_question",
)  # fmt: skip
def next_question(request: HttpRequest, sent: Talk) -> NextQuestion:
    """Welke vraag nu het meest vertelt. Wat gevoelig is, komt het laatst."""
    return working.next_question(sent)


@api.get(
    "/vragen/{vraag}", response=Question, by_alias=True, operation_id="vraag", tags=ASK,
    url_name="api.question",
)  # fmt: skip
def question(request: HttpRequest, vraag: str) -> Question:
    """Eén vraag met haar antwoorden."""
    name = name_of(vraag)
    if name not in library().facts or "_" in vraag:
        raise Http404
    return telling.question(name)


def _provision(code: str) -> File:
    found = library().provisions.get(name_of(code))
    if found is None or "_" in code:
        raise Http404
    return found


def patterns() -> list[URLPattern]:
    """The addresses, each for everybody, under the name of its operation."""
    of = [one for view in api.default_router.path_operations.values() for one in view.operations]
    methods = {one.url_name: set(one.methods) for one in of}
    start = BASE.lstrip("/") + "/"
    return [
        path(f"{start}{one.pattern}", open_to_all(one.callback, methods[one.name]), name=one.name)
        for one in api.urls[0]
        if isinstance(one, URLPattern) and one.name in methods
    ]


def asked() -> list[dict[str, str]]:
    """Every operation in a line: for the page of developers."""
    return [
        {"method": one.methods[0], "path": BASE + where, "what": str(one.description or "")}
        for where, view in api.default_router.path_operations.items()
        for one in view.operations
    ]
