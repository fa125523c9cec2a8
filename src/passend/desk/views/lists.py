"""Vandaag and the Werklijst: what is due, by date, one action a row, and reminding in bulk."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from passend.cases.models import Case
from passend.cases.models.case import CaseQuerySet
from passend.core import clock
from passend.core.actions import each
from passend.core.errors import NotYou
from passend.people.models import Role, Team

from .. import actions, due, duties, scope
from ..scope import me
from ..sheets import Sheet, sheet_answer

PAGE = 50


@dataclass(frozen=True)
class DueList:
    """One of the two lists: whose dossiers, which teams to choose from, who can be reminded."""

    name: str
    title: str
    cases: CaseQuerySet
    teams: list[Team]
    reminds: frozenset[str]


def today(request: HttpRequest) -> HttpResponseBase:
    """Vandaag: the own students of a coach or intaker."""
    return _shown(request, _chosen(request, "today"))


def worklist(request: HttpRequest) -> HttpResponseBase:
    """Werklijst: the teams of a coordinator."""
    return _shown(request, _chosen(request, "worklist"))


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Remind those who were picked, or all that are late of one kind; only what is still due."""
    chosen = _chosen(request, request.POST.get("list", ""))
    everybody, picked = request.POST.get("all", ""), set(request.POST.getlist("pick"))
    wanted = {
        duty
        for duty in duties.of(chosen.cases)
        if due.KINDS[duty.kind].remind in chosen.reminds
        and (
            f"{duty.kind}:{duty.case_id}" in picked
            or (duty.kind == everybody and duty.by < clock.today())
        )
    }
    for code in {duty.kind for duty in wanted}:
        keys = {duty.case_id for duty in wanted if duty.kind == code}
        cases = Case.objects.visible_to(me(request)).filter(pk__in=keys).select_related("coach")
        each(actions.remind, cases, by=request.user, of=code, whom=due.KINDS[code].remind)
    _told(request, len(wanted))
    query = f"?team={request.GET['team']}" if request.GET.get("team", "").isdigit() else ""
    return redirect(reverse(chosen.name) + query)


def _told(request: HttpRequest, number: int) -> None:
    if not number:
        messages.warning(request, _("Er is niemand gekozen. Vink aan wie je wilt herinneren."))
        return
    words = ngettext("%d herinnering staat klaar.", "%d herinneringen staan klaar.", number)
    messages.success(request, words % number)


def _chosen(request: HttpRequest, name: str) -> DueList:
    """The list by its name, narrowed to one team where a team was chosen."""
    user = me(request)
    if name == "today":
        _only(request, Role.COACH, Role.INTAKER)
        return DueList(name, _("Vandaag"), scope.mine(user), [], frozenset({"student"}))
    if name != "worklist":
        raise Http404
    _only(request, Role.COORDINATOR)
    teams, cases = scope.teams_of(user), scope.of_teams(user)
    if team := _team(request, teams):
        cases = cases.filter(team=team)
    return DueList(name, _("Werklijst"), cases, teams, frozenset({"student", "coach"}))


def _only(request: HttpRequest, *roles: str) -> None:
    if not any(me(request).has_role(role) for role in roles):
        raise NotYou(_("Deze lijst is voor begeleiders van studenten."))


def _team(request: HttpRequest, teams: list[Team]) -> Team | None:
    return next((t for t in teams if str(t.pk) == request.GET.get("team")), None)


def _shown(request: HttpRequest, chosen: DueList) -> HttpResponseBase:
    found = duties.of(chosen.cases)
    kind = due.KINDS.get(request.GET.get("kind", ""))
    wanted = [duty for duty in found if kind is None or duty.kind == kind.code]
    if form := request.GET.get("bestand"):
        return sheet_answer(_sheet(chosen.title, due.fill(wanted)), form)
    page = Paginator(wanted, PAGE).get_page(request.GET.get("page"))
    busy = {duty.case_id for duty in found}
    late = sum(duty.by < clock.today() for duty in wanted)
    context = {
        "list": chosen,
        "today": clock.today(),
        "page": page,
        "groups": _groups(due.fill(page.object_list, chosen.reminds)),
        "chips": _chips(due.counted(found), kind),
        "kind": kind,
        "can_remind": any(due.KINDS[d.kind].remind in chosen.reminds for d in page.object_list),
        "late_elsewhere": late if kind and kind.remind and late > PAGE else 0,
        "total": len(found),
        "team": _team(request, chosen.teams),
        "quiet": chosen.cases.count() - len(busy),
    }
    return render(request, "desk/due_list.html", context)


def _chips(counts: Counter[str], kind: due.Kind | None) -> list[dict[str, Any]]:
    return [
        {"code": k.code, "label": k.chip, "count": counts[k.code], "current": k is kind}
        for k in due.KINDS.values()
        if counts[k.code] or k is kind
    ]


def _groups(rows: list[due.Row]) -> list[tuple[str, list[due.Row]]]:
    """Rows under the heading of their time."""
    names = {"late": _("Te laat"), "soon": _("Komende 7 dagen"), "": _("Later")}
    return [
        (label, part)
        for state, label in names.items()
        if (part := [row for row in rows if row["state"] == state])
    ]


def _sheet(title: str, rows: list[due.Row]) -> Sheet:
    columns = [_("Uiterste dag"), _("Student"), _("Nummer"), _("Groep"), _("Team"), _("Slb’er"),
               _("Wat")]  # fmt: skip
    lines: list[list[Any]] = [
        [row["by"], row["who"], row["number"], row["group"], row["team"], row["coach"],
         row["what"]]
        for row in rows
    ]  # fmt: skip
    return Sheet(title, columns, lines)
