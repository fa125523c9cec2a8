"""To another coach: with a reason, told to the student, who may say no."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Case, HandOver
from passend.cases.policy import coordinator, coordinator_or_system, hands_over, student
from passend.cases.telling import tell_coordinators
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.actors import SYSTEM
from passend.people.models import User

OPEN = [Case.Status.REQUESTED, Case.Status.HEARD]
Status = HandOver.Status


@action("case.assign_coach", "Begeleider kiezen", on=Case, who=coordinator_or_system, when=OPEN)
def assign_coach(case: Case, *, by: Any, coach: User) -> None:
    """The first coach. Later ones come by hand-over, so that the student is told why."""
    if case.coach is not None:
        raise ValidationError(_("Dit dossier heeft al een begeleider. Draag het over."))
    case.coach = coach
    if by is SYSTEM:
        case.roster_coach = coach


@action("case.hand_over", "Overdragen", on=Case, who=hands_over, when=OPEN, logs=["reason"])
def hand_over(case: Case, *, by: Any, to: User, reason: str) -> HandOver:
    """The student is told, and may object (practice 2.17)."""
    if case.coach == to:
        raise ValidationError(_("Dit is al de begeleider van dit dossier."))
    passing = HandOver(
        case=case, from_coach=case.coach, to_coach=to, reason=reason, on=clock.today()
    )
    case.coach = to
    if by is SYSTEM:
        case.roster_coach = to
    case.save()
    outbox.post(
        "coach_changed",
        to=case.person,
        address=case.email,
        link=passing.get_absolute_url(),
        about=passing,
    )
    if to != by:
        outbox.post("case_handed_over", to=to, about=passing)
    return passing


@action(
    "hand_over.object",
    "Ik wil dit niet",
    on=HandOver,
    who=student,
    when=[Status.TOLD],
    then=Status.OBJECTED,
)
def object(passing: HandOver, *, by: Any, text: str = "") -> None:  # noqa: A001  # the verb
    """Goes to the coordinator; the student reads the answer on the same page."""
    passing.objection, passing.objected_on = text, clock.today()
    tell_coordinators("hand_over_objected", passing.case, about=passing, by=by)


@action(
    "hand_over.answer",
    "Antwoord geven",
    on=HandOver,
    who=coordinator,
    when=[Status.OBJECTED],
    then=Status.ANSWERED,
    logs=["answer"],
)
def answer(passing: HandOver, *, by: Any, answer: str, text: str = "") -> None:
    """A visible end: it stays, or somebody else comes (by a hand-over of its own)."""
    passing.answer, passing.answer_text, passing.answered_on = answer, text, clock.today()
    outbox.post(
        "hand_over_answered",
        to=passing.case.person,
        address=passing.case.email,
        link=passing.get_absolute_url(),
        about=passing,
    )
