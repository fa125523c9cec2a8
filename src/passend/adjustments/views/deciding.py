"""The exam committee's side."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import shown
from passend.cases.models.asked import Status
from passend.core.pages import act, visible
from passend.people.models import Role

from .. import actions
from ..actions.voting import ballot_of, needed
from ..forms.asking import TextForm
from ..forms.deciding import DecideForm
from ..models import Adjustment


def overview(request: HttpRequest) -> HttpResponse:
    """What waits for this committee, the first last day on top."""
    user: Any = request.user
    if not user.has_role(Role.EXAM_BOARD):
        raise Http404
    before = Adjustment.objects.before(user).select_related(
        "case__programme", "case__student", "ballot"
    )
    waiting = list(before.filter(status=Status.ASKED).order_by("decide_by"))
    context = {
        "waiting": waiting,
        "incomplete": list(before.filter(status=Status.INCOMPLETE).order_by("missing_on")),
        "decided": before.exclude(decided_on=None).order_by("-decided_on")[:10],
    }
    return render(request, "adjustment/list.html", context)


def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Request, advice, what the law says, and the decision: one page (screen 17)."""
    made = visible(Adjustment, request, pk)
    if request.method == "GET" and ballot_of(made) and actions.vote.is_open_to(request.user, made):
        return redirect("adjustment.vote", pk=pk)
    together = needed(made) > 1
    page = act(
        request,
        actions.propose if together else actions.decide,
        made,
        DecideForm,
        form_kwargs={"made": made},
        extra={"made": made, "together": together},
        template="adjustment/decide.html",
        done=_("Voorgesteld. De andere leden stemmen erover.")
        if together
        else _("Besloten. De student krijgt bericht en kan het lezen."),
    )
    return shown(page, request.user, made.case, made)


def ask_more(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Adjustment, request, pk)
    words = {
        "label": _("Wat mist er nog?"),
        "help_text": _("Vraag niet naar een diagnose. Vraag wat de student nodig heeft."),
    }
    page = act(
        request,
        actions.ask_more,
        made,
        TextForm,
        form_kwargs=words,
        then=lambda _made: reverse("adjustment.list"),
        done=_("De student leest je vraag."),
    )
    return shown(page, request.user, made.case, made)


def advise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By who works with the student; the committee and the student read it."""
    made = visible(Adjustment, request, pk)
    words = {
        "label": _("Wat helpt deze student bij een examen?"),
        "help_text": _("De student leest dit ook. Schrijf geen diagnose op."),
    }
    page = act(request, actions.advise, made, TextForm, form_kwargs=words)
    return shown(page, request.user, made.case, made)
