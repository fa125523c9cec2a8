"""The measure library: what the school can do. What was agreed under an older wording stays."""

import uuid

from django.db import models
from django.urls import reverse

from passend.core import clock


class Domain(models.TextChoices):
    LESSON = "les", "les"
    EXAM = "toets_examen", "toets en examen"
    PRACTICE = "bpv", "stage (bpv)"
    BUILDING = "gebouw", "gebouw"
    DIGITAL = "digitaal", "digitaal"
    GUIDANCE = "begeleiding", "persoonlijke begeleiding"
    MONEY = "financieel", "geld"
    TIMETABLE = "rooster", "rooster"


class Tier(models.TextChoices):
    BASIC = "basis", "basisondersteuning"
    EXTRA = "extra", "extra ondersteuning"


class Decider(models.TextChoices):
    COACH = "slb", "de slb’er"
    COORDINATOR = "coordinator", "de ondersteuningscoördinator"
    EXAM_BOARD = "examencommissie", "de examencommissie"
    CVTE = "cvte", "de regels voor centrale examens (CvTE)"
    UWV = "uwv", "het UWV"
    MUNICIPALITY = "gemeente", "de gemeente"
    FUND = "fonds", "het mbo-studentenfonds"


class Measure(models.Model):
    """Maatregel of voorziening in the library. Its texts live in wordings with a version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    domain = models.CharField("domein", max_length=14, choices=Domain)
    field = models.CharField("veld", max_length=14, blank=True)
    tier = models.CharField("soort", max_length=6, choices=Tier)
    decided_by = models.CharField("wie beslist", max_length=16, choices=Decider)
    areas = models.JSONField("past bij", default=list, blank=True)
    evidence = models.CharField("bewijs", max_length=200, blank=True)
    review_months = models.PositiveSmallIntegerField("terugkijken na maanden", default=12)
    retired_on = models.DateField("niet meer te kiezen sinds", null=True, blank=True)

    class Meta:
        ordering = ["domain", "code"]

    class Privacy:
        plain = [
            "id", "code", "domain", "field", "tier", "decided_by", "areas", "evidence",
            "review_months", "retired_on",
        ]  # fmt: skip
        keep = "zo lang de school het gebruikt"

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("measure.detail", args=[self.pk])


class MeasureWording(models.Model):
    """The texts of a measure from a day on. Never edited: a new wording gets the next version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="wordings")
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField("naam", max_length=120)
    school_does = models.CharField("School doet …", max_length=300)
    student_does = models.CharField("Ik doe …", max_length=300, blank=True)
    teacher_line = models.CharField("Doe dit (docent)", max_length=120, blank=True)
    law_room = models.TextField("ruimte in de wet", blank=True)
    limits = models.CharField("grenzen", max_length=300, blank=True)
    in_use_on = models.DateField(default=clock.today)

    class Meta:
        ordering = ["measure", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "version"], name="wording_version_once")
        ]

    class Privacy:
        plain = [
            "id", "measure", "version", "title", "school_does", "student_does", "teacher_line",
            "law_room", "limits", "in_use_on",
        ]  # fmt: skip
        keep = "zo lang er afspraken naar verwijzen"

    def __str__(self) -> str:
        return self.title
