"""Finding a student, and everybody who is on the way to an agreement."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.agreements.models import Agreement, Status
from passend.cases.models import Case, NeedState
from passend.core import clock
from passend.core.errors import NotYou
from passend.people.models import Role, Student
from passend.people.names import searchable

from .. import scope
from ..scope import me
from ..sheets import Sheet, sheet_answer

PAGE = 50
MOST_WITHOUT = 20


def students(request: HttpRequest) -> HttpResponseBase:
    """Everybody this person may see, or those that a name or number finds."""
    if not any(me(request).has_role(r) for r in (Role.COACH, Role.INTAKER, Role.COORDINATOR)):
        raise NotYou(_("Deze lijst is voor begeleiders van studenten."))
    query = request.GET.get("q", "").strip()[:80]
    cases = _with_agreement(found(Case.objects.visible_to(me(request)).open(), query, "student__"))
    if form := request.GET.get("bestand"):
        return sheet_answer(_sheet(cases), form)
    without = found(scope.students_without_dossier(me(request)), query) if query else None
    page = Paginator(cases, PAGE).get_page(request.GET.get("page"))
    context = {
        "query": query,
        "page": page,
        "without": without[:MOST_WITHOUT] if without is not None else [],
        "today": clock.today(),
    }
    return render(request, "desk/students.html", context)


def found(people: QuerySet[Any], query: str, to_student: str = "") -> QuerySet[Any]:
    """Those whose number begins with what was typed, or whose name holds every word of it."""
    if not query:
        return people
    if any(sign.isdigit() for sign in query):
        return people.filter(**{f"{to_student}number__istartswith": query.replace(" ", "")})
    for word in searchable(query).split()[:5]:
        people = people.filter(search_name__contains=word)
    return people


def _with_agreement(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Each dossier with where its agreement stands and when it is evaluated."""
    own = Agreement.objects.filter(case=OuterRef("pk")).order_by()
    in_force = own.filter(status=Status.IN_FORCE).values("evaluate_by")[:1]
    coming = own.filter(status__in=[Status.DRAFT, Status.PROPOSED]).values("status")[:1]
    return cases.select_related("student__group", "team", "coach").annotate(
        evaluate_by=Subquery(in_force), coming=Subquery(coming)
    )


def _sheet(cases: QuerySet[Any]) -> Sheet:
    columns = [_("Student"), _("Nummer"), _("Groep"), _("Team"), _("Slb’er"),
               _("Evaluatie uiterlijk")]  # fmt: skip
    rows = [
        [str(case), *place_of(case.student), str(case.team or ""), str(case.coach or ""),
         case.evaluate_by or ""]
        for case in cases
    ]  # fmt: skip
    return Sheet(_("Studenten"), columns, rows)


def place_of(student: Student | None) -> list[str]:
    """Number and group, as far as the roster brought them."""
    if student is None:
        return ["", ""]
    return [student.number or "", student.group.name if student.group else ""]


STAGES = {
    "call": "kennismaken",
    "write": "afspraken schrijven",
    "draft": "concept afmaken",
    "consent": "wacht op akkoord",
}


def pipeline(request: HttpRequest) -> HttpResponseBase:
    """Onderweg: everybody between request and agreement, with the days waited."""
    if not me(request).has_role(Role.COORDINATOR):
        raise NotYou(_("Deze lijst is voor de ondersteuningscoördinator."))
    teams = scope.teams_of(me(request))
    team = next((t for t in teams if str(t.pk) == request.GET.get("team")), None)
    rows = [_waiting(case) for case in on_the_way(request, team)]
    stage = request.GET.get("stap", "")
    chosen = [row for row in rows if not stage or row["stage"] == stage]
    if form := request.GET.get("bestand"):
        return sheet_answer(_waiting_sheet(chosen), form)
    context = {
        "page": Paginator(chosen, PAGE).get_page(request.GET.get("page")),
        "total": len(rows),
        "chips": [
            (code, label, sum(row["stage"] == code for row in rows))
            for code, label in STAGES.items()
        ],
        "stage": stage,
        "teams": teams,
        "team": team,
    }
    return render(request, "desk/pipeline.html", context)


def on_the_way(request: HttpRequest, team: Any) -> list[Any]:
    settled = [NeedState.NONE, NeedState.UNTOLD]
    cases = scope.of_teams(me(request)).exclude(need_state__in=settled)
    waiting: Any = _with_agreement(cases.filter(team=team) if team else cases)
    return list(waiting.filter(evaluate_by=None).order_by("requested_on", "pk"))


def _waiting(case: Any) -> dict[str, Any]:
    stage = "call" if case.status == Case.Status.REQUESTED else "write"
    stage = {Status.DRAFT: "draft", Status.PROPOSED: "consent"}.get(case.coming, stage)
    today = clock.today()
    return {
        "case": case,
        "stage": stage,
        "label": STAGES[stage],
        "days": (today - case.requested_on).days,
        "late": bool(case.agree_by and case.agree_by < today),
        "by": case.call_by if stage == "call" else case.agree_by,
    }


def _waiting_sheet(rows: list[dict[str, Any]]) -> Sheet:
    columns = [_("Student"), _("Team"), _("Aangemeld"), _("Dagen"), _("Stap"), _("Uiterste dag")]
    lines = [
        [str(row["case"]), str(row["case"].team or ""), row["case"].requested_on, row["days"],
         row["label"], row["by"] or ""]
        for row in rows
    ]  # fmt: skip
    return Sheet(_("Onderweg"), columns, lines)
