"""What leaves a line although no dossier was opened: a search, and a list taken along as a file.

A list that is only read leaves none (trust.md 2); the dossiers that are opened from it do.
"""

from passend.cases.models import Case
from passend.core.models import Event
from passend.core.purposes import Purpose
from passend.people.models import Role, User


def searched(user: User, number: int) -> None:
    """Somebody looked for a student: how many were found, never what was typed."""
    details = {"found": number}
    Event.record(
        "student.search", user, by=user, purpose=Purpose.GUIDANCE, ground="list", details=details
    )


def exported(user: User, what: str, form: str, number: int, purpose: Purpose) -> None:
    """Somebody took a list along: which one, how many rows, as what kind of file."""
    details = {"list": what, "form": form, "rows": number}
    Event.record("list.export", user, by=user, purpose=purpose, ground="list", details=details)


def read_log(user: User, cases: list[Case], how: str, number: int) -> None:
    """The privacy officer searched the log: by what and how many lines, never which name. A search
    for a student is a look at each dossier that it led to."""
    details = {"by": how, "found": number, "role": Role.PRIVACY.value}
    subjects: list[Case | User] = [*cases] or [user]
    for subject in subjects:
        Event.record(
            "log.view", subject, by=user, purpose=Purpose.ACCESS, ground="task", details=details
        )
