"""A decision ends: by the student's own wish, or because its time is over."""

from typing import Any

from passend.cases.actions import asked
from passend.cases.models.asked import Status
from passend.core.actions import action

from ..models import Adjustment
from ..policy import student, system


@action(
    "adjustment.end",
    "Dit heb ik niet meer nodig",
    on=Adjustment,
    who=student,
    when=[Status.GRANTED],
    then=Status.ENDED,
    logs=["ended_on"],
)
def end(made: Adjustment, *, by: Any) -> None:
    """From today the next exam is an ordinary one."""
    asked.ended(made)


@action(
    "adjustment.expire",
    "Aangepast examen is voorbij",
    on=Adjustment,
    who=system,
    when=[Status.GRANTED],
    then=Status.ENDED,
    logs=["ended_on"],
    page=False,
)
def expire(made: Adjustment, *, by: Any, tell: bool = True) -> None:
    """Past its last day, another programme, or gone. Who is still here hears it in time to ask."""
    asked.ended(made)
    if tell:
        asked.tell_student("adjustment_ended", made)
