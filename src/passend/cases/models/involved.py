"""Who is involved in a dossier beside its coach: by name, for a purpose, in a period."""

import uuid
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.people.models import Outsider, Role, User

from .case import Case
from .resting import Use, in_use


class InvolvementQuerySet(models.QuerySet["Involvement"]):
    def current(self, today: Any = None) -> "InvolvementQuerySet":
        """Looks along today: said yes to, within its period, in a dossier that is open. A prepared
        query says which day that is."""
        today = today or clock.today()
        return self.filter(
            status=Involvement.Status.ACTIVE, from_on__lte=today, until_on__gte=today
        ).exclude(case__status=Case.Status.CLOSED)

    def open(self) -> "InvolvementQuerySet":
        return self.filter(status__in=Involvement.OPEN)

    def of(self, user: User) -> "InvolvementQuerySet":
        """Their own, as far as the role they were named in still is theirs, and school may use the
        dossier for it."""
        return self.named(user.pk, {one.role for one in user.current_roles}, clock.today())

    def named(self, user: Any, roles: Collection[str], today: Any) -> "InvolvementQuerySet":
        """`of` in values; without a role at school somebody was named as an outsider."""
        practice = Q(purpose=Involvement.Purpose.PRACTICE) & in_use("case__", Use.PRACTICE, today)
        others = ~Q(purpose=Involvement.Purpose.PRACTICE) & in_use("case__", today=today)
        mine = self.current(today).filter(practice | others, user=user)
        return mine.filter(role__in=sorted(roles) if roles else Outsider.values)

    def over(self) -> "InvolvementQuerySet":
        """Past their last day, and not ended by anybody yet."""
        return self.open().filter(until_on__lt=clock.today())

    def visible_to(self, user: User) -> "InvolvementQuerySet":
        """Who sees the dossier, a parent who decides along, and the person self."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        seen = Q(case__in=Case.objects.visible_to(user))
        if not user.is_employee:
            along = Case.objects.decided_along_by(user)
            seen |= Q(case__in=along, left_out_on=None)
        return self.filter(seen | Q(pk__in=Involvement.objects.of(user).values("pk")))


class Involvement(models.Model):
    """Betrokkene. `reach` says what (s)he sees: the dossier, or only what the student shares.

    Reading the dossier is by consent, always; a task of the own school gives only what is shared.
    For who comes from outside `organisation` says from where, as the student reads it. From
    `left_out_on` no parent reads of this person, nor whoever finds the student's download: the
    privacy officer decided that naming would endanger somebody (AVG 23, UAVG 41 lid 1).
    """

    class Status(models.TextChoices):
        ASKED = "asked", "wacht op een ja"
        ACTIVE = "active", "kijkt mee"
        DECLINED = "declined", "de student zei nee"
        ENDED = "ended", "kijkt niet meer mee"

    class Reach(models.TextChoices):
        WHOLE = "whole", "leest je dossier"
        SHARED = "shared", "ziet alleen wat je deelt"

    class Purpose(models.TextChoices):
        GUIDANCE = "begeleiding", "om te begeleiden"
        PRACTICE = "bpv", "voor de stage"
        MOVING = "overstap", "voor een volgende school of werk"

    class Ground(models.TextChoices):
        CONSENT = "consent", "de student zei ja"
        TASK = "task", "het hoort bij het werk"

    OPEN = (Status.ASKED, Status.ACTIVE)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="involved")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="involvements")
    role = models.CharField("rol", max_length=12, choices=[*Role.choices, *Outsider.choices])
    organisation = models.CharField("organisatie", max_length=120, blank=True)
    reach = models.CharField(max_length=6, choices=Reach, default=Reach.SHARED)
    purpose = models.CharField("waarvoor", max_length=12, choices=Purpose)
    ground = models.CharField(max_length=8, choices=Ground, default=Ground.CONSENT)
    status = models.CharField(max_length=8, choices=Status, default=Status.ASKED)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_on = models.DateField(default=clock.today)
    agreed_on = models.DateField("ja gezegd op", null=True, blank=True)
    from_on = models.DateField("vanaf", default=clock.today)
    until_on = models.DateField("tot en met")
    ended_on = models.DateField("gestopt op", null=True, blank=True)
    left_out_on = models.DateField("niet meer genoemd vanaf", null=True, blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        ordering = ["asked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(status__in=["asked", "active"]),
                name="involved_once",
                violation_error_message="Deze persoon staat al bij dit dossier.",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("from_on")),
                name="involved_period",
                violation_error_message="De laatste dag is voor de eerste.",
            ),
        ]
        indexes = [models.Index(fields=["user", "status"], name="involved_user")]

    class Privacy:
        personal = ["case", "user", "organisation", "named_by"]
        plain = [
            "id", "role", "reach", "purpose", "ground", "status", "asked_on", "agreed_on",
            "from_on", "until_on", "ended_on", "left_out_on",
        ]  # fmt: skip
        of = ["case", "user"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"betrokkene {self.role}"

    def get_absolute_url(self) -> str:
        return reverse("involved.detail", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def is_outside(self) -> bool:
        return self.role in Outsider.values

    @property
    def shares_as(self) -> str:
        """The name of this person's switches (see `cases.sharing`)."""
        return f"outside:{self.pk.hex}" if self.is_outside else "bpv"


class SharedAnswer(models.Model):
    """What somebody from outside says about one thing that was shared. The student reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    involved = models.ForeignKey(Involvement, models.CASCADE, related_name="answers")
    item = models.UUIDField("over welke afspraak")
    text = SealedTextField("reactie")
    said_on = models.DateField(default=clock.today)

    class Meta:
        ordering = ["said_on", "pk"]

    class Privacy:
        sensitive = ["text"]
        plain = ["id", "involved", "item", "said_on"]
        of = ["involved__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"reactie {self.said_on}"

    @property
    def dossier(self) -> Case:
        return self.involved.case
