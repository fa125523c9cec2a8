"""Looking is an event: the student reads who looked, when, and what for."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse

from passend.core import clock, visit
from passend.core.actors import actor_key
from passend.core.models import Event, key
from passend.core.purposes import Purpose

from .models import Case
from .policy import capacity, ground, student


def looked(by: Any, case: Case, what: Any = None) -> None:
    """Record that somebody opened a dossier or a part of it. One's own is not recorded."""
    if student(by, case):
        return
    why, purpose = ground(by, case)
    subject = what if what is not None else case
    noun = subject._meta.model_name
    details = {**capacity(why), **visit.stamp()}
    Event.record(f"{noun}.view", subject, by=by, purpose=purpose, ground=why, details=details)


def shown(answer: HttpResponse, by: Any, case: Case, what: Any = None) -> HttpResponse:
    """The same for the page of an action that shows what stands in the dossier. It counts when it
    was shown, also after a form that was not right; not when the action was done and led on."""
    if answer.status_code in {200, 422}:
        looked(by, case, what)
    return answer


def glanced(by: Any, cases: Iterable[Case]) -> None:
    """The card of a group was opened: one line a person, student and day."""
    midnight = datetime.combine(clock.today(), time(), ZoneInfo("Europe/Amsterdam"))
    today = Event.objects.filter(verb="card.view", actor=actor_key(by), at__gte=midnight)
    known = set(today.values_list("dossier", flat=True))
    for case in cases:
        if key(case) not in known:
            details = {**capacity("group"), **visit.stamp()}
            Event.record(
                "card.view", case, by=by, purpose=Purpose.GUIDANCE, ground="group", details=details
            )
