"""What every answer of the interface passes through, also one that was refused before it began."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, set_response_etag

from passend.core.problems import DETAILS

from . import BASE, VERSION
from .problems import problem, unknown_query

JSON = "application/json"
MOST_BYTES = 64 * 1024
"""Enough for an answer to every question of the catalogue; more is not read."""

AN_HOUR = "public, max-age=3600"
View = Callable[..., HttpResponseBase]


class ApiMiddleware:
    """Says the version and who may read it, and turns every refusal into a problem.

    Outside nearly all others: a limit, a form that cannot be read or an address that nobody has
    must answer a program in its own words.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(f"{BASE}/") and request.path != BASE:
            return self.get_response(request)
        # A program that is led on to https would go on sending in the open (ASVS 4.1.2).
        in_the_open = settings.SECURE_SSL_REDIRECT and not request.is_secure()
        answer = problem(403) if in_the_open else self.get_response(request)
        if answer.status_code >= 400 and "json" not in answer.get("Content-Type", ""):
            answer = problem(answer.status_code, answer=answer)
        answer.cookies.clear()  # whoever is signed in here gets what everybody gets
        answer["Vary"] = "Accept"
        answer["API-Version"] = VERSION
        answer["Content-Language"] = "nl"
        # Open to every site: there is nothing here that an account or a cookie would open.
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = "API-Version, ETag, Retry-After"
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer


def open_to_all(view: View, methods: set[str]) -> View:
    """A view of the interface for everybody. `methods` is what the OpenAPI document offers."""
    allowed = sorted({*methods, "OPTIONS"} | ({"HEAD"} if "GET" in methods else set()))

    @wraps(view)
    def page(request: HttpRequest, **keys: str) -> HttpResponseBase:
        asked = str(request.method)
        if asked == "OPTIONS":
            return _preflight(allowed)
        if refused := _refused(request, allowed):
            return refused
        request.method = "GET" if asked == "HEAD" else asked
        try:
            answer = view(request, **keys)
        finally:
            request.method = asked
        return _kept(request, answer)

    page.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens anything here
    return login_not_required(page)


def _preflight(allowed: list[str]) -> HttpResponse:
    """What a browser asks before it sends JSON from another site."""
    answer = HttpResponse(status=204, headers={"Allow": ", ".join(allowed)})
    answer["Access-Control-Allow-Methods"] = ", ".join(allowed)
    answer["Access-Control-Allow-Headers"] = "Content-Type"
    answer["Access-Control-Max-Age"] = "86400"
    return answer


def _refused(request: HttpRequest, allowed: list[str]) -> HttpResponse | None:
    """Why this is not even looked at."""
    if request.method not in allowed:
        answer = problem(405)
        answer["Allow"] = ", ".join(allowed)
        return answer
    if not request.accepts(JSON):
        return problem(406)
    if request.method == "POST" and request.content_type != JSON:
        return problem(415)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return problem(413, str(DETAILS[413]) % {"n": MOST_BYTES})
    return unknown_query(request.GET) if request.GET else None


def _kept(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The law may be kept for an hour, and asked for again by its mark; an answer never."""
    if request.method not in {"GET", "HEAD"} or not isinstance(answer, HttpResponse):
        return answer
    if answer.status_code != 200:
        return answer
    answer["Cache-Control"] = AN_HOUR
    set_response_etag(answer)
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer
