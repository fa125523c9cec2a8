"""By when there must be a support agreement, and whether it is there (WEB 8.1.3a; A-01 to A-06).

The facts are about **one need** of one student: pass only the agreement versions that answer it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from .birthdays import BirthDate
from .consent import CONSENT_AGE, MeasureAnswer, answered_on, complete_on
from .rules import (
    AGREE_FIRST,
    ASSESS_FIRST,
    CONTESTED_IS_HANDLED,
    COVERED,
    NEED_FOUND_LATER,
    ONLY_HANDICAP_OR_ILLNESS,
    OWN_LEVEL,
    PARENT_AGREES_TOO,
    Alternative,
    Rule,
    SupportGround,
    alternatives_for,
)
from .school_days import DEFAULT_SCHOOL_DAYS, add_school_days

PARENT_CONSENT = "parent_or_guardian_consent"
GROUND = "ground"


@dataclass(frozen=True, kw_only=True)
class SupportFacts:
    """What is known about one need. None is "not known"; for `needs_support` also "not told"."""

    birth: BirthDate | None = None
    enrolment_date: date | None = None
    """The first day of the enrolment, past or planned; None while it has no date."""
    assessed_on: date | None = None
    """The day the outcome of the intake was recorded (need, no need, does not want to tell)."""
    needs_support: bool | None = None
    need_known_on: date | None = None
    """The day the school knew of this need; without it `assessed_on` counts."""
    grounds: frozenset[SupportGround] | None = None
    versions: tuple[tuple[MeasureAnswer, ...], ...] = ()
    """Every proposal for this need, each with an answer for each of its measures."""


@dataclass(frozen=True, kw_only=True)
class SupportSettings:
    """The choices of the school."""

    consent_age: int = CONSENT_AGE
    school_days: int = DEFAULT_SCHOOL_DAYS
    holidays: tuple[tuple[date, date], ...] = ()
    level_for_everybody: bool = True
    """Whether the school's own level also holds for grounds outside WEB 8.1.3a (A-06)."""


class AgreementOutcome(StrEnum):
    """What the duty to make an agreement comes to."""

    ASSESSMENT_DUE = "assessment_due"
    """Nobody assessed yet whether there is a need (A-01)."""
    NOTHING_TO_DO = "nothing_to_do"
    """No need, or the student does not want to tell."""
    NOT_COVERED = "not_covered"
    """No duty in law (A-06); see `alternatives`, and `by` for the school's own level."""
    INSUFFICIENT_FACTS = "insufficient_facts"
    """The ground of the need is not known; `by` is the day in case the law covers it."""
    DUE_BEFORE_ENROLMENT = "due_before_enrolment"
    DUE_AFTER_LATER_NEED = "due_after_later_need"
    """Found after enrolment: `by` is the school's own level, the law names no number of days."""
    INCOMPLETE = "incomplete"
    """The student answered everything; what is in `missing` is still needed (A-03)."""
    MET = "met"
    BREACH = "breach"
    """Enrolled with a known need and no agreement, or a later one: `met_on` tells them apart."""


@dataclass(frozen=True, kw_only=True)
class AgreementDuty:
    """The answer for one need: what is due, by when, since when it is late, and on what ground."""

    outcome: AgreementOutcome
    grounds: tuple[Rule, ...]
    by: date | None = None
    overdue_since: date | None = None
    """The first day on which it was late, when it is or was; by the law or by the own level."""
    met_on: date | None = None
    """The first day on which every measure of one version was agreed or contested."""
    statutory_days: None = None
    """The law names no number of days for any of these duties (A-05)."""
    missing: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        if self.outcome is AgreementOutcome.NOT_COVERED and self.by is None:
            return False
        return self.outcome is not AgreementOutcome.NOTHING_TO_DO and self.met_on is None


