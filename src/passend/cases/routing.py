"""To whom a request goes: programme to team, team to intaker."""

from django.db.models import Count, Q, QuerySet

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
    having = Team.objects.filter(
        students__enrolments__periods__programme=programme, students__gone_on=None
    )
    return having.annotate(n=Count("students")).order_by("-n", "name").first()


def intakers_of(team: Team | None) -> list[User]:
    """Who can do the intake: intakers of this team and of the whole school, quietest first."""
    roles = StaffRole.objects.current().filter(role=Role.INTAKER)
    roles = roles.filter(Q(team=team) | Q(team=None)) if team else roles.filter(team=None)
    waiting = Count("intakes", Q(intakes__status=Case.Status.REQUESTED))
    users = User.objects.filter(pk__in=roles.values("user"), is_active=True)
    return list(users.annotate(n=waiting).order_by("n", "last_name", "pk"))


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
