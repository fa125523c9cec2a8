"""One version: reading it, putting it before the student, taking it back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.cases.actions.announcement import opened
from passend.cases.looking import looked, shown
from passend.cases.models import Announcement
from passend.core.actions import Action, open_actions
from passend.core.models import School, key
from passend.core.pages import act, visible

from .. import actions
from ..dates import parent_agrees_too
from ..forms.answers import AnswerForm
from ..meter import meter_of
from ..models import Agreement, Status
from ..policy import consenter, parent, staff, student

# Their buttons stand elsewhere: in the answer form, on the page before, at the foot of the page,
# and on the card of a teacher's group.
ASIDE = {
    "agreement.answer", "agreement.ask_talk", "agreement.answer_by_code", "agreement.end",
    "card.see",
}  # fmt: skip


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    agreement = visible(Agreement, request, pk)
    looked(request.user, agreement.case, agreement)
    opened(agreement, agreement.case, by=request.user)
    context = reading(request, agreement)
    if context["may_answer"]:
        context["form"] = AnswerForm(proposal=agreement, by_parent=context["is_parent"])
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
        "known": Announcement.objects.filter(about=key(agreement)).order_by("-made_on"),
        "wishes": agreement.wishes.all(),
        "consents": agreement.consents.visible_to(user).select_related("by", "paper__announcement"),
        "versions": case.agreements.visible_to(user).exclude(pk=agreement.pk),
        "needs_parent": parent_agrees_too(case),
        "meter": meter_of(case) if staff(user, agreement) else None,
        "open_actions": buttons(user, agreement),
        "may_end": actions.ending.end.is_open_to(user, agreement),
        "route": School.current().complaint_route,
    }


def buttons(user: Any, agreement: Agreement) -> list[Action]:
    """What one may do now; who was asked already is not asked again."""
    found = [a for a in open_actions(user, agreement) if a.verb not in ASIDE]
    if actions.evaluation.open_in(agreement.case):
        found = [a for a in found if a is not actions.evaluation.ask]
    return found


def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The check page: as the student will read it."""
    agreement = visible(Agreement, request, pk)
    done = _("Het voorstel is bij de student. Het antwoord komt in het dossier.")
    page = reading(request, agreement)
    answer = act(request, actions.propose, agreement, extra=page, done=done)
    return shown(answer, request.user, agreement.case, agreement)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.withdraw, visible(Agreement, request, pk))
