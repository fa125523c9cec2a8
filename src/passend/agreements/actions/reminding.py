"""Herinneren: 7 days and 1 day before the last day; then a person calls, not a third mail."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from passend.cases.models import in_use
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.actors import SYSTEM
from passend.core.models import Message, key

from ..models import AgreedMeasure, Agreement, Evaluation, Status
from ..policy import system

BEFORE = (1, 7)
MOST = 2
USUAL = timedelta(days=14)
"""How long a proposal may wait where no other last day is known."""
AIR = timedelta(days=2)
"""So long after the first message nobody is reminded of it."""


class Waiting(NamedTuple):
    """Something that waits for the student: since when, until when, and where it is answered."""

    agreement: Agreement
    thing: Agreement | Evaluation
    since: date
    by: date
    link: str


@action("agreement.remind", "Herinneren", on=Agreement, who=system, page=False)
def remind(agreement: Agreement, *, by: Any, thing: Any, link: str, once: str) -> None:
    """Of the proposal itself, or of the evaluation that waits for the student's own words."""
    case = agreement.case
    outbox.post(
        "reminder",
        to=case.person,
        address=(case.person.email if case.person else "") or case.email,
        link=link,
        about=thing,
        once=once,
    )


def remind_all() -> int:
    """Everybody whose turn it is today. After missed nights only the latest one goes."""
    count, today = 0, clock.today()
    for one in waiting():
        days = days_before(one, today)
        once = f"reminder:{key(one.thing)}:{one.by}:{days}"
        if days is None or told(one.thing) >= MOST or was_said(once):
            continue
        remind(one.agreement, by=SYSTEM, thing=one.thing, link=one.link, once=once)
        count += 1
    return count


def days_before(one: Waiting, today: date) -> int | None:
    """Which of the two belongs to today: None when it is too early, too late, or too soon."""
    left = (one.by - today).days
    if left < 0 or today - one.since < AIR:
        return None
    return next((days for days in BEFORE if left <= days), None)


def told(thing: Any) -> int:
    """How often the student was reminded of this, by hand or by night."""
    return Message.objects.filter(kind="reminder", about=key(thing)).count()


def was_said(once: str) -> bool:
    return Message.objects.filter(once=once).exists()


def waiting() -> Iterator[Waiting]:
    """Proposals without the student's answer, and evaluations without the student's words."""
    asked = AgreedMeasure.objects.filter(
        agreement=OuterRef("pk"), answer=AgreedMeasure.Answer.OPEN, same_as=None
    )
    proposals = Agreement.objects.filter(
        Exists(asked), status=Status.PROPOSED, talk_asked_on=None, proposed_on__isnull=False
    )
    for agreement in proposals.filter(HERE, in_use("case__")).select_related("case__person"):
        since = agreement.proposed_on or clock.today()
        by = agreement.case.agree_by or since + USUAL
        yield Waiting(agreement, agreement, since, by, agreement.get_absolute_url())
    untold = Evaluation.objects.filter(
        status=Evaluation.Status.ASKED, student_told_on=None, agreement__evaluate_by__isnull=False
    )
    for one in untold.filter(in_use("agreement__case__")).select_related("agreement__case__person"):
        agreement, last = one.agreement, one.agreement.evaluate_by
        if last and agreement.status == Status.IN_FORCE:
            link = reverse("evaluation.tell", args=[one.pk])
            yield Waiting(agreement, one, one.asked_on, last, link)


HERE = Q(case__student=None) | Q(case__student__gone_on=None)
