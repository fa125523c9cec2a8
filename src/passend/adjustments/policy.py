"""Who may act on a request. The docstring is what the refused person reads."""

from typing import Any

from passend.cases.policy import (
    case_of,
    coach_or_coordinator,
    coordinator,
    is_user,
    on_exam_board,
    staff,
    student,
    system,
)
from passend.people.models import Role
from passend.people.policy import manager

__all__ = [
    "adviser", "decider", "exam_board", "exam_office", "manager", "recorder", "school_body",
    "staff", "student", "supplements", "system",
]  # fmt: skip


def exam_board(user: Any, subject: Any) -> bool:
    """een lid van de examencommissie van dit team, dat de student niet zelf begeleidt of hielp"""
    # WEB 7.4.5a lid 5: who is involved in a request takes no part in it, so neither who advises
    # or supplements: the coach, the intaker and the coordinator of this dossier.
    helped = {subject.filled_by_id, case_of(subject).person_id}
    if not on_exam_board(user, subject) or user.pk in helped or staff(user, subject):
        return False
    # Asked of the class: this module stands below the models of the room.
    return bool(type(subject).objects.of_board(user).filter(pk=subject.pk).exists())


def adviser(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier of de ondersteuningscoördinator van het team"""
    return coach_or_coordinator(user, subject)


def supplements(user: Any, subject: Any) -> bool:
    """de student, of wie die helpt: de slb’er, de intaker of de coördinator"""
    return student(user, subject) or staff(user, subject)


def exam_office(user: Any, subject: Any) -> bool:
    """een lid van de examencommissie van het team van deze groep"""
    if not is_user(user) or not user.has_role(Role.EXAM_BOARD):
        return False
    group = subject.group if subject.group_id else None
    return group is None or group.team_id in user.teams_as(Role.EXAM_BOARD)


def school_body(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator van het team, die de aanvraag niet zelf invulde"""
    # Who decides for the board is not who asked: the student can trust that two people looked.
    helped = {subject.filled_by_id, case_of(subject).person_id}
    return user.pk not in helped and coordinator(user, subject) if is_user(user) else False


def decider(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator van het team; over verlof dat een recht is, beslist niemand"""
    return not subject.is_leave and school_body(user, subject)


def recorder(user: Any, subject: Any) -> bool:
    """de slb’er of de ondersteuningscoördinator, bij verlof dat een recht is"""
    return subject.is_leave and coach_or_coordinator(user, subject)
