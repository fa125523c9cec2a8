"""Which dossiers belong on which list of this person. What one may see is `visible_to` alone."""

from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Q
from django.http import HttpRequest

from passend.cases.models import Case
from passend.cases.models.case import CaseQuerySet
from passend.cases.models.sight import any_team, sight_of
from passend.core.keys import any_of
from passend.core.prepared import Prepared
from passend.people.models import Role, Team, User

TEAMS = Prepared(lambda keys: Team.objects.filter(pk__in=any_of(keys, "bigint")))


def me(request: HttpRequest) -> User:
    """Who asks, on a page that nobody reaches without signing in."""
    return cast(User, request.user)


@dataclass(frozen=True)
class Scope:
    """Running dossiers that `user` may see, as far as they are on this list: `mine`, those of one
    `team`, or those of the own `teams`."""

    user: User
    name: str
    team: Team | None = None

    def cases(self) -> CaseQuerySet:
        kind, values = self.asked()
        return running(kind, **values)

    def asked(self) -> tuple[Any, dict[str, Any]]:
        """The kind of the question and its values, for a prepared query of `running`."""
        sight, values = sight_of(self.user)
        return (sight, self.name), values | ({"team": self.team.pk} if self.team else {})


def running(kind: Any, *, team: Any = None, **who: Any) -> CaseQuerySet:
    """What `Scope.asked` asks."""
    sight, name = kind
    where = {
        "mine": Q(coach=who["user"]) | Q(intaker=who["user"]),
        "team": Q(team=team),
        "teams": any_team(**who) | Q(team=None),
    }
    return Case.objects.in_sight(sight, **who).filter(where[name]).running()


def mine(user: User) -> Scope:
    """Vandaag: the own caseload of a coach and the own intakes of an intaker."""
    return Scope(user, "mine")


def of_teams(user: User, team: Team | None = None) -> Scope:
    """Werklijst: the teams that this coordinator answers for, and what has no team yet."""
    return Scope(user, "team", team) if team else Scope(user, "teams")


def teams_of(user: User) -> list[Team]:
    """The teams a coordinator can filter by."""
    return TEAMS(keys=user.teams_as(Role.COORDINATOR))
