"""By when: computed once, at the transition, by the engine; the caller stores the day."""

from datetime import date, timedelta

from engines.deadlines import (
    AgreementDuty,
    SupportFacts,
    SupportGround,
    SupportSettings,
    add_school_days,
    agreement_duty,
)
from passend.core import clock
from passend.core.models import School

from .models import Case


def support_settings(school: School) -> SupportSettings:
    """The school's choices as the engine wants them."""
    return SupportSettings(
        school_days=school.service_level_days,
        holidays=tuple(school.holiday_ranges()),
    )


def duty(case: Case, known_on: date) -> AgreementDuty:
    """What the law and the school's own level ask for a need that was known on this day.

    WEB 8.1.3a lid 2: before the enrolment (A-02). Lid 4: found later, no days in the law (A-05).
    """
    facts = SupportFacts(
        birth=case.birth,
        enrolment_date=case.first_day,
        assessed_on=known_on,
        needs_support=True,
        need_known_on=known_on,
        grounds=frozenset(SupportGround(ground) for ground in case.grounds) or None,
    )
    return agreement_duty(facts, clock.today(), support_settings(School.current()))


def agree_by(case: Case, known_on: date) -> date:
    """The last day for an agreement; the school's own level while the start has no date."""
    found = duty(case, known_on).by
    return found or school_days_after(known_on, School.current().service_level_days)


def call_by(day: date) -> date:
    """The last day on which the school calls somebody who asked for help: its own promise."""
    return school_days_after(day, School.current().call_within_days)


def school_days_after(day: date, days: int) -> date:
    """So many school days after this day."""
    return add_school_days(day, max(1, days), School.current().holiday_ranges())


def weeks_ahead(weeks: int) -> date:
    """The first school day on or after so many weeks from today."""
    return school_days_after(clock.today() + timedelta(weeks=weeks, days=-1), 1)
