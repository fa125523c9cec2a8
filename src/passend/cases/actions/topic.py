"""Bespreken: what to come back to in the next talk, and what need not be."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from passend.cases import terms
from passend.cases.models import Case, Topic
from passend.cases.policy import helps
from passend.core import clock
from passend.core.actions import action
from passend.core.errors import NotNow

USUAL_WEEKS: Final = 4


@action(
    "topic.add",
    "Bespreken",
    on=Case,
    who=helps,
    when=[Case.Status.REQUESTED, Case.Status.HEARD],
    logs=["added_on"],
)
def add(case: Case, *, by: Any, text: str, next_on: date | None = None) -> Topic:
    """For the next talk, which gets a day when there is none: so it comes back on the list."""
    case.talk_next_on = next_on or coming(case) or terms.weeks_ahead(USUAL_WEEKS)
    case.save()
    return Topic(case=case, text=text)


@action("topic.drop", "Niet meer bespreken", on=Topic, who=helps, logs=["dropped_on"])
def drop(topic: Topic, *, by: Any) -> None:
    """It was solved or was a mistake. Its words stay in the dossier, and its day too."""
    if not topic.is_waiting:
        raise NotNow(_("Dit onderwerp staat niet meer klaar voor een gesprek."))
    topic.dropped_on = clock.today()


def coming(case: Case) -> date | None:
    """The day of the next talk, where that is not over."""
    day = case.talk_next_on
    return day if day and day >= clock.today() else None
