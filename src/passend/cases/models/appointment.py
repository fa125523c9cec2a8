"""A talk that has a time."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse

from passend.core import calendars, clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .case import Case, PartOfCase


class Appointment(models.Model):
    """Een gesprek op een tijd. `sequence` counts its changes, as calendars want it (RFC 5546)."""

    class Status(models.TextChoices):
        PLANNED = "planned", "gepland"
        CANCELLED = "cancelled", "gaat niet door"

    class Kind(models.TextChoices):
        INTAKE = "intake", "kennismaken"
        TALK = "talk", "gesprek"
        EVALUATION = "evaluation", "terugkijken op de afspraken"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="appointments")
    kind = models.CharField("soort", max_length=10, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    starts_at = models.DateTimeField("begint")
    minutes = models.PositiveSmallIntegerField("minuten", default=30)
    place = SealedTextField("waar", blank=True, default="")
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sequence = models.PositiveSmallIntegerField(default=0)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["status", "starts_at"], name="appointment_coming")]

    class Privacy:
        personal = ["case", "held_by", "starts_at"]
        sensitive = ["place"]
        plain = ["id", "kind", "status", "minutes", "sequence"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {clock.here(self.starts_at):%d-%m-%Y %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("case.detail", args=[self.case_id])

    @property
    def dossier(self) -> Case:
        return self.case

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def entry(self, *, for_staff: bool) -> calendars.Entry:
        """As it stands in a calendar: for staff with initials, for the student without."""
        verb = VERBS[self.kind]
        who = f" {calendars.initials(self.case.first_name, self.case.last_name)}"
        return calendars.Entry(
            uid=f"{self.pk}@passend",
            what=f"{verb}{who}" if for_staff else f"{verb} op school",
            start=self.starts_at,
            minutes=self.minutes,
            sequence=self.sequence,
            cancelled=self.status == self.Status.CANCELLED,
        )


VERBS = {"intake": "Kennismaken", "talk": "Gesprek", "evaluation": "Terugkijken"}
