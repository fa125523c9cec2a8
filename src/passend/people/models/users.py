"""Accounts and roles. Rights follow from role, team, group and caseload, each with a period."""

import uuid
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from passend.core import clock
from passend.core.keep import ACCOUNT, CODE, STAFF
from passend.core.prepared import Prepared

from .register import Group, Team


class Role(models.TextChoices):
    """Canonical roles; a school gives them its own names (`School.role_labels`).

    The whole list of practice.md 2.17. What each role may is told in `people.roles`: a role gives
    nothing by itself, only together with a caseload, a team, a group, a task or a consent.
    """

    INTAKER = "intaker", "intaker"
    COACH = "coach", "slb’er"
    TEACHER = "teacher", "docent"
    COORDINATOR = "coordinator", "ondersteuningscoördinator"
    MANAGER = "manager", "functioneel beheerder"
    SUPPORTER = "supporter", "trajectbegeleider"
    EXPERT = "expert", "gedragsdeskundige"
    SOCIAL_WORKER = "social_work", "schoolmaatschappelijk werker"
    SCHOOL_DOCTOR = "doctor", "jeugdarts"
    EXAM_BOARD = "exam_board", "lid van de examencommissie"
    PRACTICE_COACH = "bpv_coach", "bpv-begeleider"
    PRACTICE_COORDINATOR = "bpv_lead", "bpv-coördinator"
    ATTENDANCE = "attendance", "medewerker van leerplicht of doorstroompunt"
    FUND = "fund", "medewerker van het studentenfonds"
    FACILITY = "facility", "medewerker van het loket voor klachten"
    COMPLAINTS = "complaints", "lid van de klachtencommissie"
    DISPUTES = "disputes", "lid van de geschillenadviescommissie"
    APPEALS = "appeals", "lid van de commissie van beroep voor de examens"
    BOARD = "board", "wie namens het bestuur beslist"
    TEAM_LEADER = "team_leader", "teamleider"
    QUALITY = "quality", "medewerker kwaliteit"
    COUNCIL = "council", "lid van de studentenraad"
    PRIVACY = "privacy", "privacy officer"


class Outsider(models.TextChoices):
    """Who looks along from outside the school, invited by name; never an account of staff."""

    COMPANY = "company", "praktijkopleider van een leerbedrijf"
    PARTNER = "partner", "hulpverlener of organisatie"
    MUNICIPALITY = "municipal", "gemeente of jeugdteam"
    EARLIER_SCHOOL = "school", "vorige school"


class User(AbstractUser):
    """An account of a student, a parent or a member of staff. The key is a UUID of ours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    ways = ""
    """How this person came in, for the event of signing in; not kept on the account."""
    claimed: list[str] | None = None
    """Which roles the school told at the door, for the event; not kept on the account either."""

    class Privacy:
        personal = ["username", "first_name", "last_name", "email"]
        sensitive = ["password"]
        secret = ["password"]
        plain = ["id", "is_active", "is_staff", "is_superuser", "date_joined", "last_login"]
        of = ["pk"]
        keep = ACCOUNT

    def __str__(self) -> str:
        return self.get_full_name() or "onbekend"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is bound to: the password and the roles of today.

        When one of them changes, by whatever way, every session of before is dead at its next
        request and the person comes in anew (ASVS 7.4.1, 8.3.2). Django binds the password only.
        """
        self.__dict__.pop("current_roles", None)  # asked anew: this decides
        roles = sorted(f"{r.role}:{r.team_id}" for r in self.current_roles)
        told = "\n".join([self.password, *roles])
        return salted_hmac(
            "passend.people.session", told, secret=secret, algorithm="sha256"
        ).hexdigest()

    @cached_property
    def current_roles(self) -> list["StaffRole"]:
        """The roles of today, read once a request. Those of before are few, and telling them apart
        here costs every page less than asking the database to. A claim only refines: without a
        role of the list or of a hand it gives nothing (`StaffRoleQuerySet.current`)."""
        found = [role for role in ROLES_OF(user=self.pk) if role.is_current]
        is_staff = any(role.source != StaffRole.Source.CLAIM for role in found)
        return found if is_staff else []

    @cached_property
    def every_team(self) -> set[int]:
        return set(Team.objects.values_list("pk", flat=True))

    def has_role(self, role: str) -> bool:
        return any(r.role == role for r in self.current_roles)

    def teams_as(self, role: str) -> set[int]:
        """Keys of the teams for which this person has the role now; a role without a team is
        for the whole school."""
        teams = {r.team_id for r in self.current_roles if r.role == role}
        if None in teams:
            return self.every_team
        return {team for team in teams if team}

    @property
    def has_password(self) -> bool:
        """Whether this person chose one; who did not signs in with a code by mail."""
        return bool(self.password) and self.has_usable_password()

    @property
    def is_employee(self) -> bool:
        return bool(self.current_roles)


