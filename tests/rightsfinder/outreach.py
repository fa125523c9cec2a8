"""A team with students as the register knows them, for the tests of the letters."""

from datetime import UTC, date, datetime
from typing import Any

from passend.core import jobs
from passend.people.models import EnrolmentPeriod, Student, Team, User
from passend.rightsfinder import actions
from passend.rightsfinder.models import Outreach, OutreachBasis, OutreachLetter
from tests import given

DAY = date(2026, 11, 24)
"""A Tuesday."""
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""Letters go by day."""


def enrolled(of: Team, born: date = date(2009, 5, 14), **kw: Any) -> Student:
    """Of seventeen, bol, level 3, since August."""
    pathway, level = kw.pop("pathway", "BOL"), kw.pop("level", 3)
    student = given.student(of, born_earliest=born, born_latest=born, **kw)
    enrolment = given.enrolment(student, date(2026, 8, 1))
    EnrolmentPeriod.objects.filter(enrolment=enrolment).update(pathway=pathway, level=level)
    return student


def sends(by: User, code: str) -> Outreach:
    """Pressed, and done by a worker."""
    made: Outreach = actions.send(Outreach(provision=code), by=by)
    jobs.run.call(str(made.job_id))
    return made


def allowed() -> None:
    """The school chose a ground for letters about other laws than the WEB."""
    why = {"kind": "task", "law": "Wet voorbeeld, artikel 1"}
    actions.allow(OutreachBasis(), by=given.officer(), **why)


def letters(student: Student) -> list[str]:
    """About which provisions this student was written."""
    found = OutreachLetter.objects.filter(student=student).order_by("provision")
    return list(found.values_list("provision", flat=True))
