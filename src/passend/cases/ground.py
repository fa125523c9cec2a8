"""On what ground somebody acts in a dossier, and whether a restriction lets that go on."""

from typing import Any

from passend.core import standstill
from passend.core.grounds import explains
from passend.core.purposes import Purpose
from passend.people.models import Role

from .glass import running_for
from .models import Case, Use
from .policy import (
    coach,
    coordinator,
    intaker,
    involved,
    is_user,
    on_exam_board,
    outside,
    parent,
    pays_out,
    student,
    system,
    visitor,
    works_along,
)


@explains
def ground(user: Any, case: Case) -> tuple[str, Purpose]:
    """Why this person sees this dossier now, and for what: (ground, purpose).

    The purpose follows from the ground and is never asked.
    """
    rules = [
        (system, "task", Purpose.GUIDANCE),
        (visitor, "link", Purpose.INTAKE),
        (student, "own", Purpose.ACCESS),
        (coach, "caseload", Purpose.GUIDANCE),
        (intaker, "intake", Purpose.INTAKE),
        (coordinator, "team", Purpose.GUIDANCE),
        (involved, "consent", Purpose.GUIDANCE),
        (parent, "parent", Purpose.ACCESS),
        (outside, "invited", Purpose.GUIDANCE),
        (works_along, "practice", Purpose.PLACEMENT),
        (on_exam_board, "decision", Purpose.EXAM),
        (pays_out, "fund", Purpose.FUND),
    ]
    for rule, why, purpose in rules:
        if rule(user, case) and (why in ALWAYS or case.is_in_use(use_of(purpose))):
            return why, purpose
    glass = running_for(user, case) if is_user(user) else None
    if glass:
        return glass.ground, Purpose.GUIDANCE
    if is_user(user) and user.has_role(Role.PRIVACY):
        return "question", Purpose.ACCESS
    return "none", Purpose.RUNNING


ALWAYS = ("task", "link", "own")
"""Grounds that a restriction does not take away."""
RIGHTS = ("data", "glass", "look")
"""Verbs of the rights of the student, and of what cannot wait: those go on (AVG 15, 18 lid 2)."""
CLOSING = ("involved.decline", "involved.end", "involved.lapse", "parent.remove")
"""To take a consent back is for every day, and only closes (AVG 7 lid 3)."""


def use_of(purpose: str) -> str:
    """What a student gives free so that school may do this."""
    return purpose if purpose in {Use.EXAM, Use.PRACTICE} else Use.GUIDANCE


@standstill.tells
def stands_still(verb: str, by: Any, case: Case) -> bool:
    """Of what is only kept nothing is changed, but by the student, and by the night, which ends
    what must end (AVG 18 lid 2: storage, and what the student said yes to)."""
    if not case.is_restricted or verb in CLOSING or verb.partition(".")[0] in RIGHTS:
        return False
    if system(by, case) or student(by, case):
        return False
    _why, purpose = ground(by, case)
    return not case.is_in_use(use_of(purpose))


ROLES = {
    "task": "system",
    "link": "visitor",
    "own": "student",
    "caseload": "coach",
    "intake": "intaker",
    "team": "coordinator",
    "group": "teacher",
    "consent": "involved",
    "parent": "parent",
    "glass": "break-glass",
    "question": "privacy",
    "invited": "outsider",
    "practice": "bpv_coach",
    "decision": "exam_board",
    "fund": "fund",
    "planner": "planner",
}


def capacity(why: str) -> dict[str, str]:
    """In which role somebody looks on this ground, and on whose behalf: codes for the event."""
    for_whom = {"own": "self", "parent": "student", "invited": "partner"}.get(why, "school")
    return {"role": ROLES.get(why.partition(" ")[0], "other"), "for": for_whom}
