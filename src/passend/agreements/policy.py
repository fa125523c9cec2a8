"""Who may act on a support agreement: the people of its dossier."""

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

from .dates import parent_agrees_too

__all__ = [
    "coach",
    "consenter",
    "coordinator",
    "intaker",
    "is_user",
    "parent",
    "staff",
    "student",
    "system",
]


def consenter(user: Any, subject: Any) -> bool:
    """de student zelf, en onder de 16 ook een ouder"""
    return student(user, subject) or (parent(user, subject) and parent_agrees_too(case_of(subject)))
