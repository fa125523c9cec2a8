"""Who may act in a dossier. The docstring is what the refused person reads.

A subject is a case or anything with a `dossier`.
"""

from typing import Any

from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.purposes import Purpose
from passend.people.models import Role

from .models import Case


def case_of(subject: Any) -> Case:
    return subject.dossier  # type: ignore[no-any-return]


def student(user: Any, subject: Any) -> bool:
    """de student van dit dossier"""
    case = case_of(subject)
    return case.person_id is not None and user.pk == case.person_id if is_user(user) else False


def parent(user: Any, subject: Any) -> bool:
    """een ouder of verzorger van deze student"""
    return is_user(user) and any(
        p.user_id == user.pk and p.ended_on is None for p in case_of(subject).parents.all()
    )


def coach(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier"""
    case = case_of(subject)
    return is_user(user) and case.coach_id == user.pk and user.has_role(Role.COACH)


def intaker(user: Any, subject: Any) -> bool:
    """de intaker van dit dossier, tot de student is ingeschreven"""
    case = case_of(subject)
    if not is_user(user) or case.intaker_id != user.pk or not user.has_role(Role.INTAKER):
        return False
    return case.enrolment is None or case.enrolment.enrolled_on > clock.today()


def coordinator(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator van dit team"""
    if not is_user(user) or not user.has_role(Role.COORDINATOR):
        return False
    team = case_of(subject).team_id
    return team is None or team in user.teams_as(Role.COORDINATOR)


def staff(user: Any, subject: Any) -> bool:
    """de slb’er, de intaker of de coördinator van dit dossier"""
    return coach(user, subject) or intaker(user, subject) or coordinator(user, subject)


def system(user: Any, subject: Any) -> bool:
    """Passend zelf, ’s nachts"""
    return user is SYSTEM


def is_user(user: Any) -> bool:
    return bool(getattr(user, "is_authenticated", False))


def ground(user: Any, case: Case) -> tuple[str, Purpose]:
    """Why this person sees this dossier now, and for what: (ground, purpose).

    The purpose follows from the ground and is never asked.
    """
    rules = [
        (system, "task", Purpose.GUIDANCE),
        (student, "own", Purpose.ACCESS),
        (coach, "caseload", Purpose.GUIDANCE),
        (intaker, "intake", Purpose.INTAKE),
        (coordinator, "team", Purpose.GUIDANCE),
        (parent, "parent", Purpose.ACCESS),
    ]
    return next(((g, p) for rule, g, p in rules if rule(user, case)), ("none", Purpose.RUNNING))


ROLES = {
    "task": "system",
    "own": "student",
    "caseload": "coach",
    "intake": "intaker",
    "team": "coordinator",
    "group": "teacher",
    "parent": "parent",
}


def capacity(why: str) -> dict[str, str]:
    """In which role somebody looks on this ground, and on whose behalf: codes for the event."""
    for_whom = {"own": "self", "parent": "student"}.get(why, "school")
    return {"role": ROLES.get(why, "other"), "for": for_whom}


def anybody(user: Any, subject: Any) -> bool:
    """iedereen"""
    return True


def holder(user: Any, subject: Any) -> bool:
    """wie de geheime link heeft"""
    return True  # the page opens for the link alone: see `views.request.draft_of`


def helper(user: Any, subject: Any) -> bool:
    """de slb’er, de intaker of de coördinator"""
    roles = (Role.COACH, Role.INTAKER, Role.COORDINATOR)
    return is_user(user) and any(user.has_role(role) for role in roles)


def librarian(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator of de functioneel beheerder"""
    if user is SYSTEM:  # the seed of the first day
        return True
    return is_user(user) and (user.has_role(Role.COORDINATOR) or user.has_role(Role.MANAGER))


def coach_of_student(user: Any, subject: Any) -> bool:
    """de slb’er van deze student of de ondersteuningscoördinator van het team"""
    if not is_user(user):
        return False
    if user.has_role(Role.COACH) and subject.coach_id == user.pk:
        return True
    return subject.team_id in user.teams_as(Role.COORDINATOR)


def coach_or_coordinator(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier of de ondersteuningscoördinator van het team"""
    return coach(user, subject) or coordinator(user, subject)


def coordinator_or_system(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator van het team"""
    return system(user, subject) or coordinator(user, subject)


def hands_over(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier of de ondersteuningscoördinator van het team"""
    return system(user, subject) or coach_or_coordinator(user, subject)


def names_parent(user: Any, subject: Any) -> bool:
    """de student of de slb’er van dit dossier"""
    return student(user, subject) or coach_or_coordinator(user, subject)


def names_parent_of_young(user: Any, subject: Any) -> bool:
    """de student of de slb’er, zolang de student nog niet zelf beslist"""
    return names_parent(user, subject) and case_of(subject).may_have_parent
