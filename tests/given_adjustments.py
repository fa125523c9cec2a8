"""Worlds of requests about exams: asked by the student, decided by the committee of the team."""

from datetime import date, time, timedelta
from typing import Any

from passend.adjustments import actions
from passend.adjustments.given import Given
from passend.adjustments.models import Adjustment, Exam, Planner
from passend.cases.models import Case
from passend.core import clock
from passend.core.models import School
from passend.people.models import Group, Role, User
from tests import given

ANSWERS: dict[str, Any] = {"needs": ["time", "seeing"], "which": "both", "lasting": "whole"}
GIVEN = Given(school_minutes=45, school_aids=["read_aloud"], central_minutes=30, reasons=["fits"])


def enrolled_case(of: Group | None = None, **kw: Any) -> Case:
    """A student in a group of a team, with a dossier."""
    group = of or given.group()
    case = given.heard_case(team=group.team, **kw)
    case.student = given.student(group.team, group=group)
    case.save()
    return case


def member(of: Any, **kw: Any) -> User:
    """Of the exam committee of the team of this dossier or request."""
    return given.staff(Role.EXAM_BOARD, of.dossier.team, **kw)


def draft(case: Case | None = None, **answers: Any) -> Adjustment:
    case = case or enrolled_case()
    made: Adjustment = actions.start(case, by=case.person)
    return actions.answer(made, by=case.person, answers={**ANSWERS, **answers})  # type: ignore[no-any-return]


def asked(case: Case | None = None, **answers: Any) -> Adjustment:
    made = draft(case, **answers)
    return actions.ask(made, by=made.case.person)  # type: ignore[no-any-return]


def filled_in(case: Case | None = None, **answers: Any) -> Adjustment:
    case = case or enrolled_case()
    facts = {**ANSWERS, **answers}
    return actions.fill_in(case, by=case.coach, answers=facts)  # type: ignore[no-any-return]


def incomplete(case: Case | None = None, text: str = "Welk examen is het?") -> Adjustment:
    made = asked(case)
    return actions.ask_more(made, by=member(made), text=text)  # type: ignore[no-any-return]


def proposed(case: Case | None = None, by: User | None = None, text: str = "") -> Adjustment:
    """One of two members proposed a yes, in a school that wants a majority at that moment."""
    made, school = asked(case), School.current()
    first, _second = by or member(made), member(made)
    school.boards_together = True
    school.save()
    actions.propose(made, by=first, outcome="granted", given=GIVEN, text=text)
    school.boards_together = False
    school.save()
    return made


def granted(
    case: Case | None = None, by: User | None = None, what: Given = GIVEN, **answers: Any
) -> Adjustment:
    made = asked(case, **answers)
    facts = {"outcome": "granted", "given": what, "text": "Dit helpt je."}
    return actions.decide(made, by=by or member(made), **facts)  # type: ignore[no-any-return]


def refused(case: Case | None = None, by: User | None = None) -> Adjustment:
    made = asked(case)
    facts = {"outcome": "refused", "given": Given(reasons=["requirements"]), "text": "Kan niet."}
    return actions.decide(made, by=by or member(made), **facts)  # type: ignore[no-any-return]


def exam(group: Group, by: User, kind: str = "school", on: date | None = None) -> Exam:
    facts: dict[str, Any] = {
        "title": "Anatomie",
        "kind": kind,
        "on": on or clock.today() + timedelta(days=7),
        "hour": time(9, 0),
        "minutes": 90,
        "place": "B1.04",
    }
    made: Exam = actions.exams.plan(Exam(), by=by, group=group, **facts)
    return made


SECRET = "a-secret-between-a-school-and-its-planner"


def planner(by: User | None = None, name: str = "Examenrooster") -> Planner:
    """A test planner with a client, whose secret is `SECRET`."""
    by = by or given.manager()
    made: Planner = actions.planners.connect(Planner(), by=by, name=name, secret=SECRET)
    return made
