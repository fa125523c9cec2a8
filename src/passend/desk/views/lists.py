"""Vandaag and the Werklijst: what is due, by date, one action a row."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.core import clock
from passend.core.errors import NotYou
from passend.people.models import Role

from .. import due, duties, scope
from ..scope import me
from ..sheets import Sheet, sheet_answer

PAGE = 50


def today(request: HttpRequest) -> HttpResponse:
    """Vandaag: the own students of a coach or intaker."""
    _only(request, Role.COACH, Role.INTAKER)
    return _list(request, scope.mine(me(request)), title=_("Vandaag"), name="today", teams=[])


def worklist(request: HttpRequest) -> HttpResponse:
    """Werklijst: the teams of a coordinator."""
    _only(request, Role.COORDINATOR)
    cases = scope.of_teams(me(request))
    teams = scope.teams_of(me(request))
    return _list(request, cases, title=_("Werklijst"), name="worklist", teams=teams)


def _only(request: HttpRequest, *roles: str) -> None:
    if not any(me(request).has_role(role) for role in roles):
        raise NotYou(_("Deze lijst is voor begeleiders van studenten."))


def _list(
    request: HttpRequest, cases: Any, *, title: str, name: str, teams: list[Any]
) -> HttpResponse:
    team = next((t for t in teams if str(t.pk) == request.GET.get("team")), None)
    if team:
        cases = cases.filter(team=team)
    found = duties.of(cases)
    kind = due.KINDS.get(request.GET.get("kind", ""))
    chosen = [duty for duty in found if kind is None or duty.kind == kind.code]
    if form := request.GET.get("bestand"):
        return sheet_answer(_sheet(title, due.fill(chosen)), form)
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    busy = {duty.case_id for duty in found}
    context = {
        "title": title,
        "name": name,
        "today": clock.today(),
        "page": page,
        "groups": _groups(due.fill(page.object_list)),
        "chips": _chips(due.counted(found), kind),
        "kind": kind,
        "total": len(found),
        "teams": teams,
        "team": team,
        "quiet": cases.count() - len(busy),
    }
    return render(request, "desk/due_list.html", context)


def _chips(counts: Any, kind: due.Kind | None) -> list[dict[str, Any]]:
    return [
        {"code": k.code, "label": k.chip, "count": counts[k.code], "current": k is kind}
        for k in due.KINDS.values()
        if counts[k.code]
    ]


def _groups(rows: list[due.Row]) -> list[tuple[str, list[due.Row]]]:
    """Rows under the heading of their time."""
    names = {"late": _("Te laat"), "soon": _("Deze week"), "": _("Later")}
    return [
        (label, part)
        for state, label in names.items()
        if (part := [row for row in rows if row["state"] == state])
    ]


def _sheet(title: str, rows: list[due.Row]) -> Sheet:
    columns = [_("Uiterste dag"), _("Student"), _("Nummer"), _("Groep"), _("Team"), _("Slb’er"),
               _("Wat")]  # fmt: skip
    lines = [
        [row["by"], row["who"], row["number"], row["group"], row["team"], row["coach"],
         row["what"]]
        for row in rows
    ]  # fmt: skip
    return Sheet(title, columns, lines)
