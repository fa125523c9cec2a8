"""The fund's side: what waits, and the decision."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import shown
from passend.cases.models.asked import Status
from passend.core.pages import act, visible
from passend.people.models import Role

from .. import actions
from ..actions.budget import budget_of, this_year
from ..checking import check
from ..forms.deciding import DecideForm, OnForm
from ..forms.fields import TextForm
from ..limits import a_month
from ..models import FundApplication, FundBudget, FundRule
from ..models.words import euros

NEWEST = 50


def member(request: HttpRequest) -> Any:
    """Who works for the fund; for others the page does not exist."""
    user: Any = request.user
    if not user.has_role(Role.FUND):
        raise Http404
    return user


def overview(request: HttpRequest) -> HttpResponse:
    """What waits, the first last day on top, and how much money there is."""
    user = member(request)
    all_of_it = FundApplication.objects.at_fund(user).select_related("case", "rule")
    waiting = list(all_of_it.filter(status=Status.ASKED).order_by("decide_by"))
    context = {
        "waiting": waiting,
        "late": sum(one.is_late for one in waiting),
        "incomplete": list(all_of_it.filter(status=Status.INCOMPLETE).order_by("missing_on")),
        "decided": all_of_it.exclude(decided_on=None).order_by("-decided_on")[:NEWEST],
        "budgets": FundBudget.objects.filter(year=this_year()).select_related("rule"),
    }
    return render(request, "fundapplication/list.html", context)


def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked, what the rules say, what is left of the budget, and the decision."""
    made = visible(FundApplication, request, pk)
    usual = made.rule or FundRule.objects.running().filter(group=made.group).first()
    most = a_month(this_year())
    page = act(
        request,
        actions.decide,
        made,
        DecideForm,
        form_kwargs={"made": made},
        extra={
            "made": made,
            "check": check(made),
            "usual": usual,
            "budget": budget_of(made.rule, this_year()),
            "ceiling": euros(most) if most else "",
            "papers": list(made.papers.select_related("file")),
        },
        done=_("Besloten. De student krijgt bericht en kan het lezen."),
    )
    return shown(page, request.user, made.case, made)


def ask_more(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(FundApplication, request, pk)
    words = {
        "label": _("Wat mist er nog?"),
        "help_text": _("Vraag alleen wat je nodig hebt om te besluiten."),
    }
    page = act(
        request,
        actions.ask_more,
        made,
        TextForm,
        form_kwargs=words,
        then=lambda _made: reverse("fundapplication.list"),
        done=_("De student leest je vraag."),
    )
    return shown(page, request.user, made.case, made)


def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was paid stays paid; to ask it back is another decision."""
    made = visible(FundApplication, request, pk)
    words = {"label": _("Waarom stopt het?"), "help_text": _("De student leest dit.")}
    page = act(request, actions.stop, made, TextForm, form_kwargs=words)
    return shown(page, request.user, made.case, made)


def note_objection(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(FundApplication, request, pk)
    words = {"name": "on", "label": _("Wanneer kwam het bezwaar binnen?")}
    page = act(request, actions.note_objection, made, OnForm, form_kwargs=words)
    return shown(page, request.user, made.case, made)
