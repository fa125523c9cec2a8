"""What must be done in a set of dossiers, and by when: every room read in seven light queries.

A duty is only its kind, its last day, its dossier and the thing it is about. Who it is about is
looked up for the rows of one page, in `due`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q

from passend.agreements.models import (
    AgreedMeasure,
    Agreement,
    CardProblem,
    KeptAnswer,
    Status,
)
from passend.cases.models import Case, Match, NeedState
from passend.cases.models.case import CaseQuerySet
from passend.core import clock

from .models import LookQuestion

HORIZON = timedelta(days=28)  # what lies further ahead is quiet


class Duty(NamedTuple):
    """Something to do: `thing` is the key of the record that the action is about."""

    by: date
    kind: str
    case_id: Any
    thing: Any


def of(cases: CaseQuerySet) -> list[Duty]:
    """All duties in these dossiers up to the horizon, oldest day first."""
    until = clock.today() + HORIZON
    found = [duty for source in SOURCES for duty in source(cases, until)]
    return sorted(found, key=lambda duty: duty.by)


def _of_case(cases: CaseQuerySet, until: date) -> Iterator[Duty]:
    """To meet, to write an agreement (WEB 8.1.3a lid 2), to talk."""
    made = Agreement.objects.filter(
        case=OuterRef("pk"), status__in=[Status.PROPOSED, Status.IN_FORCE]
    )
    meet = Q(status=Case.Status.REQUESTED, call_by__isnull=False)
    write = Q(need_state=NeedState.NEED, agree_by__lte=until) & ~Exists(made)
    talk = Q(talk_next_on__lte=until)
    found = cases.filter(meet | write | talk).annotate(made=Exists(made)).order_by()
    for pk, status, need, has, call_by, agree_by, talk_on in found.values_list(
        "pk", "status", "need_state", "made", "call_by", "agree_by", "talk_next_on"
    ):
        if status == Case.Status.REQUESTED and call_by:
            yield Duty(call_by, "call", pk, pk)
        if need == NeedState.NEED and not has and agree_by and agree_by <= until:
            yield Duty(agree_by, "agree", pk, pk)
        if talk_on and talk_on <= until:
            yield Duty(talk_on, "talk", pk, pk)


def _of_agreement(cases: CaseQuerySet, until: date) -> Iterator[Duty]:
    """To get an answer on a proposal, to talk about it, to evaluate (WEB 8.1.3a lid 3)."""
    today = clock.today()
    found = Agreement.objects.filter(
        Q(status=Status.PROPOSED) | Q(status=Status.IN_FORCE, evaluate_from__lte=today),
        case__in=cases,
    ).order_by()
    for pk, case, status, proposed_on, asked_on, agree_by, evaluate_by in found.values_list(
        "pk", "case_id", "status", "proposed_on", "talk_asked_on", "case__agree_by", "evaluate_by"
    ):
        if status == Status.IN_FORCE:
            yield Duty(evaluate_by or today, "evaluate", case, pk)
        elif asked_on:
            yield Duty(asked_on, "talk_asked", case, case)
        else:
            yield Duty(agree_by or proposed_on or today, "consent", case, pk)


def _of_kept(cases: CaseQuerySet, until: date) -> Iterator[Duty]:
    """A student says that a promise does not work, and waits for an answer."""
    waiting = KeptAnswer.objects.filter(
        status=KeptAnswer.Status.OPEN, measure__agreement__case__in=cases
    ).order_by()
    for pk, case, by, said_on in waiting.values_list(
        "pk", "measure__agreement__case_id", "answer_by", "said_on"
    ):
        yield Duty(by or said_on, "kept", case, pk)


def _of_problem(cases: CaseQuerySet, until: date) -> Iterator[Duty]:
    """A teacher says that a promise cannot be kept, and waits for an answer."""
    waiting = CardProblem.objects.filter(
        status=CardProblem.Status.OPEN, measure__agreement__case__in=cases
    ).order_by()
    for pk, case, by, said_on in waiting.values_list(
        "pk", "measure__agreement__case_id", "answer_by", "said_on"
    ):
        yield Duty(by or said_on, "problem", case, pk)


def _of_expiring(cases: CaseQuerySet, until: date) -> Iterator[Duty]:
    """A measure ends while the agreement goes on."""
    ending = AgreedMeasure.objects.filter(
        agreement__case__in=cases,
        agreement__status=Status.IN_FORCE,
        answer=AgreedMeasure.Answer.AGREED,
        stopped_on=None,
        ends_on__range=(clock.today(), until),
    ).order_by()
    first: dict[tuple[Any, Any], date] = {}
    lines = ending.values_list("agreement__case_id", "agreement_id", "ends_on")
    for case, agreement, day in lines.order_by("-ends_on"):
        first[case, agreement] = day or until
    for (case, agreement), day in first.items():
        yield Duty(day, "expiring", case, agreement)


def _of_match(cases: CaseQuerySet, until: date) -> Iterator[Duty]:
    """Somebody must say whether an applicant and an enrolment are the same person."""
    proposed = Match.objects.filter(status=Match.Status.PROPOSED, case__in=cases).order_by()
    for pk, case, day in proposed.values_list("pk", "case_id", "proposed_on"):
        yield Duty(day, "match", case, pk)


def _of_look(cases: CaseQuerySet, until: date) -> Iterator[Duty]:
    """A student asks why somebody looked in the dossier."""
    asked = LookQuestion.objects.filter(status=LookQuestion.Status.OPEN, case__in=cases).order_by()
    for pk, case, by in asked.values_list("pk", "case_id", "answer_by"):
        yield Duty(by, "look", case, pk)


SOURCES = [_of_case, _of_agreement, _of_kept, _of_problem, _of_expiring, _of_match, _of_look]