def agreement_duty(
    facts: SupportFacts, today: date, settings: SupportSettings | None = None
) -> AgreementDuty:
    """Whether there must be an agreement for this need, by when, and whether it is there.

    The day of enrolment itself is still in time, for an agreement as for a need that is found
    (A-02). A need of which nobody wrote the day it was found counts as known before enrolment.
    """
    settings = settings or SupportSettings()
    if facts.needs_support is None and facts.assessed_on is None:
        return AgreementDuty(
            outcome=AgreementOutcome.ASSESSMENT_DUE,
            by=facts.enrolment_date,
            overdue_since=_late(facts.enrolment_date, today),
            grounds=(ASSESS_FIRST,),
        )
    if not facts.needs_support:
        return AgreementDuty(outcome=AgreementOutcome.NOTHING_TO_DO, grounds=(ASSESS_FIRST,))
    if not facts.grounds:
        return _ground_unknown(facts, today, settings)
    if not facts.grounds & COVERED:
        return _not_covered(facts, today, settings)
    return _covered(facts, today, settings)


def _ground_unknown(facts: SupportFacts, today: date, settings: SupportSettings) -> AgreementDuty:
    """The dates as if the law covers it, without calling anything a breach."""
    duty = _covered(facts, today, settings)
    if duty.outcome is AgreementOutcome.MET:
        return duty
    return replace(
        duty,
        outcome=AgreementOutcome.INSUFFICIENT_FACTS,
        missing=(GROUND, *duty.missing),
        grounds=(ONLY_HANDICAP_OR_ILLNESS, *duty.grounds),
    )


def _not_covered(facts: SupportFacts, today: date, settings: SupportSettings) -> AgreementDuty:
    by = _own_level(facts, settings) if settings.level_for_everybody else None
    met_on = complete_on(facts.versions, facts.birth, settings.consent_age)
    return AgreementDuty(
        outcome=AgreementOutcome.NOT_COVERED,
        by=by,
        overdue_since=_late(by, met_on or today),
        met_on=met_on,
        alternatives=alternatives_for(facts.grounds or frozenset()),
        grounds=(ONLY_HANDICAP_OR_ILLNESS, OWN_LEVEL) if by else (ONLY_HANDICAP_OR_ILLNESS,),
    )


def _covered(facts: SupportFacts, today: date, settings: SupportSettings) -> AgreementDuty:
    """The duty of lid 2 or lid 4, in the light of what was answered.

    A breach of law stays one when it is repaired later. The law names only the student, so a
    parent's answer that is missing or late leaves the agreement incomplete: that is no breach.
    """
    written_on = answered_on(facts.versions)
    met_on = complete_on(facts.versions, facts.birth, settings.consent_age)
    grounds: tuple[Rule, ...]
    if _found_later(facts):
        by = _own_level(facts, settings)
        outcome, grounds = AgreementOutcome.DUE_AFTER_LATER_NEED, (NEED_FOUND_LATER, OWN_LEVEL)
    else:
        by = facts.enrolment_date
        outcome, grounds = AgreementOutcome.DUE_BEFORE_ENROLMENT, (AGREE_FIRST,)
    late = _late(by, written_on or today)
    if late and outcome is AgreementOutcome.DUE_BEFORE_ENROLMENT:
        outcome = AgreementOutcome.BREACH
    elif written_on:
        outcome = AgreementOutcome.MET if met_on else AgreementOutcome.INCOMPLETE
    missing = (PARENT_CONSENT,) if written_on and not met_on else ()
    return AgreementDuty(
        outcome=outcome,
        by=by,
        overdue_since=late,
        met_on=met_on,
        missing=missing,
        grounds=(*grounds, *_grounds_of_answers(facts, missing)),
    )


def _grounds_of_answers(facts: SupportFacts, missing: tuple[str, ...]) -> tuple[Rule, ...]:
    contested = any(answer.contested_on for version in facts.versions for answer in version)
    return ((PARENT_AGREES_TOO,) if missing else ()) + (
        (CONTESTED_IS_HANDLED,) if contested else ()
    )


def _found_later(facts: SupportFacts) -> bool:
    known, enrolled = _known_on(facts), facts.enrolment_date
    return known is not None and enrolled is not None and known > enrolled


def _known_on(facts: SupportFacts) -> date | None:
    return facts.need_known_on or facts.assessed_on


def _own_level(facts: SupportFacts, settings: SupportSettings) -> date | None:
    known = _known_on(facts)
    return known and add_school_days(known, settings.school_days, settings.holidays)


def _late(by: date | None, day: date) -> date | None:
    """The day after `by`, when `day` is past it."""
    return by + timedelta(days=1) if by is not None and day > by else None
