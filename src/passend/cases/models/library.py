"""The measure library: what the school can do. What was agreed under an older wording stays."""

import uuid
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.core import clock
from passend.core.keep import IN_USE


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
    COACH = "slb", _("de slb’er")
    COORDINATOR = "coordinator", _("de ondersteuningscoördinator")
    EXAM_BOARD = "examencommissie", "de examencommissie"
    CVTE = "cvte", "de regels voor centrale examens (CvTE)"
    UWV = "uwv", "het UWV"
    MUNICIPALITY = "gemeente", "de gemeente"
    FUND = "fonds", "het mbo-studentenfonds"


class Field(models.TextChoices):
    """Five fields of needs: what a school can change (IVO, practice 2.14)."""

    ATTENTION = "aandacht", "hoeveelheid aandacht"
    MATERIAL = "materiaal", "lesmateriaal en hulpmiddelen"
    SURROUNDINGS = "omgeving", "ruimte en omgeving"
    EXPERTISE = "expertise", "deskundigheid"
    COOPERATION = "samenwerking", "samenwerking met anderen"


class Basis(models.TextChoices):
    """How firm the room is: an article, a guide, or only what schools do."""

    LAW = "law", "staat in de wet"
    GUIDANCE = "guidance", "staat in een brief, gids of regeling"
    PRACTICE = "practice", "gewoonte van scholen"


class Evidence(models.TextChoices):
    NONE = "none", "geen bewijs nodig"
    EXPERT = "expert", "verklaring van een deskundige"
    DOCTOR = "doctor", "verklaring van een arts"
    SCHOOL_HISTORY = "school_history", "overzicht van eerdere scholen"
    AGENCY = "agency", "besluit van UWV of gemeente"
    INCOME = "income", "gegevens over inkomen"


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, user: Any) -> "MeasureQuerySet":
        """The library is no secret within the school: every member of staff reads it."""
        return self if getattr(user, "is_employee", False) else self.none()

    def in_use(self) -> "MeasureQuerySet":
        """What can be chosen today."""
        return self.filter(retired_on=None)


class Measure(models.Model):
    """Maatregel of voorziening in the library. Its texts live in wordings with a version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    domain = models.CharField("domein", max_length=14, choices=Domain)
    field = models.CharField("veld", max_length=14, choices=Field, blank=True)
    tier = models.CharField("soort", max_length=6, choices=Tier)
    decided_by = models.CharField("wie beslist", max_length=16, choices=Decider)
    areas = models.JSONField("past bij", default=list, blank=True)
    evidence = models.CharField("bewijs", max_length=16, choices=Evidence, default=Evidence.NONE)
    review_months = models.PositiveSmallIntegerField("terugkijken na maanden", default=12)
    retired_on = models.DateField("niet meer te kiezen sinds", null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["domain", "code"]

    class Privacy:
        plain = [
            "id", "code", "domain", "field", "tier", "decided_by", "areas", "evidence",
            "review_months", "retired_on",
        ]  # fmt: skip
        keep = IN_USE

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("measure.detail", args=[self.pk])

    @property
    def wording(self) -> "MeasureWording":
        """The texts of today. Prefetched wordings cost no query: they come newest first."""
        newest: MeasureWording = self.wordings.all()[0]
        return newest


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
    law_basis = models.CharField(
        "hoe vast staat dit", max_length=10, choices=Basis, default=Basis.PRACTICE
    )
    law_source = models.CharField("bron", max_length=200, blank=True)
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
            "law_room", "law_basis", "law_source", "limits", "in_use_on",
        ]  # fmt: skip
        keep = IN_USE

    def __str__(self) -> str:
        return self.title
