"""Onderweg: everybody between request and agreement, with the days waited."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case as Choice
from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Value, When
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.agreements.models import Agreement, Status
from passend.cases.models import Case, NeedState
from passend.core import clock
from passend.core.errors import NotYou
from passend.people.models import Role

from .. import scope
from ..scope import me
from ..sheets import Sheet, sheet_answer

PAGE = 50
STAGES = {
    "call": gettext_lazy("kennismaken"),
    "write": gettext_lazy("afspraken schrijven"),
    "draft": gettext_lazy("concept afmaken"),
    "consent": gettext_lazy("wacht op akkoord"),
}


def pipeline(request: HttpRequest) -> HttpResponseBase:
    """The longest waiting first; a coordinator sees the own teams and what has no team yet."""
    if not me(request).has_role(Role.COORDINATOR):
        raise NotYou(_("Deze lijst is voor de ondersteuningscoördinator."))
    teams = scope.teams_of(me(request))
    team = next((t for t in teams if str(t.pk) == request.GET.get("team")), None)
    waiting = on_the_way(scope.of_teams(me(request), team))
    counts = {row["stage"]: row["n"] for row in waiting.values("stage").annotate(n=Count("pk"))}
    stage = request.GET.get("stap", "")
    chosen = waiting.filter(stage=stage) if stage in STAGES else waiting
    if form := request.GET.get("bestand"):
        return sheet_answer(request, lambda: _sheet([_row(case) for case in _whole(chosen)]), form)
    page = Paginator(_whole(chosen), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(case) for case in page],
        "total": sum(counts.values()),
        "chips": [(code, label, counts.get(code, 0)) for code, label in STAGES.items()],
        "stage": stage,
        "teams": teams,
        "team": team,
    }
    return render(request, "desk/pipeline.html", context)


def on_the_way(of: scope.Scope) -> Any:
    """A need, or not known yet, and nothing in force; `stage` says what the next step is."""
    own = Agreement.objects.filter(case=OuterRef("pk"))
    stage = Choice(
        When(status=Case.Status.REQUESTED, then=Value("call")),
        When(Exists(own.filter(status=Status.PROPOSED)), then=Value("consent")),
        When(Exists(own.filter(status=Status.DRAFT)), then=Value("draft")),
        default=Value("write"),
        output_field=CharField(),
    )
    open_need = [NeedState.UNKNOWN, NeedState.NEED]
    return (
        of.cases()
        .filter(~Exists(own.filter(status=Status.IN_FORCE)), need_state__in=open_need)
        .annotate(stage=stage)
        .order_by()
    )


def _whole(cases: QuerySet[Any]) -> QuerySet[Any]:
    return cases.select_related("team").order_by("requested_on", "pk")


def _row(case: Any) -> dict[str, Any]:
    by = case.call_by if case.stage == "call" else case.agree_by
    return {
        "case": case,
        "label": STAGES[case.stage],
        "days": (clock.today() - case.requested_on).days,
        "by": by,
        "late": bool(by and by < clock.today()),
    }


def _sheet(rows: list[dict[str, Any]]) -> Sheet:
    columns = [_("Student"), _("Team"), _("Aangemeld"), _("Dagen"), _("Stap"), _("Uiterste dag")]
    lines = [
        [str(row["case"]), str(row["case"].team or ""), row["case"].requested_on, row["days"],
         row["label"], row["by"]]
        for row in rows
    ]  # fmt: skip
    return Sheet(_("Onderweg"), columns, lines)
