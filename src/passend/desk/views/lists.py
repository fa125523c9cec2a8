"""Vandaag and the Werklijst: what is due, by date, one action a row, and reminding in bulk."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from passend.cases.models import Case
from passend.core import clock
from passend.core.actions import each
from passend.core.errors import NotYou
from passend.people.models import Role, Team

from .. import actions, due, due_rows, duties, scope
from ..scope import Scope, me
from ..sheets import Sheet, sheet_answer

PAGE = 50


@dataclass(frozen=True)
class DueList:
    """One of the two lists: whose dossiers, which teams to choose from, who can be reminded."""

    name: str
    title: str
    scope: Scope
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
        for duty in duties.of(chosen.scope).duties
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
    teams = scope.teams_of(user)
    chosen = scope.of_teams(user, _team(request, teams))
    return DueList(name, _("Werklijst"), chosen, teams, frozenset({"student", "coach"}))


def _only(request: HttpRequest, *roles: str) -> None:
    if not any(me(request).has_role(role) for role in roles):
        raise NotYou(_("Deze lijst is voor begeleiders van studenten."))


def _team(request: HttpRequest, teams: list[Team]) -> Team | None:
    return next((t for t in teams if str(t.pk) == request.GET.get("team")), None)


def _shown(request: HttpRequest, chosen: DueList) -> HttpResponseBase:
    kind = due.KINDS.get(request.GET.get("kind", ""))
    found = duties.of(chosen.scope)
    wanted = [duty for duty in found.duties if kind is None or duty.kind == kind.code]
    if form := request.GET.get("bestand"):
        return sheet_answer(request, lambda: _sheet(chosen.title, due.fill(wanted)), form)
    page = Paginator(wanted, PAGE).get_page(request.GET.get("page"))
    rows = due.fill(page.object_list, chosen.reminds)
    today = clock.today()
    late = sum(duty.by < today for duty in wanted)
    context = {
        "list": chosen,
        "today": today,
        "page": page,
        "groups": _groups(rows, chosen, pick_late=kind is not None),
        "chips": _chips(found.counts, kind),
        "kind": kind,
        "can_remind": any(row["pick"] for row in rows),
        "late_elsewhere": late if kind and kind.remind in chosen.reminds and late > PAGE else 0,
        "total": len(found.duties),
        "team": _team(request, chosen.teams),
        "quiet": found.quiet,
    }
    return render(request, "desk/due_list.html", context)


def _chips(counts: dict[str, int], kind: due.Kind | None) -> list[dict[str, Any]]:
    return [
        {"code": k.code, "label": k.chip, "count": counts.get(k.code, 0), "current": k is kind}
        for k in due.KINDS.values()
        if counts.get(k.code) or k is kind
    ]


def _groups(
    rows: list[due.Row], chosen: DueList, *, pick_late: bool
) -> list[tuple[str, SafeString]]:
    """Rows under the heading of their time."""
    names = {"late": _("Te laat"), "soon": _("Komende 7 dagen"), "": _("Later")}
    with_coach = chosen.name == "worklist"
    return [
        (label, due_rows.written(part, with_coach=with_coach, pick_late=pick_late))
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
