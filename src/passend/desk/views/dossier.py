"""The dossier on one page, for those who help."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from passend.agreements.models import AgreedMeasure, Agreement, KeptAnswer, Status
from passend.cases.looking import looked
from passend.cases.models import Appointment, Case, CaseParent, Talk
from passend.cases.models.case import CaseQuerySet
from passend.cases.policy import by_glass, helps, staff
from passend.core import clock
from passend.core.actions import open_actions
from passend.core.links import link
from passend.core.models import Event
from passend.privacy.models import DataRequest

from .. import circles, due, duties, scope
from ..scope import me
from ..sentences import happened

TALKS = MOMENTS = 8
DAILY = ["talk.record", "agreement.draft", "need.add"]
LIVING = [Status.DRAFT, Status.PROPOSED, Status.IN_FORCE]


def detail(request: HttpRequest, pk: str) -> HttpResponse:
    """Needs, agreements, what is due, talks, who is involved and what happened."""
    user = me(request)
    case = get_object_or_404(_whole(Case.objects.visible_to(user)), pk=pk)
    if not (helps(request.user, case) or by_glass(request.user, case)):
        return redirect(f"{reverse('route')}?dossier={case.pk}")
    looked(request.user, case)
    agreements, leads = list(agreements_of(case, "problems")), staff(request.user, case)
    involved = list(case.involved.select_related("user").prefetch_related("answers"))
    requests = list(DataRequest.objects.heeded(case))
    duties_here = duties.of(scope.of_case(user, case)).duties if leads else []
    context = {
        "case": case,
        "subject": case,
        "needs": [need for need in case.needs.all() if need.closed_on is None],
        "intake": next(iter(case.intakes.all()), None),
        "talks": case.talks.all()[:TALKS],
        "planned": coming(case),
        "agreements": [a for a in agreements if a.status in LIVING],
        "earlier": [a for a in agreements if a.status not in LIVING],
        "rows": due.fill_of_one(duties_here),
        **_buttons(request, case),
        "moments": moments_of(case),
        "notices": circles.notices(case),
        "answers": circles.answers(case, involved),
        "involved": [one for one in involved if one.is_open],
        "leads": leads,
        "today": clock.today(),
        "contested": [one for one in requests if one.contests],
        "restricted": any(one.restricts for one in requests),
    }
    return render(request, "desk/dossier.html", context)


def _buttons(request: HttpRequest, case: Case) -> dict[str, list[tuple[str, str]]]:
    """What one may do: the daily things as buttons, the rest behind "Meer"."""
    offered = {action.verb: action for action in open_actions(request.user, case)}
    daily = (["case.hear"] if case.status == Case.Status.REQUESTED else []) + DAILY
    verbs = sorted(offered, key=lambda verb: daily.index(verb) if verb in daily else len(daily))
    pages = [(v, offered[v].label, link(v, case.pk)) for v in verbs if link(v, case.pk)]
    return {
        "daily": [(label, url) for verb, label, url in pages if verb in daily],
        "more": [(label, url) for verb, label, url in pages if verb not in daily],
    }


def _whole(cases: CaseQuerySet) -> CaseQuerySet:
    """Dossiers with all that the page shows, in a fixed number of queries."""
    return cases.select_related(
        "student__group",
        "team",
        "coach",
        "intaker",
        "programme",
        "enrolment",
        "request",
    ).prefetch_related(
        "needs",
        "intakes",
        Prefetch("talks", Talk.objects.select_related("held_by")),
        Prefetch("parents", CaseParent.objects.select_related("user")),
    )


def agreements_of(case: Case, *of_lines: str) -> QuerySet[Agreement]:
    """All versions, newest first, with their lines and what was said of them; `of_lines` names
    what the page shows of a line besides."""
    # On one day: what waits or was only said comes after what was answered.
    said = KeptAnswer.objects.select_related("answered_by").order_by("-said_on", "-status")
    lines = AgreedMeasure.objects.select_related("wording").prefetch_related(
        Prefetch("kept_answers", said), *of_lines
    )
    return (
        Agreement.objects.filter(case=case)
        .exclude(status=Status.WITHDRAWN)
        .prefetch_related(Prefetch("measures", lines))
        .order_by("-number")
    )


def coming(case: Case) -> list[Appointment]:
    """Talks that have a time and are still to come."""
    planned = case.appointments.filter(status=Appointment.Status.PLANNED)
    return list(planned.filter(starts_at__gte=clock.now()))


def moments_of(case: Case) -> list[dict[str, Any]]:
    """What was done in this dossier lately, newest first; looking is on a page of its own."""
    events = Event.objects.in_dossier(case).exclude(verb__endswith=".view").order_by("-pk")
    return happened(list(events[:MOMENTS]))
