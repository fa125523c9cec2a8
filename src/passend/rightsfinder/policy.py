"""Who may send letters about rights, and who may choose to get none."""

from typing import Any

from django.db.models import F, Q

from passend.core.actors import SYSTEM
from passend.people.models import Role, Student
from passend.people.policy import manager, privacy

from .models import OutreachChoice


def coordinator(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator, voor de eigen teams"""
    if user is SYSTEM:  # who may type on the server itself
        return True
    known = bool(getattr(user, "is_authenticated", False))
    return known and bool(user.teams_as(Role.COORDINATOR))


def guardian(user: Any, subject: Any) -> bool:
    """de privacy officer of de functioneel beheerder"""
    return privacy(user, subject) or manager(user, subject)


def own_student(user: Any) -> Student | None:
    """Who somebody that signs in is in the register, where (s)he is in it: as who is here now."""
    mine = Q(user=user) | Q(cases__person=user)
    # Said aloud: of themselves the two databases put an empty day at opposite ends.
    here_first = F("gone_on").asc(nulls_first=True)
    return Student.objects.filter(mine).order_by(here_first, "pk").first()


def oneself(user: Any, subject: Any) -> bool:
    """de student zelf"""
    return bool(user.pk) and user.pk == subject.pk and own_student(user) is not None


def linked(user: Any, choice: OutreachChoice) -> bool:
    """wie de link uit de brief heeft"""
    return True
