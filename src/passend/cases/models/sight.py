"""As what somebody looks at dossiers.

On this hang the words of the question who may see which dossier; on who it is, and when, hang only
the values in it. So a prepared query serves everybody who looks as the same (ADR 0077).
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from passend.core import clock
from passend.people.models import Role, User
from passend.people.roles import READS_ALL

from .letting_in import glass_of, read_by

NOTHING = Q(pk__in=[])
"""An "in nothing" drops out of the query. "No key" stays in it, and reads the whole table."""


@dataclass(frozen=True)
class Sight:
    """The roles of today, and of how many teams somebody is the coordinator."""

    roles: frozenset[str]
    teams: int

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    def own(self, *, user: Any, now: Any, **_: Any) -> Q:
        """What somebody has by himself: the own dossier, and what need opened."""
        own = Q(person=user)
        return own | Q(pk__in=glass_of(user, now)) if self.roles else own

    def rules(self, *, user: Any, today: Any, **more: Any) -> Q:
        """What somebody has for the work: see `CaseQuerySet.visible_to`."""
        rules = NOTHING
        if self.has(Role.COACH):
            rules |= Q(coach=user)
        if self.has(Role.INTAKER):
            rules |= Q(intaker=user) & ~Q(enrolment__enrolled_on__lte=today)
        if self.has(Role.COORDINATOR):
            rules |= any_team(**more) | Q(team=None)
        if self.has(*READS_ALL):
            rules |= Q(pk__in=read_by(user, self.roles, today))
        return rules

    def students(self, *, user: Any, **more: Any) -> Q:
        """Own students, and those of the own teams."""
        own = Q(coach=user) if self.has(Role.COACH) else NOTHING
        return any_team(**more) | own


def any_team(**values: Any) -> Q:
    """Of one of the teams among these values, `team0` and so on. Not `in`: a prepared query fills
    in its values one by one."""
    teams = (value for name, value in values.items() if name.startswith("team"))
    return reduce(or_, (Q(team=team) for team in teams), NOTHING)


def sight_of(user: User) -> tuple[Sight, dict[str, Any]]:
    """As what this person looks, and the values of the question by name: who it is, the day, the
    moment, and the teams as `team0`, `team1` and so on."""
    teams = sorted(user.teams_as(Role.COORDINATOR))
    sight = Sight(frozenset(one.role for one in user.current_roles), len(teams))
    values = {"user": user.pk, "today": clock.today(), "now": clock.now()}
    return sight, values | {f"team{n}": team for n, team in enumerate(teams)}
