"""Worlds of the dossier: asked, heard, in the register. Reached as `given.case_heard()`."""

from datetime import date
from typing import Any

from passend.cases.actions import case as cases
from passend.cases.actions import request as requests
from passend.cases.models import Case, NeedState, SupportRequest
from passend.core.actors import SYSTEM, VISITOR
from passend.people.models import (
    Enrolment,
    EnrolmentPeriod,
    Programme,
    Role,
    StaffRole,
    Student,
    Team,
    User,
)
from tests import given

WHO = {
    "first_name": "Noor",
    "last_name": "Bakker",
    "born": "2009-05-14",
    "phone": "06 12345678",
    "programme": "",
    "start_on": "",
    "opleiding": "1",
}
NEEDS = {
    "hulp_nodig": "ja",
    "lastigst": "toetsen",
    "lastigst_text": "Ik heb te weinig tijd.",
    "ook_lastig": "energie",
}


def request_draft(**answers: Any) -> SupportRequest:
    """Somebody told something, and did not send it yet."""
    told = {**WHO, **NEEDS, "email": f"noor{given.number()}@example.org", **answers}
    draft: SupportRequest = requests.start(SupportRequest(), by=VISITOR, answers=told)
    return draft


def request_sent(of: Team | None = None, **answers: Any) -> SupportRequest:
    """Sent, with an intaker of the school who has it on the list, in a team."""
    if not StaffRole.objects.filter(role=Role.INTAKER).exists():
        given.intaker()
    request = request_draft(**answers)
    requests.send(request, by=VISITOR)
    boss = given.coordinator(of or given.team())
    assert request.case is not None
    place = StaffRole.objects.get(user=boss).team
    cases.assign_intaker(request.case, by=boss, team=place, intaker=request.case.intaker)
    return request


def case_requested(**answers: Any) -> Case:
    """A dossier of somebody who asked for help and was not called yet."""
    case = request_sent(**answers).case
    assert case is not None
    return case


def case_heard(*, need: bool = True, grounds: tuple[str, ...] = ("handicap",), **more: Any) -> Case:
    """After the intake; with a need: extra time at tests, and energy."""
    case = case_requested(**more)
    needs = [("toetsen", "Ik heb te weinig tijd."), ("energie", "Om drie uur ben ik op.")]
    cases.hear(
        case,
        by=case.intaker,
        outcome=NeedState.NEED if need else NeedState.NONE,
        grounds=list(grounds) if need else [],
        needs=needs if need else [],
    )
    return case


def student(of: Team | None = None, **kw: Any) -> Student:
    """A student as register and roster bring one in."""
    n = given.number()
    fields = {
        "number": f"s{n}",
        "first_name": "Daan",
        "last_name": f"Jansen{n}",
        "email": f"s{n}@student.example.org",
        "born_earliest": date(2008, 3, 2),
        "born_latest": date(2008, 3, 2),
        "team": of or given.team(),
        "in_roster": True,
    }
    return Student.objects.create(**{**fields, **kw})


def enrolment(of: Student, on: date, what: Programme | None = None) -> Enrolment:
    """An enrolment of the register with its first period."""
    made = Enrolment.objects.create(student=of, number=str(given.number()), enrolled_on=on)
    EnrolmentPeriod.objects.create(
        enrolment=made, from_on=on, programme=what or given.programme(), pathway="BOL", level=3
    )
    return made


def boss_of(case: Case) -> User:
    """The coordinator of the dossier's team."""
    role = StaffRole.objects.filter(role=Role.COORDINATOR, team=case.team).first()
    assert role is not None
    return role.user


def case_of_coach(**more: Any) -> Case:
    """Heard, enrolled and with a coach: what a coach has in the caseload."""
    case = case_heard(**more)
    guide = given.coach()
    learner = student(case.team, coach=guide, born_earliest=case.born_earliest,
                    born_latest=case.born_latest)  # fmt: skip
    in_school = enrolment(learner, date(2026, 8, 1))
    cases.join(case, by=SYSTEM, enrolment=in_school)
    return case
