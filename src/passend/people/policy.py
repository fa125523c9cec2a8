"""Who may act on the register and on the school's own choices."""

from typing import Any

from passend.core.actors import SYSTEM

from .models import Role


def manager(user: Any, subject: Any) -> bool:
    """de functioneel beheerder"""
    return bool(getattr(user, "is_authenticated", False)) and user.has_role(Role.MANAGER)


def importer(user: Any, subject: Any) -> bool:
    """de functioneel beheerder"""
    return user is SYSTEM or manager(user, subject)  # SYSTEM: who may type on the server itself


def system(user: Any, subject: Any) -> bool:
    """Passend zelf"""
    return user is SYSTEM


def visitor(user: Any, subject: Any) -> bool:
    """iedereen, ook zonder account"""
    return True


def privacy(user: Any, subject: Any) -> bool:
    """de privacy officer"""
    return bool(getattr(user, "is_authenticated", False)) and user.has_role(Role.PRIVACY)


def privacy_of_another(user: Any, subject: Any) -> bool:
    """de privacy officer, over een ander dan zichzelf"""
    return privacy(user, subject) and user.pk != subject.user_id


def invited(user: Any, subject: Any) -> bool:
    """wie is uitgenodigd"""
    return bool(user.pk) and user.pk == subject.user_id


def oneself(user: Any, subject: Any) -> bool:
    """de persoon van dit account"""
    return bool(user.pk) and user.pk == subject.pk


def manager_of_another(user: Any, subject: Any) -> bool:
    """de functioneel beheerder, voor een ander dan zichzelf"""
    return manager(user, subject) and user.pk != subject.pk
