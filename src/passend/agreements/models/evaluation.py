"""Evaluatie: school and student look back, at least once a study year (WEB 8.1.3a lid 3)."""

import uuid

from django.conf import settings
from django.db import models

from passend.cases.models import Case
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .agreement import Agreement
from .lines import AgreedMeasure


class Evaluation(models.Model):
    """The student's opinion first, then the talk. One open evaluation per agreement."""

    class Status(models.TextChoices):
        ASKED = "asked", "de student vertelt eerst"
        HELD = "held", "besproken"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="evaluations")
    status = models.CharField(max_length=6, choices=Status, default=Status.ASKED)
    study_year = models.PositiveSmallIntegerField("studiejaar begint in")
    asked_on = models.DateField(default=clock.today)
    student_view = SealedTextField("wat vind jij", blank=True, default="")
    student_told_on = models.DateField(null=True, blank=True)
    held_on = models.DateField("datum gesprek", null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    goes_along = SealedTextField("wat gaat mee naar werk of een volgende school", blank=True,
                                 default="")  # fmt: skip
    next_by = models.DateField("volgende evaluatie uiterlijk", null=True, blank=True)

    class Meta:
        ordering = ["asked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=models.Q(status="asked"),
                name="evaluation_one_open",
                violation_error_message="Er loopt al een evaluatie.",
            )
        ]

    class Privacy:
        personal = ["held_by"]
        sensitive = ["student_view", "goes_along"]
        plain = [
            "id", "agreement", "status", "study_year", "asked_on", "student_told_on", "held_on",
            "next_by",
        ]  # fmt: skip
        of = ["agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"evaluatie {self.study_year}-{self.study_year + 1}"

    @property
    def dossier(self) -> Case:
        return self.agreement.case


class MeasureReview(models.Model):
    """Per measure: was it kept, does it help, and what now (field K)."""

    class Kept(models.TextChoices):
        YES = "yes", "ja"
        PARTLY = "partly", "deels"
        NO = "no", "nee"

    class Next(models.TextChoices):
        CONTINUE = "continue", "doorgaan"
        ADJUST = "adjust", "aanpassen"
        STOP = "stop", "stoppen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="reviews")
    measure = models.ForeignKey(AgreedMeasure, models.PROTECT, related_name="reviews")
    student_next = models.CharField("student wil", max_length=10, choices=Next, blank=True)
    kept = models.CharField("nagekomen", max_length=8, choices=Kept, blank=True)
    helps = models.PositiveSmallIntegerField("helpt (1 tot 5)", null=True, blank=True)
    next = models.CharField("hoe verder", max_length=10, choices=Next, blank=True)
    reason = SealedTextField("toelichting", blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "measure"], name="review_once"),
            models.CheckConstraint(
                condition=models.Q(helps=None) | models.Q(helps__range=(1, 5)), name="review_helps"
            ),
        ]

    class Privacy:
        sensitive = ["student_next", "kept", "helps", "next", "reason"]
        plain = ["id", "evaluation", "measure"]
        of = ["evaluation__agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"terugblik {self.pk}"

    @property
    def dossier(self) -> Case:
        return self.evaluation.agreement.case
