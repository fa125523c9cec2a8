"""Roles that follow from what the school says at the door (`OIDC_ROLES`), beside the list of staff.

Such a role is a row of its own. It ends at the first sign-in without its claim, and by itself
`LASTS` after the last one with it, so that nobody keeps one by coming in another way. It refines:
who is not on the list of staff, or came off it, has none.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .models import Role, Team

LASTS: Final = timedelta(days=7)
NEVER: Final = {Role.MANAGER, Role.PRIVACY}
"""Who decides about accounts, lists and the rights of persons is named by the school itself."""

Right = tuple[str, int | None]
"""A role, and the key of its team; None for the whole school."""


def check() -> None:
    """Raise ImproperlyConfigured for a role that Passend does not know or does not give away."""
    for role, _team in settings.OIDC.roles.values():
        if role not in set(Role.values) - NEVER:
            raise ImproperlyConfigured(f"OIDC_ROLES: de rol “{role}” kan niet uit een claim komen.")


def rights_of(told: Iterable[str]) -> set[Right]:
    """What these values of the claim give. A team that nobody knows gives nothing: to read it as
    the whole school would open more than was said."""
    named = [settings.OIDC.roles[value] for value in told if value in settings.OIDC.roles]
    teams = dict(Team.objects.filter(name__in=[t for _r, t in named]).values_list("name", "pk"))
    return {(role, teams.get(team)) for role, team in named if not team or team in teams}
