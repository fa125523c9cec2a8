"""Who may bring something, and who handles it. The docstring is what the refused person reads."""

from typing import Any

from passend.people.models import Role

from .doors import ADVISES, ROLES, About, Body, concludes_for_school, sits_in
from .models import Matter, MatterStep


def tells(user: Any, subject: Any) -> bool:
    """wie is ingelogd; een vraag stellen mag iedereen"""
    return bool(getattr(user, "is_authenticated", False)) or subject.about == About.QUESTION


def brought_it(user: Any, subject: Any) -> bool:
    """wie dit naar het loket bracht"""
    return bool(getattr(user, "is_authenticated", False)) and subject.user_id == user.pk


def front_desk(user: Any, subject: Any) -> bool:
    """wie bij het loket werkt, en er zelf buiten staat"""
    known = bool(getattr(user, "is_authenticated", False)) and user.has_role(Role.FACILITY)
    mine = subject.user_id == getattr(user, "pk", None)
    return known and not mine and Matter.objects.visible_to(user).filter(pk=subject.pk).exists()


def body_member(user: Any, subject: Any) -> bool:
    """wie dit behandelt: het loket of de commissie, en er zelf buiten staat"""
    if not getattr(user, "is_authenticated", False) or subject.user_id == user.pk:
        return False
    if subject.body == Body.FACILITY:
        return user.has_role(Role.FACILITY) and _reads(user, subject)
    return subject.body in sits_in(user) and _reads(user, subject)


def concludes(user: Any, subject: Any) -> bool:
    """wie hierover beslist: de commissie van beroep, het loket, of na advies het bestuur"""
    if not getattr(user, "is_authenticated", False) or subject.user_id == user.pk:
        return False
    if subject.body not in ADVISES:
        return body_member(user, subject)
    advised = MatterStep.objects.filter(matter=subject, kind=MatterStep.Kind.ADVICE, by=user)
    return concludes_for_school(user) and _reads(user, subject) and not advised.exists()


def _reads(user: Any, subject: Any) -> bool:
    """Asked of the database by the one rule, so that nobody acts on what (s)he may not read."""
    return Matter.objects.readable_to(user).filter(pk=subject.pk).exists()


def works_here(user: Any) -> bool:
    """Whether somebody has work at the front desk or in one of the bodies."""
    return any(user.has_role(role) for role in (*ROLES.values(), Role.BOARD))
