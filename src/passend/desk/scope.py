"""Which dossiers belong on which list of this person. What one may see is `visible_to` alone."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Q
from django.http import HttpRequest

from passend.cases.models import Case
from passend.cases.models.case import CaseQuerySet
from passend.core.keys import any_of
from passend.core.prepared import Prepared
from passend.people.models import Role, Team, User

TEAMS = Prepared(lambda keys: Team.objects.filter(pk__in=any_of(keys, "bigint")))


def me(request: HttpRequest) -> User:
    """Who asks, on a page that nobody reaches without signing in."""
    return cast(User, request.user)


@dataclass(frozen=True)
class Scope:
    """Running dossiers that `user` may see, as far as they are on this list."""

    user: User
    where: Q

    def cases(self) -> CaseQuerySet:
        return Case.objects.visible_to(self.user).filter(self.where).running()


def mine(user: User) -> Scope:
    """Vandaag: the own caseload of a coach and the own intakes of an intaker."""
    return Scope(user, Q(coach=user) | Q(intaker=user))


def of_teams(user: User, team: Team | None = None) -> Scope:
    """Werklijst: the teams that this coordinator answers for, and what has no team yet."""
    if team:
        return Scope(user, Q(team=team))
    return Scope(user, Q(team__in=user.teams_as(Role.COORDINATOR)) | Q(team=None))


def teams_of(user: User) -> list[Team]:
    """The teams a coordinator can filter by."""
    return TEAMS(keys=user.teams_as(Role.COORDINATOR))
