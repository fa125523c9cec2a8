"""One version: reading it, putting it before the student, taking it back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passend.cases.looking import looked
from passend.core.actions import open_actions
from passend.core.models import School
from passend.core.pages import act, visible

from .. import actions
from ..dates import parent_agrees_too
from ..forms.answers import AnswerForm
from ..meter import meter_of
from ..models import Agreement, Status
from ..policy import consenter, parent, staff, student

# Their buttons stand in the answer form, or on the page before.
ASIDE = {"agreement.answer", "agreement.ask_talk", "agreement.answer_by_code"}


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    agreement = visible(Agreement, request, pk)
    looked(request.user, agreement.case, agreement)
    context = reading(request, agreement)
    if context["may_answer"]:
        context["form"] = AnswerForm(proposal=agreement)
    return render(request, "agreement/detail.html", context)


def reading(request: HttpRequest, agreement: Agreement) -> dict[str, Any]:
    """What the page of a version shows: the text, who answered, and what one may do now."""
    user: Any = request.user
    case = agreement.case
    return {
        "agreement": agreement,
        "subject": agreement,
        "case": case,
        "own": student(user, agreement),
        "is_staff": staff(user, agreement),
        "can_see_scan": student(user, agreement) or staff(user, agreement),
        "is_parent": parent(user, agreement),
        "may_answer": agreement.status == Status.PROPOSED and consenter(user, agreement),
        "lines": agreement.measures.select_related("need", "wording"),
        "wishes": agreement.wishes.all(),
        "consents": agreement.consents.select_related("by", "paper"),
        "versions": case.agreements.visible_to(user).exclude(pk=agreement.pk),
        "needs_parent": parent_agrees_too(case),
        "meter": meter_of(case) if staff(user, agreement) else None,
        "open_actions": [a for a in open_actions(user, agreement) if a.verb not in ASIDE],
        "route": School.current().complaint_route,
    }


def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The check page: as the student will read it."""
    agreement = visible(Agreement, request, pk)
    return act(request, actions.propose, agreement, extra=reading(request, agreement))


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.withdraw, visible(Agreement, request, pk))
