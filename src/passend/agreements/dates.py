"""When an agreement must be evaluated, and whether there had to be one: the engine, asked."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max

from engines.deadlines import (
    AgreementDuty,
    EvaluationSettings,
    EvaluationStatus,
    FixedDay,
    InForce,
    MeasureAnswer,
    StudyYear,
    SupportFacts,
    SupportGround,
    agreement_duty,
    consent_needed,
    evaluation_duty,
)
from passend.cases.models import Case, NeedState
from passend.cases.terms import support_settings
from passend.core import clock
from passend.core.models import School

from .models import AgreedMeasure, Status

OWN_POLICY = "beleid van de school"


def evaluation_settings(school: School) -> EvaluationSettings:
    return EvaluationSettings(
        due_from=FixedDay(law=OWN_POLICY, month=school.evaluation_row_from_month, day=1),
        signed_late_after=FixedDay(law=OWN_POLICY, month=school.late_signing_month, day=1),
    )


def evaluation_dates(
    in_force_on: date,
    evaluated_on: Iterable[date] = (),
    today: date | None = None,
    starts_on: date | None = None,
) -> tuple[date, date]:
    """From which day the next evaluation stands on a list, and its last day (WEB 8.1.3a lid 3).

    In the study year of a late signature it is a recommendation: the duty is the next year's.
    `in_force_on` is the first day of the whole chain of versions. Who agrees in spring and starts
    in August (`starts_on`) is no student before, so the first study year is the one of the start.
    """
    settings = evaluation_settings(School.current())
    first = in_force_on
    if starts_on and StudyYear.of(starts_on) > StudyYear.of(in_force_on):
        first = starts_on
    today = max(today or clock.today(), first)
    duty = evaluation_duty([InForce(in_force_on=first)], evaluated_on, today, settings)[-1]
    is_over = duty.status in {EvaluationStatus.DONE, EvaluationStatus.RECOMMENDED}
    year = duty.study_year.next() if is_over else duty.study_year
    return settings.due_from.in_study_year(year), year.last_day


def parent_agrees_too(case: Case, day: date | None = None) -> bool:
    """Whether a parent must agree to what the student agrees to on this day (A-03)."""
    day = day or clock.today()
    return consent_needed(case.birth, day).parent


def duty_of(case: Case, today: date | None = None) -> AgreementDuty:
    """What the duty to make an agreement comes to in this dossier (WEB 8.1.3a lid 2 and 4)."""
    known = case.need_state in {NeedState.NEED, NeedState.NONE}
    facts = SupportFacts(
        birth=case.birth,
        enrolment_date=case.first_day,
        assessed_on=case.heard_on,
        needs_support=case.need_state == NeedState.NEED if known else None,
        need_known_on=case.need_known_on,
        grounds=frozenset(SupportGround(ground) for ground in case.grounds) or None,
        versions=versions_of(case),
    )
    settings = support_settings(School.current())
    return agreement_duty(facts, today or clock.today(), settings)


def versions_of(case: Case) -> tuple[tuple[MeasureAnswer, ...], ...]:
    """The answers to every version that was proposed in this dossier, as the engine reads them.

    What ended before the enrolment that counts now was about an earlier one: who comes back gets
    agreements anew (WEB 8.1.3a lid 2).
    """
    proposed = case.agreements.exclude(proposed_on=None).prefetch_related("measures")
    if case.first_day:
        over = case.agreements.filter(status=Status.ENDED, ended_on__lt=case.first_day)
        proposed = proposed.filter(number__gt=over.aggregate(last=Max("number"))["last"] or 0)
    return tuple(tuple(map(answer_of, version.measures.all())) for version in proposed)


def answer_of(line: AgreedMeasure) -> MeasureAnswer:
    by_student, by_parent = line.answer, line.parent_answer
    contested = by_student == line.Answer.CONTESTED or by_parent == line.Answer.CONTESTED
    return MeasureAnswer(
        agreed_on=line.answered_on if by_student == line.Answer.AGREED else None,
        parent_agreed_on=line.parent_answered_on if by_parent == line.Answer.AGREED else None,
        contested_on=line.answered_on or line.parent_answered_on if contested else None,
    )


def days(line: AgreedMeasure) -> Sequence[date]:
    return [day for day in (line.answered_on, line.parent_answered_on) if day]