class StaffRoleQuerySet(models.QuerySet["StaffRole"]):
    def running(self, today: Any = None) -> "StaffRoleQuerySet":
        """Within their period; a prepared query says which day that is."""
        today = today or clock.today()
        return self.filter(Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today)

    def current(self, today: Any = None) -> "StaffRoleQuerySet":
        """Within their period; of a claim only for who is staff by the list or by a hand, so that
        whoever leaves the list has nothing left."""
        ours = StaffRole.objects.running(today).exclude(source=StaffRole.Source.CLAIM)
        is_staff = models.Exists(ours.filter(user=models.OuterRef("user")))
        return self.running(today).filter(~Q(source=StaffRole.Source.CLAIM) | is_staff)


class StaffRole(models.Model):
    """Somebody has a role, for a team or for the whole school, in a period. Who gave it ends it:
    what came from a claim is not the list's to end, nor the other way round. One of a claim that
    the functional manager ended (`stopped_on`) is not given by that claim again."""

    class Source(models.TextChoices):
        LIST = "list", "de lijst van school"
        HAND = "hand", "aangesteld"
        CLAIM = "claim", "het account van school"

    user = models.ForeignKey(User, models.CASCADE, related_name="staff_roles")
    role = models.CharField("rol", max_length=12, choices=Role)
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="+")
    from_on = models.DateField("vanaf", default=clock.today)
    until_on = models.DateField("tot en met", null=True, blank=True)
    stopped_on = models.DateField("door de beheerder gestopt op", null=True, blank=True)
    source = models.CharField(
        "waar het vandaan komt", max_length=5, choices=Source, default=Source.LIST,
        db_default=Source.LIST,
    )  # fmt: skip

    objects = StaffRoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "team"],
                condition=Q(until_on=None, team__isnull=False),
                name="staffrole_once",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(until_on=None, team=None),
                name="staffrole_once_for_all_teams",
            ),
        ]

    class Privacy:
        personal = ["user"]
        plain = ["id", "role", "team", "from_on", "until_on", "source", "stopped_on"]
        of = ["user"]
        keep = STAFF

    def __str__(self) -> str:
        return f"{self.get_role_display()}"

    @property
    def is_current(self) -> bool:
        """The same rule as `StaffRoleQuerySet.running`, for a role that was read already."""
        today = clock.today()
        return self.from_on <= today and (self.until_on is None or self.until_on >= today)


ROLES_OF = Prepared(lambda user: StaffRole.objects.filter(user=user))


def taught(today: Any, to: str = "") -> Q:
    """Within the period; `to` leads from another model to the teaching, as `teachers__`."""
    last = Q(**{f"{to}until_on": None}) | Q(**{f"{to}until_on__gte": today})
    return last & Q(**{f"{to}from_on__lte": today})


class TeachingGroupQuerySet(models.QuerySet["TeachingGroup"]):
    def current(self, today: Any = None) -> "TeachingGroupQuerySet":
        """Within their period; a prepared query says which day that is."""
        return self.filter(taught(today or clock.today()))


class TeachingGroup(models.Model):
    """A teacher teaches a group in a period: the ground on which (s)he sees its cards. Who taught
    it before stays known, and sees nothing."""

    user = models.ForeignKey(User, models.CASCADE, related_name="teaching")
    group = models.ForeignKey(Group, models.CASCADE, related_name="teachers")
    from_on = models.DateField("vanaf", default=clock.today)
    until_on = models.DateField("tot en met", null=True, blank=True)

    objects = TeachingGroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "group"], condition=Q(until_on=None), name="teaching_once"
            )
        ]

    class Privacy:
        personal = ["user"]
        plain = ["id", "group", "from_on", "until_on"]
        of = ["user"]
        keep = STAFF

    def __str__(self) -> str:
        return f"les aan {self.group_id}"


class OneTimeCode(models.Model):
    """A code of six digits, sent to somebody's own address; kept as a hash, good for one act."""

    class Purpose(models.TextChoices):
        SIGN_IN = "sign_in", "inloggen"
        AGREE = "agree", "akkoord gaan"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=10, choices=Purpose)
    subject = models.CharField(max_length=90, blank=True)
    code_hash = models.CharField(max_length=128)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        personal = ["user", "subject"]
        sensitive = ["code_hash"]
        secret = ["code_hash"]
        plain = ["id", "purpose", "made_at", "expires_at", "used_at", "attempts"]
        of = ["user"]
        keep = CODE

    def __str__(self) -> str:
        return f"code {self.pk}"
