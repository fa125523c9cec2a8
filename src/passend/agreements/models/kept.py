"""Werkt dit? What the student says of a promise, and what the school answered."""

import uuid

from django.conf import settings
from django.db import models

from passend.cases.models import Case
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .lines import AgreedMeasure


class KeptAnswer(models.Model):
    """Three faces and an optional text. A 'niet' stays open until the coach answers."""

    class Face(models.TextChoices):
        GOOD = "good", "ja, dit werkt"
        PARTLY = "partly", "een beetje"
        NOT = "not", "nee, dit gebeurt niet of werkt niet"

    class Status(models.TextChoices):
        SAID = "said", "gezegd"
        OPEN = "open", "wacht op antwoord"
        ANSWERED = "answered", "beantwoord"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(AgreedMeasure, models.PROTECT, related_name="kept_answers")
    status = models.CharField(max_length=8, choices=Status)
    face = models.CharField("werkt dit?", max_length=6, choices=Face)
    text = SealedTextField("wil je iets vertellen?", blank=True, default="")
    said_on = models.DateField(default=clock.today)
    answer_by = models.DateField("antwoord uiterlijk", null=True, blank=True)
    answer = SealedTextField("wat doen we eraan", blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-said_on"]
        indexes = [models.Index(fields=["status", "answer_by"], name="kept_open")]

    class Privacy:
        personal = ["answered_by"]
        sensitive = ["face", "text", "answer"]
        plain = ["id", "measure", "status", "said_on", "answer_by", "answered_on"]
        of = ["measure__agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"werkt dit {self.said_on}"

    @property
    def dossier(self) -> Case:
        return self.measure.agreement.case
