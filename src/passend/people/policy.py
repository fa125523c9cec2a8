"""Who may act on the register and on the school's own choices."""

from typing import Any

from .models import Role


def manager(user: Any, subject: Any) -> bool:
    """de functioneel beheerder"""
    return bool(getattr(user, "is_authenticated", False)) and user.has_role(Role.MANAGER)
