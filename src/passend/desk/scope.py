"""Which dossiers belong on which list of this person."""

from typing import cast

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from passend.cases.models import Case
from passend.cases.models.case import CaseQuerySet
from passend.people.models import Role, Student, Team, User


def me(request: HttpRequest) -> User:
    """Who asks, on a page that nobody reaches without signing in."""
    return cast(User, request.user)


def mine(user: User) -> CaseQuerySet:
    """Vandaag: the own caseload of a coach and the own intakes of an intaker."""
    return Case.objects.visible_to(user).filter(Q(coach=user) | Q(intaker=user)).running()


def of_teams(user: User) -> CaseQuerySet:
    """Werklijst: everybody in the teams that this coordinator answers for."""
    teams = user.teams_as(Role.COORDINATOR)
    return Case.objects.visible_to(user).filter(team__in=teams).running()


def teams_of(user: User) -> list[Team]:
    """The teams a coordinator can filter by."""
    return list(Team.objects.filter(pk__in=user.teams_as(Role.COORDINATOR)))


def students_without_dossier(user: User) -> QuerySet[Student]:
    """Students a coach or coordinator may open a dossier for: own students, own teams."""
    rules = Q(pk__in=[])
    if user.has_role(Role.COACH):
        rules |= Q(coach=user)
    if teams := user.teams_as(Role.COORDINATOR):
        rules |= Q(team__in=teams)
    open_case = Case.objects.open().filter(student__isnull=False).values("student")
    return Student.objects.filter(rules, gone_on=None).exclude(pk__in=open_case)
