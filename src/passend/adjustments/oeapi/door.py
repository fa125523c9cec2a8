"""The door for a test planner: a token, and behind it one person at a time.

No cookie and no session open anything here, and a token opens nothing elsewhere.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from math import ceil
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from oauth2_provider.oauth2_backends import get_oauthlib_core

from passend.core import brake, limits

from ..models import Planner
from . import BASE, SCOPE, VERSIONS
from .problems import problem

MOST_WRONG = 100
"""Wrong keys an hour, from one place."""

View = Callable[..., HttpResponse]


class OeapiMiddleware:
    """Every refusal under this address is a problem, also one from before it reached a view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(f"{BASE}/"):
            return self.get_response(request)
        # A program that is led on to https would go on sending in the open (ASVS 4.1.2).
        in_the_open = settings.SECURE_SSL_REDIRECT and not request.is_secure()
        answer = problem(request, 403) if in_the_open else self.get_response(request)
        if answer.status_code >= 400 and "json" not in answer.get("Content-Type", ""):
            answer = problem(request, answer.status_code, answer)
        answer.cookies.clear()  # whoever is signed in here gets what everybody gets
        answer["Cache-Control"] = "no-store"
        answer["Content-Language"] = "nl"
        version = request.path.removeprefix(f"{BASE}/").partition("/")[0]
        if version in VERSIONS:
            answer["API-Version"] = VERSIONS[version]
        return answer


@csrf_exempt  # a program has no form, and no cookie opens anything here
@login_not_required
@sensitive_post_parameters("client_secret")
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """The token endpoint (RFC 6749 3.2): client credentials and nothing else, in the words of that
    RFC. It is not a view of the library, whose own also knows other ways in."""
    place = "planner.token", brake.address_of(request)
    if brake.pressed(*place) >= MOST_WRONG:
        return _wait(request, brake.AN_HOUR)
    try:
        _where, headers, body, status = get_oauthlib_core().create_token_response(request)
    except ValueError:  # of a body or an address that cannot be read as parameters
        return JsonResponse({"error": "invalid_request"}, status=400)
    if status == HTTPStatus.UNAUTHORIZED:
        brake.press(*place)
    return HttpResponse(body, status=status, headers=headers)


def for_planners(view: View) -> View:
    """A view for who shows a token; it gets the planner as its second argument."""

    @wraps(view)
    def page(request: HttpRequest, **keys: str) -> HttpResponse:
        planner = planner_of(request)
        if planner is None:
            answer = problem(request, HTTPStatus.UNAUTHORIZED)
            why = ', error="invalid_token"' if "Authorization" in request.headers else ""
            answer["WWW-Authenticate"] = f'Bearer realm="oeapi", scope="{SCOPE}"{why}'
            return answer
        if seconds := ceil(limits.take("planner", str(planner.pk)) if settings.LIMITS_ON else 0):
            return _wait(request, seconds)
        return view(request, planner, **keys)

    guarded: View = require_safe(page)
    return login_not_required(csrf_exempt(guarded))


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    answer = problem(request, HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(seconds)
    return answer


def planner_of(request: HttpRequest) -> Planner | None:
    """Whose token this is, as long as it counts and the planner was not ended."""
    core = get_oauthlib_core()
    # Only the path and the header: what stands behind a question mark is no way to show a token
    # (RFC 9700 4.3.2), and a strange sign there no reason to refuse a good one.
    where = request.build_absolute_uri(quote(request.path))
    headers = core.extract_headers(request)
    valid, shown = core.server.verify_request(where, request.method, "", headers, scopes=[SCOPE])
    if not valid:
        return None
    return Planner.objects.connected().filter(application=shown.client).first()
