"""A dossier goes to another coach; the student is told and may object."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .case import Case, PartOfCase


class HandOver(models.Model):
    """Overdracht. The student reads why, and an objection gets a visible end."""

    class Status(models.TextChoices):
        TOLD = "told", "verteld aan de student"
        OBJECTED = "objected", "de student wil dit niet"
        ANSWERED = "answered", "beantwoord"

    class Answer(models.TextChoices):
        STAYS = "stays", "het blijft zo"
        OTHER = "other", "er komt een andere begeleider"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="hand_overs")
    status = models.CharField(max_length=8, choices=Status, default=Status.TOLD)
    from_coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    to_coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField("reden", max_length=20)
    on = models.DateField(default=clock.today)
    objection = SealedTextField("waarom niet", blank=True, default="")
    objected_on = models.DateField(null=True, blank=True)
    answer = models.CharField("antwoord", max_length=6, choices=Answer, blank=True)
    answer_text = SealedTextField("uitleg", blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["-on"]

    class Privacy:
        personal = ["case", "from_coach", "to_coach"]
        sensitive = ["objection", "answer_text"]
        plain = ["id", "status", "reason", "on", "objected_on", "answer", "answered_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"overdracht {self.on}"

    def get_absolute_url(self) -> str:
        return reverse("hand_over.detail", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case
