"""What whoever watches sees: alive, ready, figures; and the line that every request leaves."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import health, metrics
from .logs import log


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The web server answers. No database: a restart does not mend that."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Requests can be answered and work gets done. Why not is nobody's business outside."""
    well = health.is_ready()
    told, status = ("klaar\n", 200) if well else ("niet klaar\n", 503)
    return HttpResponse(told, content_type="text/plain", status=status)


@login_not_required
@never_cache
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """For Prometheus, with the token of the settings; without one this page does not exist."""
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not constant_time_compare(shown, settings.METRICS_TOKEN):
        raise Http404
    return HttpResponse(metrics.page(), content_type="text/plain; version=0.0.4; charset=utf-8")


class RequestLogMiddleware:
    """One line and one measurement a request: which view, how it ended, how long it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        answer = self.get_response(request)
        spent = time.perf_counter() - began
        match = request.resolver_match
        view = (match.view_name if match else "") or "-"
        method = request.method if request.method in metrics.METHODS else "-"
        metrics.answered(view, str(method), answer.status_code, spent)
        log.info(
            "verzoek", view=view, method=method, status=answer.status_code, ms=round(spent * 1000)
        )
        return answer
