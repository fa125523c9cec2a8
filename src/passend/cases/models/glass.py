"""Noodtoegang: somebody opens one dossier that is not theirs, because it cannot wait."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.people.models import Role, User

from .case import Case, coordinated_by


class BreakGlassQuerySet(models.QuerySet["BreakGlass"]):
    def running(self, now: Any = None) -> "BreakGlassQuerySet":
        """Open at this moment: within the hour, and not closed before."""
        return self.filter(closed_at=None, ends_at__gt=now or clock.now())

    def to_review(self) -> "BreakGlassQuerySet":
        return self.filter(status=BreakGlass.Status.OPENED)

    def visible_to(self, user: User) -> "BreakGlassQuerySet":
        """Who opened it, and who may review it."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.filter(Q(user=user) | Q(pk__in=self.reviewed_by(user).values("pk")))

    def reviewed_by(self, user: User) -> "BreakGlassQuerySet":
        """The coordinator of the team and the privacy officer; never who opened it."""
        others = self.exclude(user=user)
        if user.has_role(Role.PRIVACY):
            return others
        if user.has_role(Role.COORDINATOR):
            return others.filter(coordinated_by(user, "case__"))
        return self.none()


class BreakGlass(models.Model):
    """Noodtoegang: one dossier, one person, sixty minutes, with a reason that others judge.

    `number` is the how manieth of this dossier: the ground of a look is `glass 2`. The student is
    told within a day, unless that would endanger somebody: then `silence` says why, and the
    reviewer decides when it ends.
    """

    class Status(models.TextChoices):
        OPENED = "opened", "wacht op controle"
        REVIEWED = "reviewed", "gecontroleerd"

    class Reason(models.TextChoices):
        DANGER = "danger", "Er is gevaar voor de student of iemand anders"
        CARE = "care", "Een arts of hulpverlener vraagt nu om informatie"
        ABSENT = "absent", "De begeleider is er niet en het kan niet wachten"
        EXAM = "exam", "Vandaag is er een toets of examen"
        OTHER = "other", "Iets anders"

    class Verdict(models.TextChoices):
        RIGHT = "right", "Het was nodig"
        MISTAKE = "mistake", "Het was niet nodig, maar een vergissing"
        MISUSE = "misuse", "Het was misbruik"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="glasses")
    number = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPENED)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="glasses"
    )
    reason = models.CharField("waarom nu", max_length=8, choices=Reason)
    text = SealedTextField("wat er aan de hand is")
    silence = SealedTextField("waarom de student het nog niet mag weten", blank=True, default="")
    opened_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    told_on = models.DateField("aan de student verteld", null=True, blank=True)
    review_by = models.DateField("controleren uiterlijk")
    verdict = models.CharField("oordeel", max_length=8, choices=Verdict, blank=True)
    review = SealedTextField("wat je vond", blank=True, default="")
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    restored_on = models.DateField("mag weer sinds", null=True, blank=True)

    objects = BreakGlassQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="glass_number_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("opened_at")), name="glass_ends_after_it_opens"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "ends_at"], name="glass_running"),
            models.Index(fields=["status", "review_by"], name="glass_to_review"),
        ]

    class Privacy:
        personal = ["case", "user", "reason", "verdict", "reviewed_by"]
        sensitive = ["text", "silence", "review"]
        plain = [
            "id", "number", "status", "opened_at", "ends_at", "closed_at", "told_on", "review_by",
            "reviewed_on", "restored_on",
        ]  # fmt: skip
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"noodtoegang {self.number}"

    def get_absolute_url(self) -> Any:
        return reverse("glass.review", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case

    @property
    def is_running(self) -> bool:
        return self.closed_at is None and self.ends_at > clock.now()

    @property
    def ground(self) -> str:
        return f"glass {self.number}"
