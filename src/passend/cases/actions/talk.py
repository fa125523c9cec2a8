"""Gesprek vastleggen: how it goes, and when the next talk is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from passend.cases import terms
from passend.cases.content import options
from passend.cases.models import Case, Talk, Topic
from passend.cases.policy import helps
from passend.core import clock
from passend.core.actions import action

OPEN = [Case.Status.REQUESTED, Case.Status.HEARD]


@action(
    "talk.record",
    "Gesprek vastleggen",
    on=Case,
    who=helps,
    when=OPEN,
    logs=["outcome", "next_on"],
)
def record(
    case: Case,
    *,
    by: Any,
    outcome: str,
    note: str = "",
    next_on: date | None = None,
    topics: Iterable[Topic] = (),
) -> Talk:
    """Without a date of one's own the next talk follows from the outcome. `topics` were talked
    about; with who did not come they were not."""
    case.talk_next_on = next_on or planned(outcome)
    case.save()
    if outcome != Talk.Outcome.ABSENT:
        done = [topic.pk for topic in topics]
        case.topics.waiting().filter(pk__in=done).update(talked_on=clock.today())
    return Talk(
        case=case,
        held_on=clock.today(),
        held_by=by,
        outcome=outcome,
        note=note,
        next_on=case.talk_next_on,
    )


def planned(outcome: str) -> date | None:
    """The first school day so many weeks ahead as the outcome asks for."""
    weeks = next(
        (o.fact("due_again_weeks") for o in options("talk_outcomes") if o.code == outcome), 4
    )
    return terms.weeks_ahead(int(weeks or 4))
