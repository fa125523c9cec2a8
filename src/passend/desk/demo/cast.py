"""Gives the personas their place in the planned school."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .names import MAIL
from .personas import (
    COACH,
    COMMITTEE,
    COORDINATOR,
    EXAM_BOARD,
    FORMER_COACH,
    FRONT_DESK,
    FUND,
    FUND_COLLEAGUE,
    INTAKER,
    LUUK,
    MANAGER,
    NOOR,
    OFFICER,
    SAMI,
    TEACHER,
    Persona,
)
from .world import Employee, StudentPlan, World, study_year


@dataclass(slots=True)
class Cast:
    """Who in the world is which persona."""

    noor: StudentPlan
    sami: StudentPlan
    luuk: StudentPlan
    coach: Employee
    former_coach: Employee
    intaker: Employee
    coordinator: Employee
    teacher: Employee
    manager: Employee
    officer: Employee
    exam_board: Employee
    front_desk: Employee
    committee: Employee
    fund: Employee
    fund_colleague: Employee


def cast(world: World) -> Cast:
    """Turn invented people of the plan into the personas; the rest of the plan stays as it is."""
    year = study_year(world.today)
    last_year, this_year = date(year - 1, 8, 1), date(year, 8, 1)
    noor = _student(world, NOOR, "VP", last_year, days_old=17 * 365 + 250)
    sami = _student(world, SAMI, "VP", this_year, days_old=18 * 365 + 90)
    luuk = _student(world, LUUK, "LM", this_year, days_old=15 * 365 + 160)
    coach = _become(noor.coach, COACH)
    former = Employee(FORMER_COACH, f"{FORMER_COACH.handle}@{MAIL}", ["coach"], [noor.team])
    world.staff.append(former)
    officer = Employee(OFFICER.name, OFFICER.email, ["privacy"])
    exam_board = Employee(EXAM_BOARD.name, EXAM_BOARD.email, ["exam_board"], [noor.team])
    front_desk = Employee(FRONT_DESK.name, FRONT_DESK.email, ["facility"])
    committee = Employee(COMMITTEE.name, COMMITTEE.email, ["complaints"])
    fund = Employee(FUND.name, FUND.email, ["fund"])
    colleague = Employee(FUND_COLLEAGUE, f"{FUND_COLLEAGUE.handle}@{MAIL}", ["fund"])
    world.staff += [officer, exam_board, front_desk, committee, fund, colleague]
    noor.coach = former  # until the hand-over that her story tells
    teacher = next(e for e in world.staff if e.roles == ["teacher"] and noor.group in e.groups)
    return Cast(
        noor=noor,
        sami=sami,
        luuk=luuk,
        coach=coach,
        former_coach=former,
        intaker=_become(world.having("intaker", noor.team)[0], INTAKER),
        coordinator=_become(world.having("coordinator", noor.team)[0], COORDINATOR),
        teacher=_become(teacher, TEACHER),
        manager=_become(world.having("manager")[0], MANAGER),
        officer=officer,
        exam_board=exam_board,
        front_desk=front_desk,
        committee=committee,
        fund=fund,
        fund_colleague=colleague,
    )


def _student(
    world: World, persona: Persona, short: str, start: date, *, days_old: int
) -> StudentPlan:
    """The first student of this programme and cohort who is still here, with another name."""
    student = next(
        p
        for p in world.students
        if p.programme.short == short and p.started_on == start and p.ended_on is None
    )
    student.name, student.email = persona.name, persona.email
    student.born, student.day_known = world.today - timedelta(days=days_old), True
    return student


def _become(employee: Employee, persona: Persona) -> Employee:
    employee.name, employee.email = persona.name, persona.email
    return employee
