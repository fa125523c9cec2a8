"""To whom a request goes: programme to team, team to intaker."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from passend.core import clock
from passend.core.prepared import Prepared
from passend.people.models import Programme, Role, StaffRole, Team, User

from .models import Case


def programme_called(name: str) -> Programme | None:
    """The programme that an applicant typed, when exactly one is called so."""
    found = Programme.objects.filter(Q(name__iexact=name.strip()) | Q(crebo=name.strip()))[:2]
    return found[0] if len(found) == 1 and name.strip() else None


def team_of(programme: Programme | None) -> Team | None:
    """The team that has most of the students in this programme; none when nobody is in it."""
    if programme is None:
        return None
    return next(iter(MOST_OF(programme=programme.pk)), None)


MOST_OF = Prepared(
    lambda programme: (
        Team.objects.filter(
            students__enrolments__periods__programme=programme, students__gone_on=None
        )
        .annotate(n=Count("students"))
        .order_by("-n", "name")[:1]
    )
)


def intakers_of(team: Team | None) -> list[User]:
    """Who can do the intake: intakers of this team and of the whole school, quietest first."""
    today = clock.today()
    return OF_TEAM(team=team.pk, today=today) if team else OF_SCHOOL(today=today)


def _quietest(today: Any, which: Q) -> QuerySet[User]:
    roles = StaffRole.objects.current(today).filter(which, role=Role.INTAKER)
    waiting = Count("intakes", Q(intakes__status=Case.Status.REQUESTED))
    users = User.objects.filter(pk__in=roles.values("user"), is_active=True)
    return users.annotate(n=waiting).order_by("n", "last_name", "pk")


OF_TEAM = Prepared(lambda team, today: _quietest(today, Q(team=team) | Q(team=None)))
OF_SCHOOL = Prepared(lambda today: _quietest(today, Q(team=None)))


def intaker_of(team: Team | None) -> User | None:
    """The intaker with the fewest waiting; nobody when the school named none."""
    return next(iter(intakers_of(team)), None)


def all_intakers() -> QuerySet[User]:
    """Everybody who is an intaker now."""
    return _who_are(Role.INTAKER)


def coaches() -> QuerySet[User]:
    """Everybody who is a coach now."""
    return _who_are(Role.COACH)


def _who_are(role: Role) -> QuerySet[User]:
    keys = StaffRole.objects.current().filter(role=role).values("user")
    return User.objects.filter(pk__in=keys, is_active=True).order_by("last_name", "pk")
