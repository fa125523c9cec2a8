"""Looking is an event: the student reads who looked, when, and what for."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse

from passend.core import clock
from passend.core.actors import actor_key
from passend.core.models import Event, key
from passend.core.prepared import Prepared
from passend.core.purposes import Purpose
from passend.core.together import together

from .ground import capacity, ground
from .models import BreakGlass, Case
from .policy import student

GLANCED = Prepared(
    lambda actor, since: (
        Event.objects.filter(verb="card.view", actor=actor, at__gte=since)
        .order_by()
        .values_list("dossier", flat=True)
    )
)


def looked(
    by: Any, case: Case, what: Any = None, *, why: tuple[str, Purpose] | None = None
) -> None:
    """Record that somebody opened a dossier or a part of it. One's own is not recorded.

    The ground and the purpose follow from who looks, unless a task gives another one (`why`).
    """
    if student(by, case):
        return
    ground_of_it, purpose = why or ground(by, case)
    subject = what if what is not None else case
    noun = subject._meta.model_name
    details = capacity(ground_of_it)
    Event.record(
        f"{noun}.view", subject, by=by, purpose=purpose, ground=ground_of_it, details=details
    )


def shown(answer: HttpResponse, by: Any, case: Case, what: Any = None) -> HttpResponse:
    """The same for the page of an action that shows what stands in the dossier. It counts when it
    was shown, also after a form that was not right; not when the action was done and led on."""
    if answer.status_code in {200, 422}:
        looked(by, case, what)
    return answer


def glanced(by: Any, cases: Iterable[Case]) -> None:
    """The card of a group was opened: one line a person, student and day."""
    known = set(GLANCED(actor=actor_key(by), since=clock.midnight()))
    # A student may stand on a card more than once, each time as another object.
    fresh = {case.pk: case for case in cases if key(case) not in known}
    if not fresh:
        return
    with together():  # one transaction for the first look of the day, not one a student
        for case in fresh.values():
            details = capacity("group")
            Event.record(
                "card.view", case, by=by, purpose=Purpose.GUIDANCE, ground="group", details=details
            )


def may_be_told(events: QuerySet[Event], cases: Iterable[Case]) -> QuerySet[Event]:
    """Of the lines of these dossiers those that their student may read now: a break-glass that
    would endanger somebody is not told yet (AVG 23), nor that somebody looked at it."""
    silent = BreakGlass.objects.filter(case__in=list(cases), told_on=None)
    for glass in silent.select_related("case"):
        of_glass = Q(ground=glass.ground) | Q(subject=key(glass))
        events = events.exclude(of_glass, dossier=key(glass.case))
    return events
