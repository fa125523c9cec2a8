"""Register against dossier, and the file that puts the register right."""

from collections import Counter

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.cases.models import Case
from passend.core import clock, fresh
from passend.core.errors import NotYou
from passend.core.purposes import Purpose
from passend.people.models import Enrolment, Role

from ..comparison import Line, Verdict, differences
from ..forms import RegisterForm
from ..scope import me
from ..sheets import Sheet, sheet_answer
from ..traces import exported

PAGE = 50
LABELS = {
    Verdict.ADD: gettext_lazy("Afspraken, maar niet in het register"),
    Verdict.CHANGE: gettext_lazy("De datums verschillen"),
    Verdict.END: gettext_lazy("Afspraken gestopt, register loopt door"),
    Verdict.ORPHAN: gettext_lazy("Wel in het register, geen afspraken"),
}


def register(request: HttpRequest) -> HttpResponseBase:
    """A coordinator sees the students of the own teams; the functional manager only numbers.

    So the manager does not make the file either: it tells by BSN who has an agreement (UAVG 30).
    """
    lines = _lines(request)
    names = bool(me(request).teams_as(Role.COORDINATOR))
    if request.method == "POST":
        _may_make_file(request, names)
    form = RegisterForm(request.POST or None, request.FILES or None, lines=lines)
    if form.is_valid():
        body = form.cleaned_data["file"]
        exported(me(request), "register", "ise", body.count("\n"), Purpose.RUNNING)
        return _file(body)
    wanted = [line for line in lines if request.GET.get("soort") in {None, "", line.verdict}]
    if names and (kind := request.GET.get("bestand")):
        return sheet_answer(request, lambda: _sheet(wanted), kind)
    counts = Counter(line.verdict for line in lines)
    context = {
        "form": form,
        "names": names,
        "counts": [(v.value, label, counts[v]) for v, label in LABELS.items()],
        "kind": request.GET.get("soort", ""),
        "total": len(lines),
        "to_tell": sum(line.verdict is not Verdict.ORPHAN for line in lines),
        "page": Paginator(wanted if names else [], PAGE).get_page(request.GET.get("page")),
        "labels": LABELS,
    }
    return render(request, "desk/register.html", context, status=422 if form.errors else 200)


def _may_make_file(request: HttpRequest, names: bool) -> None:
    if not names:
        raise NotYou(_("Dit bestand maakt de ondersteuningscoördinator."))
    fresh.require(request)


def _lines(request: HttpRequest) -> list[Line]:
    user = me(request)
    teams = user.teams_as(Role.COORDINATOR)
    running = Enrolment.objects.running()
    if teams:
        cases = Case.objects.visible_to(user).filter(team__in=teams)
        return differences(cases, running.filter(student__team__in=teams))
    if user.has_role(Role.MANAGER):
        return differences(Case.objects.all(), running)
    raise NotYou(_("Dit is voor de ondersteuningscoördinator en de functioneel beheerder."))


def _file(body: str) -> HttpResponse:
    answer = HttpResponse(body, content_type="text/plain; charset=utf-8")
    name = f"ise-regels-{clock.today():%Y-%m-%d}.txt"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _sheet(lines: list[Line]) -> Sheet:
    columns = [_("Wat"), _("Student"), _("Nummer"), _("Team"), _("Register vanaf"),
               _("Register tot"), _("Afspraken vanaf"), _("Afspraken tot")]  # fmt: skip
    rows = [
        [LABELS[line.verdict], line.student, line.number, line.team, line.known_from,
         line.known_to, line.from_on, line.to_on]
        for line in lines
    ]  # fmt: skip
    return Sheet(_("Register en dossier"), columns, rows)
