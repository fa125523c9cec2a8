"""Who may act on a support agreement: the people of its dossier."""

from passend.cases.policy import (
    coach,
    coordinator,
    intaker,
    is_user,
    parent,
    staff,
    student,
    system,
)

__all__ = ["coach", "coordinator", "intaker", "is_user", "parent", "staff", "student", "system"]
