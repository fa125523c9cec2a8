"""Who may act on a support agreement: the people of its dossier, and its teachers."""

from typing import Any

from passend.cases.policy import (
    case_of,
    coach,
    coordinator,
    intaker,
    is_user,
    parent,
    staff,
    student,
    system,
)
from passend.core import clock
from passend.core.prepared import Prepared
from passend.people.models import Role, TeachingGroup

from .dates import parent_agrees_too

__all__ = [
    "asks",
    "coach",
    "consenter",
    "coordinator",
    "decides",
    "exam_board",
    "intaker",
    "is_user",
    "leads",
    "parent",
    "staff",
    "student",
    "system",
    "teacher",
]


def consenter(user: Any, subject: Any) -> bool:
    """de student zelf, en onder de 16 ook een ouder"""
    return student(user, subject) or (parent(user, subject) and parent_agrees_too(case_of(subject)))


def decides(user: Any, subject: Any) -> bool:
    """de slb’er, de intaker of de coördinator, en de examencommissie bij wat zij beslist"""
    return staff(user, subject) or exam_board(user, subject)


def exam_board(user: Any, subject: Any) -> bool:
    """een lid van de examencommissie van dit team, zolang het besluit er nog niet is"""
    if not is_user(user) or not user.has_role(Role.EXAM_BOARD):
        return False
    # Asked of the class: this module stands below the models of the room.
    return bool(type(subject).objects.to_decide_by(user).filter(pk=subject.pk).exists())


def asks(user: Any, subject: Any) -> bool:
    """de slb’er, de intaker of de coördinator van dit dossier"""
    return system(user, subject) or staff(user, subject)


def leads(user: Any, team: Any) -> bool:
    """de ondersteuningscoördinator van dit team"""
    return is_user(user) and team.pk in user.teams_as(Role.COORDINATOR)


def teacher(user: Any, subject: Any) -> bool:
    """een docent van deze student"""
    student = case_of(subject).student
    if student is None or not is_user(user) or not user.has_role(Role.TEACHER):
        return False
    group, today = student.group_id, clock.today()
    return group is not None and bool(TEACHES(user=user.pk, group=group, today=today))


TEACHES = Prepared(
    lambda user, group, today: (
        TeachingGroup.objects.current(today).filter(user=user, group=group).order_by()[:1]
    )
)
