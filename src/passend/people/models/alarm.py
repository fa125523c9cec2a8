"""Something that happened too often on a day: the privacy officer looks at it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import ALARM

from .users import Role, User


class AlarmQuerySet(models.QuerySet["Alarm"]):
    def visible_to(self, user: User) -> "AlarmQuerySet":
        """Only the privacy officer: it is about colleagues."""
        seen = getattr(user, "is_authenticated", False) and user.has_role(Role.PRIVACY)
        return self.all() if seen else self.none()

    def open(self) -> "AlarmQuerySet":
        return self.filter(status=Alarm.Status.OPEN)


class Alarm(models.Model):
    """Somebody was refused, or opened files by break-glass, unusually often on one day.

    It says that it happened, not that it was wrong: the officer asks, and writes down the end.
    """

    class Kind(models.TextChoices):
        DENIED = "denied", "werd vaak geweigerd"
        GLASS = "glass", "gebruikte vaak noodtoegang"

    class Status(models.TextChoices):
        OPEN = "open", "wacht op de privacy officer"
        SETTLED = "settled", "uitgezocht"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("wat", max_length=8, choices=Kind)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="alarms")
    on = models.DateField("dag", default=clock.today)
    number = models.PositiveIntegerField("hoe vaak tot het seintje")
    settle_by = models.DateField("uitzoeken uiterlijk")
    text = SealedTextField("wat je vond", blank=True, default="")
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AlarmQuerySet.as_manager()

    class Meta:
        ordering = ["settle_by"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "user", "on"], name="alarm_once_a_day")
        ]

    class Privacy:
        personal = ["user", "kind", "number", "settled_by"]
        sensitive = ["text"]
        plain = ["id", "status", "on", "settle_by", "settled_on"]
        of = ["user"]
        keep = ALARM

    def __str__(self) -> str:
        return f"{self.get_kind_display()} op {self.on}"

    def get_absolute_url(self) -> Any:
        return reverse("alarm.settle", args=[self.pk])
