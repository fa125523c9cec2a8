"""The student's switches: on, off, and a question of the coach about one."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.cases import sharing
from passend.cases.models import Audience, Case, SharingChoice, SharingQuestion
from passend.cases.policy import coach_or_coordinator, student
from passend.core import clock, outbox
from passend.core.actions import action

Status = SharingQuestion.Status


@action(
    "sharing.switch",
    "Kiezen wie dit ziet",
    on=Case,
    who=student,
    logs=["to", "item", "shares"],
)
def switch(
    case: Case, *, by: Any, to: str, shares: bool, item: UUID | None = None
) -> SharingChoice:
    """Counts from the next request of anybody: nothing remembers what was shared before."""
    if sharing.is_locked(case, to):
        raise ValidationError(_("Je ouder beslist nu nog mee. Daarom ziet die alles."))
    if to not in Audience.values and to not in {one.shares_as for one in case.involved.open()}:
        raise ValidationError(_("Deze persoon kijkt niet mee."))
    close_questions(case, to)
    return put(case, to, item, shares)


@action(
    "sharing.ask",
    "Vragen of de student dit deelt",
    on=Case,
    who=coach_or_coordinator,
    logs=["to"],
)
def ask(case: Case, *, by: Any, to: str) -> SharingQuestion:
    """The coach may ask, once at a time. Only the student changes a switch."""
    question = SharingQuestion(case=case, to=to, asked_by=by, asked_on=clock.today())
    link = reverse("desk.sharing")
    outbox.post("sharing_asked", to=case.person, address=case.email, link=link, about=case)
    return question


@action(
    "sharing.keep",
    "Het blijft zo",
    on=SharingQuestion,
    who=student,
    when=[Status.OPEN],
    then=Status.ANSWERED,
)
def keep(question: SharingQuestion, *, by: Any) -> None:
    """No is an answer too."""
    question.answered_on = clock.today()


def put(case: Case, to: str, item: UUID | None, shares: bool) -> SharingChoice:
    """The one row of this switch, as it will stand; who calls this saves it."""
    found = case.sharing_choices.filter(to=to, item=item).first()
    choice = found or SharingChoice(case=case, to=to, item=item)
    choice.shares, choice.changed_on = shares, clock.today()
    return choice


def close_questions(case: Case, to: str) -> None:
    for question in case.sharing_questions.filter(to=to, status=Status.OPEN):
        question.status, question.answered_on = Status.ANSWERED, clock.today()
        question.save()
