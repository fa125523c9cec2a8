"""Docentenkaart: what a teacher should do for the own groups, seen, and what does not work out."""

import uuid

from django.conf import settings
from django.db import models

from passend.cases.models import Case
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .agreement import Agreement
from .lines import AgreedMeasure


class CardSeen(models.Model):
    """A teacher saw the lines of one version of one student."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="cards_seen")
    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_on = models.DateField(default=clock.today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "teacher"], name="seen_once")]

    class Privacy:
        personal = ["agreement", "teacher"]
        plain = ["id", "seen_on"]
        of = ["agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"gezien {self.seen_on}"

    @property
    def dossier(self) -> Case:
        return self.agreement.case


class CardProblem(models.Model):
    """'Lukt niet': goes to the coach, and comes back to the teacher with a visible end."""

    class Status(models.TextChoices):
        OPEN = "open", "bij de slb’er"
        SOLVED = "solved", "afgehandeld"

    class Reason(models.TextChoices):
        TIME = "time", "ik heb er geen tijd voor"
        ROOM = "room", "het kan niet in dit lokaal of in deze les"
        HOW = "how", "ik weet niet hoe"
        REFUSES = "refuses", "de student wil het niet"
        OTHER = "other", "iets anders"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(AgreedMeasure, models.PROTECT, related_name="problems")
    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    reason = models.CharField("waarom lukt het niet", max_length=8, choices=Reason)
    text = SealedTextField("toelichting", blank=True, default="")
    said_on = models.DateField(default=clock.today)
    answer_by = models.DateField(null=True, blank=True)
    answer = SealedTextField("wat spreken we af", blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-said_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "teacher"],
                condition=models.Q(status="open"),
                name="problem_one_open",
                violation_error_message="Je hebt dit al gemeld. De slb’er is ermee bezig.",
            )
        ]

    class Privacy:
        personal = ["teacher", "answered_by"]
        sensitive = ["reason", "text", "answer"]
        plain = ["id", "measure", "status", "said_on", "answer_by", "answered_on"]
        of = ["measure__agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"lukt niet {self.said_on}"

    @property
    def dossier(self) -> Case:
        return self.measure.agreement.case
