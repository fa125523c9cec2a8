"""Who is refused leaves a line: that it happened and at what kind of page, never about what.

A refusal because something is invisible (404) and one because it does not exist are one and the
same here, in work and in words: the line names the page and the person who asked, and no key.
A stranger without an account leaves none: anybody can make up addresses without end.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from passend.core import clock
from passend.core.actors import SYSTEM, actor_key
from passend.core.context import school_of
from passend.core.models import Event
from passend.core.purposes import Purpose

from .actions import alarms
from .models import Alarm, User

ENDING = ".denied"


class DeniedMiddleware:
    """Records what a page refused. It answers nothing itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        page = request.resolver_match
        if not request.user.is_authenticated or page is None:
            return
        if isinstance(exception, PermissionDenied):
            record(request, page.view_name, 403)
        elif isinstance(exception, Http404) and page.kwargs:
            record(request, page.view_name, 404)


def record(request: HttpRequest, page: str, status: int) -> None:
    """`case.detail.denied` of the one who asked; at the number of the school an alarm."""
    Event.record(
        f"{page}{ENDING}",
        request.user,  # type: ignore[arg-type]  # signed in, so it is an account
        by=request.user,
        purpose=Purpose.RUNNING,
        ground="none",
        details={"status": status},
    )
    asker: User = request.user  # type: ignore[assignment]
    if times_today(actor_key(asker)) == (number := school_of(request).denied_alarm):
        again = Alarm.objects.filter(kind=Alarm.Kind.DENIED, user=asker, on=clock.today()).exists()
        if not again:
            alarms.sound(Alarm(kind=Alarm.Kind.DENIED, user=asker, number=number), by=SYSTEM)


def times_today(actor: str) -> int:
    """How often this actor was refused since midnight in Amsterdam."""
    since = clock.midnight()
    return Event.objects.filter(at__gte=since, actor=actor, verb__endswith=ENDING).count()
