"""Wie keek, wanneer, waarvoor: the student reads who opened the dossier, and may ask why."""

from itertools import groupby
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import looked, may_be_told
from passend.cases.models import BreakGlass, Case
from passend.cases.policy import student
from passend.core.actions import Action
from passend.core.models import Event
from passend.core.pages import act, visible
from passend.core.purposes import Purpose
from passend.core.templatetags.passend import local_day

from .. import actions
from ..forms import LookAnswerForm, LookDelayForm, LookQuestionForm
from ..models import LookQuestion
from ..sentences import WHAT, WHO, name_of, people_in, why
from .mine import own_case

LATEST = 500


def looks(request: HttpRequest) -> HttpResponse:
    """Merged per day and person: "Je slb’er keek 3 keer, om je te begeleiden"."""
    case, cases = own_case(request)
    context = {
        "case": case,
        "cases": cases,
        "own": student(request.user, case),
        "days": days_of(case),
    }
    return render(request, "desk/looks.html", context)


def ask(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask about one line of the list."""
    case = visible(Case, request, pk)
    line = request.POST.get("event") or request.GET.get("regel", "")
    mine = may_be_told(Event.objects.in_dossier(case).views(), [case])
    seen = mine.filter(pk=number(line)).first()
    return act(
        request,
        actions.ask,
        case,
        LookQuestionForm,
        form_kwargs={"initial": {"event": line}},
        extra={
            "who": name_of(seen.actor, people_in([seen])) if seen else "",
            "seen": seen,
            "back_url": reverse("desk.looks"),
        },
        then=lambda _question: reverse("desk.looks"),
        done=_("Je vraag is verstuurd. Het antwoord komt op deze pagina."),
    )


def number(told: str) -> int:
    """The key of a line as it stands in an address; none for anything else that is typed there."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 19 else 0


def answer(request: HttpRequest, pk: str) -> HttpResponse:
    """The privacy officer answers; the student reads it in the same line."""
    return _about(request, pk, actions.answer, LookAnswerForm)


def extend(request: HttpRequest, pk: str) -> HttpResponse:
    """More time, with the reason that the student reads."""
    return _about(request, pk, actions.extend, LookDelayForm)


def _about(request: HttpRequest, pk: str, action: Action, form: type[BaseForm]) -> HttpResponse:
    """With what the log says of that day: how often, what, on what ground; nothing of the file."""
    question = visible(LookQuestion, request, pk)
    looked(request.user, question.case, question, why=("question", Purpose.COMPLAINT))
    events = [
        event
        for event in Event.objects.in_dossier(question.case).views().filter(actor=question.looker)
        if local_day(event.at) == question.looked_on
    ]
    people = people_in([Event(actor=question.looker)])
    lines = _lines(question.looked_on, events, people, {}, {})
    return act(
        request,
        action,
        question,
        form,
        template="look/answer.html",
        extra={
            "who": name_of(question.looker, people),
            "lines": lines,
            "can_extend": action is actions.answer and not question.extended_on,
            "back_url": reverse("home"),
        },
        then=lambda _question: reverse("home"),
    )


def days_of(case: Case) -> list[dict[str, Any]]:
    """Newest day first; on a day one line for each person and ground.

    What was opened by break-glass and may not be told yet waits (AVG 23; see `BreakGlass`).
    """
    seen = may_be_told(Event.objects.in_dossier(case).views(), [case])
    events = list(seen.order_by("-pk")[:LATEST])
    people = people_in(events)
    questions = {
        (q.looked_on, q.looker): q
        for q in LookQuestion.objects.filter(case=case).select_related("answered_by")
    }
    glasses = {glass.ground: glass for glass in case.glasses.all()}
    return [
        {"day": day, "lines": _lines(day, list(part), people, questions, glasses)}
        for day, part in groupby(events, key=lambda event: local_day(event.at))
    ]


def _lines(
    day: Any,
    events: list[Event],
    people: dict[str, Any],
    questions: dict[Any, LookQuestion],
    glasses: dict[str, BreakGlass],
) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        found.setdefault((event.actor, event.ground), []).append(event)
    return [
        {
            "who": name_of(actor, people),
            "role": WHO.get(ground.partition(" ")[0], ""),
            "times": len(seen),
            "what": sorted({str(WHAT.get(e.verb.partition(".")[0], "")) for e in seen} - {""}),
            "why": why(seen[0]),
            "last": seen[0].at,
            "event": seen[0].pk,
            "question": questions.get((day, actor)),
            "glass": glasses.get(ground),
        }
        for (actor, ground), seen in found.items()
    ]
