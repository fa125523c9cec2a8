"""The committee decides together: vote on a proposal, or stand aside."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import shown
from passend.cases.models.asked import Outcome
from passend.core.pages import act, visible

from .. import actions
from ..actions.voting import ballot_of, members, needed
from ..forms.voting import VoteForm
from ..letter import proposal
from ..models import Adjustment, Ballot


def vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The proposal as the letter would say it, and how many agreed so far."""
    made = visible(Adjustment, request, pk)
    ballot = ballot_of(made)
    if ballot is None and request.method == "GET":
        messages.info(request, _("Er ligt geen voorstel meer. Hier zie je hoe het staat."))
        return redirect(made.get_absolute_url())
    page = act(
        request,
        actions.vote,
        made,
        VoteForm,
        extra=proposed(made, ballot) if ballot else {"made": made},
        then=lambda _made: reverse("adjustment.list"),
        done=_("Je stem telt. Bij een meerderheid krijgt de student het besluit."),
    )
    return shown(page, request.user, made.case, made)


def proposed(made: Adjustment, ballot: Ballot) -> dict[str, Any]:
    """What is voted on, and how the votes stand."""
    told = ballot.decision()
    agreed = ballot.votes.filter(agrees=True).count()
    return {
        "made": made,
        "ballot": ballot,
        "outcome": Outcome(told["outcome"]).label,
        "sections": proposal(made, **told),
        "standing": _("%(agreed)s van de %(all)s leden eens, %(needed)s nodig")
        % {"agreed": agreed, "all": len(members(made)), "needed": needed(made)},
    }


def recuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """After it nothing of this request is seen any more, so back to the list."""
    made = visible(Adjustment, request, pk)
    return act(
        request,
        actions.recuse,
        made,
        then=lambda _made: reverse("adjustment.list"),
        done=_("Je doet niet mee. Je ziet deze aanvraag niet meer."),
    )
