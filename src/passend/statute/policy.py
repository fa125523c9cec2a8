"""Who may work on the rules. The docstring is what the refused person reads."""

from typing import Any

from passend.people.models import Role

from .models.location import KEEPERS
from .models.rules import EDITORS

__all__ = ["editor", "offers", "works_on_rules"]


def editor(user: Any, subject: Any) -> bool:
    """de functioneel beheerder, een medewerker kwaliteit, of wie namens het bestuur beslist"""
    return _has(user, *EDITORS)


def works_on_rules(user: Any, subject: Any) -> bool:
    """een lid van de studentenraad, of wie aan de regels van school werkt"""
    return _has(user, *EDITORS, Role.COUNCIL)


def _has(user: Any, *roles: str) -> bool:
    return bool(getattr(user, "is_authenticated", False)) and any(map(user.has_role, roles))


def offers(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator, de functioneel beheerder of een medewerker kwaliteit"""
    return _has(user, *KEEPERS)
