"""The exam day: who gets what, where and until when."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import looked
from passend.core import clock, fresh, sheets
from passend.core.pages import act, visible
from passend.people.models import Role

from .. import examlist
from ..actions import exams as actions
from ..forms.exams import DayForm, PlanForm
from ..models import Exam

AHEAD = timedelta(days=60)


def overview(request: HttpRequest) -> HttpResponse:
    """One day, and which other days there are. Reading who gets what is looking."""
    user, day = _member(request), _day(request)
    rows = examlist.rows_on(day, Exam.objects.visible_to(user).planned().filter(on=day), user)
    for found in rows.values():
        for row in found:
            looked(user, row.case)
    soon = Exam.objects.visible_to(user).planned().filter(on__gte=clock.today())
    days = soon.filter(on__lte=clock.today() + AHEAD).order_by("on").values_list("on", flat=True)
    context = {"day": day, "rows": rows.items(), "days": sorted(set(days)), "empty": not rows}
    return render(request, "exam/list.html", context)


def sheet(request: HttpRequest) -> HttpResponseBase:
    """The same list as a spreadsheet, for who showed not long ago who (s)he is."""
    user, day = _member(request), _day(request)
    fresh.require(request)
    rows = examlist.rows_on(day, Exam.objects.visible_to(user).planned().filter(on=day), user)
    for found in rows.values():
        for row in found:
            looked(user, row.case)
    name = f"examens-{day.isoformat()}"
    return sheets.download(name, "xlsx", examlist.TITLES, examlist.cells(rows))


def plan(request: HttpRequest) -> HttpResponse:
    user = _member(request)
    extra = {"back_url": reverse("exam.list")}
    kwargs = {"user": user, "initial": {"on": clock.today() + timedelta(days=7)}}
    return act(request, actions.plan, Exam(), PlanForm, form_kwargs=kwargs, extra=extra)


def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    exam = visible(Exam, request, pk)
    return act(request, actions.cancel, exam, extra={"intro": str(exam)}, done=_("Van de lijst."))


def _member(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.has_role(Role.EXAM_BOARD):
        raise Http404
    return user


def _day(request: HttpRequest) -> date:
    """The chosen day; else the first one with an exam, else today."""
    asked = DayForm(request.GET)
    if asked.is_valid():
        chosen: date = asked.cleaned_data["dag"]
        return chosen
    mine = Exam.objects.visible_to(_member(request)).planned()
    first = mine.filter(on__gte=clock.today()).order_by("on").first()
    return first.on if first else clock.today()
