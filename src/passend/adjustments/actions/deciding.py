"""The exam committee: ask for more, or decide. Two members at once: one decision."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from passend.cases.actions import asked
from passend.cases.models.asked import Status
from passend.core import clock
from passend.core.actions import action
from passend.core.errors import NotNow

from ..given import Given
from ..models import Adjustment
from ..policy import adviser, exam_board
from .settling import must_fit, settle
from .voting import drop, needed


@action(
    "adjustment.advise",
    "Advies geven",
    on=Adjustment,
    who=adviser,
    when=[Status.ASKED, Status.INCOMPLETE],
)
def advise(made: Adjustment, *, by: Any, text: str) -> None:
    """What the student needs, as who works with the student sees it."""
    made.advice, made.advised_on = text, clock.today()


@action(
    "adjustment.ask_more",
    "Vraag om meer",
    on=Adjustment,
    who=exam_board,
    when=[Status.ASKED],
    then=Status.INCOMPLETE,
)
def ask_more(made: Adjustment, *, by: Any, text: str) -> None:
    """The student reads what is missing. A diagnosis is never asked for (ADR 9)."""
    drop(made)
    asked.more_asked(made, text)


@action(
    "adjustment.decide",
    "Besluit nemen",
    on=Adjustment,
    who=exam_board,
    when=[Status.ASKED],
    or_then=[Status.GRANTED, Status.REFUSED],
    logs=["outcome", "starts_on", "ends_on"],
)
def decide(made: Adjustment, *, by: Any, outcome: str, given: Given, text: str) -> None:
    """In force from the day it says, at every exam, without asking again."""
    if needed(made) > 1:
        raise NotNow(_("De commissie beslist hier samen. Doe een voorstel."))
    drop(made)  # the school may have let go of majorities meanwhile
    settle(made, by=by, outcome=outcome, given=must_fit(made, outcome, given), text=text)
