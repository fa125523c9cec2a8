"""The student's own pages: Mijn route and Mijn afspraken. A parent has a page of the own."""

from typing import Any, Final

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from passend.adjustments.models import Adjustment
from passend.agreements.models import AgreedMeasure, Agreement, KeptAnswer, Status
from passend.cases.models import Case
from passend.cases.models.asked import Status as Asked
from passend.core.actions import open_actions
from passend.core.links import link
from passend.core.prepared import Prepared

from .. import stations
from ..scope import me
from .dossier import coming

OWN = Prepared(
    lambda person: (
        Case.objects.filter(person=person)
        .select_related("coach", "intaker", "enrolment", "student", "programme", "request")
        .order_by("closed_on", "-requested_on")
    )
)
NOT_THEIRS = [Status.DRAFT, Status.WITHDRAWN]
SEEN = Prepared(
    lambda case: (
        Agreement.objects.filter(case=case)
        .exclude(status__in=NOT_THEIRS)
        .select_related("contact")
        .order_by("-number")
    )
)
LINES = Prepared(
    lambda agreement: AgreedMeasure.objects.filter(
        agreement=agreement, stopped_on=None
    ).select_related("wording")
)
# On one day: what waits or was only said comes after what was answered.
SAID = Prepared(
    lambda agreement: (
        KeptAnswer.objects.filter(measure__agreement=agreement)
        .select_related("answered_by")
        .order_by("-said_on", "-status")
    )
)
AT_A_STOP: Final = ["adjustment.start", "arrangement.ask"]
"""What is asked at a stop of the route, not below it."""
ELSEWHERE: Final = {"look.ask", "sharing.switch", "parent.add"}


def own_case(request: HttpRequest) -> tuple[Case, list[Case]]:
    """The own dossier, open ones first, or the one that was chosen; else 404."""
    cases = OWN(person=me(request).pk)
    cases.sort(key=lambda case: case.status == Case.Status.CLOSED)
    wanted = request.GET.get("dossier")
    for case in cases:
        if not wanted or str(case.pk) == wanted:
            return case, cases
    raise Http404


def route(request: HttpRequest) -> HttpResponse:
    """One line from the first talk to work, with the next step on top."""
    case, cases = own_case(request)
    agreements, adjusted = SEEN.of(case), adjusted_of(case)
    arranged = list(case.arrangements.exclude(status=Asked.WITHDRAWN))
    prefetch_related_objects(agreements, "measures", "evaluations")
    also = _also(request, case)
    asked = {verb: also.pop(verb) for verb in AT_A_STOP if verb in also}
    context = {
        "case": case,
        "cases": cases,
        "own": True,
        "planned": coming(case),
        "stations": stations.of(case, agreements, adjusted, asked),
        "steps": stations.next_steps(case, agreements, adjusted, arranged),
        "adjusted": adjusted,
        "arranged": arranged,
        "funded": list(case.fund_applications.exclude(status=Asked.WITHDRAWN)),
        "contact": _contact(case, agreements),
        "more": also.values(),
    }
    return render(request, "desk/route.html", context)


ASKED_HERE = {"examens": "adjustment.start", "studentenfonds": "fundapplication.start"}


def ask_here(request: HttpRequest, what: str) -> HttpResponse:
    """From a rule to the request itself, in the own dossier. 404 for who has none."""
    if what not in ASKED_HERE:
        raise Http404
    case, _cases = own_case(request)
    return redirect(ASKED_HERE[what], case.pk)


def agreements(request: HttpRequest) -> HttpResponse:
    """Each promise as a sentence, with "werkt dit?" and what the school answered."""
    case, cases = own_case(request)
    all_versions = SEEN.of(case)
    in_force = _first(all_versions, Status.IN_FORCE)
    context = {
        "case": case,
        "cases": cases,
        "own": True,
        "proposal": _first(all_versions, Status.PROPOSED),
        "agreement": in_force,
        "promises": promises_of(in_force) if in_force else [],
        "arranged": list(case.arrangements.in_force().order_by("starts_on")),
        "earlier": [a for a in all_versions if a.status in {Status.REPLACED, Status.ENDED}],
        "contact": _contact(case, all_versions),
    }
    return render(request, "desk/agreements.html", context)


def adjusted_of(case: Case) -> list[Adjustment]:
    """What was asked for exams, newest first; what was taken back is over."""
    return list(case.adjustments.exclude(status=Asked.WITHDRAWN).order_by("-asked_on"))


def _also(request: HttpRequest, case: Case) -> dict[str, tuple[str, str]]:
    """By verb what else the student may do in the own dossier: what has a button on the page
    already is not said twice, and asking about a look starts at its line."""
    offered = [a for a in open_actions(request.user, case) if a.verb not in ELSEWHERE]
    return {a.verb: (a.label, link(a.verb, case.pk)) for a in offered if link(a.verb, case.pk)}


def promises_of(agreement: Agreement) -> list[tuple[AgreedMeasure, KeptAnswer | None]]:
    """What still holds of it, each with the last that the student said of it."""
    last: dict[Any, KeptAnswer] = {}
    for said in SAID(agreement=agreement.pk):
        last.setdefault(said.measure_id, said)
    return [(line, last.get(line.pk)) for line in LINES(agreement=agreement.pk)]


def _first(versions: list[Agreement], status: str) -> Agreement | None:
    return next((a for a in versions if a.status == status), None)


def _contact(case: Case, versions: list[Agreement]) -> Any:
    """Whom to ask: the coach of today. Somebody named in the agreement may have moved on."""
    agreement = _first(versions, Status.IN_FORCE)
    return case.coach or (agreement and agreement.contact) or case.intaker
