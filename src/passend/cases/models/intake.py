"""What was heard: the intake, the needs, and every later talk. Needs, never a diagnosis."""

import uuid

from django.conf import settings
from django.db import models

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .case import Case, NeedState, PartOfCase


class Intake(models.Model):
    """Intakegesprek: the assessment before enrolment (WEB 8.1.3a lid 1; fields A and C)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="intakes")
    held_on = models.DateField("datum gesprek", default=clock.today)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    outcome = models.CharField("uitkomst", max_length=8, choices=NeedState)
    strengths = SealedTextField("wat gaat goed", blank=True, default="")
    helps = SealedTextField("wat helpt", blank=True, default="")
    stuck = SealedTextField("waar loop je vast", blank=True, default="")
    previous_school = SealedTextField("wat gaf de vorige school", blank=True, default="")
    papers_seen = models.BooleanField("papieren gezien (niet bewaard)", default=False)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["held_on"]

    class Privacy:
        personal = ["case", "held_by"]
        sensitive = ["outcome", "strengths", "helps", "stuck", "previous_school"]
        plain = ["id", "held_on", "papers_seen"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"intake {self.held_on}"

    @property
    def dossier(self) -> Case:
        return self.case


class Area(models.TextChoices):
    """Where somebody runs into something."""

    LESSONS = "lessen", "in de les"
    TESTS = "toetsen", "bij toetsen en examens"
    PRACTICE = "praktijk", "in de praktijk en op stage"
    PLANNING = "plannen", "met plannen"
    GROUP = "groep", "in de groep"
    ENERGY = "energie", "met mijn energie"
    TRAVEL = "reizen", "met reizen en het gebouw"
    HOME = "thuis_geld", "thuis of met geld"
    LANGUAGE = "taal", "met taal"


class Need(models.Model):
    """Ondersteuningsbehoefte: what somebody runs into, in own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="needs")
    area = models.CharField("waar", max_length=12, choices=Area)
    text = SealedTextField("in eigen woorden", blank=True, default="")
    found_on = models.DateField(default=clock.today)
    agree_by = models.DateField("afspraken uiterlijk", null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["found_on", "area"]

    class Privacy:
        sensitive = ["area", "text"]
        plain = ["id", "case", "found_on", "agree_by", "closed_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return self.get_area_display()

    @property
    def dossier(self) -> Case:
        return self.case


class Talk(models.Model):
    """Gesprek: a contact moment with its outcome and the next date."""

    class Outcome(models.TextChoices):
        WELL = "well", "gaat goed"
        WATCH = "watch", "aandacht nodig"
        ADJUST = "adjust", "afspraken aanpassen"
        ABSENT = "absent", "niet gekomen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="talks")
    held_on = models.DateField("datum", default=clock.today)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    outcome = models.CharField("hoe gaat het", max_length=8, choices=Outcome)
    note = SealedTextField("notitie", blank=True, default="")
    next_on = models.DateField("volgend gesprek", null=True, blank=True)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["-held_on"]

    class Privacy:
        personal = ["case", "held_by"]
        sensitive = ["outcome", "note"]
        plain = ["id", "held_on", "next_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"gesprek {self.held_on}"

    @property
    def dossier(self) -> Case:
        return self.case
