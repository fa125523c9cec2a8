"""That somebody could know of it, and how we know: from then on a term counts."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse

from engines.deadlines import Extension, Running, Term, running
from passend.core import clock
from passend.core.keep import DOSSIER

from .case import Case, PartOfCase


class Announcement(models.Model):
    """Bekendmaking of something to the student (Awb 6:8 lid 1). Open until there is a proof.

    `days` is the length of the term that hangs on it, under `law`; 0 where none does. `ends_on` is
    its last day, stored when the proof comes; without a proof the term has not started. A term of
    the law runs on past weekends and days off (`is_legal`; Atw 1), one of the school does not.
    """

    class Status(models.TextChoices):
        OPEN = "open", "nog niet bewezen"
        PROVEN = "proven", "bekend"

    class What(models.TextChoices):
        PROPOSAL = "proposal", "een voorstel"
        PAPER = "paper", "een handtekening op papier"
        ENDING = "ending", "het stoppen van afspraken"
        DECISION = "decision", "een besluit"

    class Proof(models.TextChoices):
        OPENED = "opened", "zelf geopend"
        TOLD = "told", "verteld in een gesprek"
        PAPER = "paper", "op papier gegeven"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="announcements")
    about = models.CharField(max_length=90, db_index=True)
    what = models.CharField("waarvan", max_length=10, choices=What)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    made_on = models.DateField("gemaakt op", default=clock.today)
    announced_on = models.DateField("bekend sinds", null=True, blank=True)
    proof = models.CharField("hoe weten we dat", max_length=8, choices=Proof, blank=True)
    proven_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    days = models.PositiveSmallIntegerField("dagen", default=0)
    law = models.CharField("grond", max_length=80, blank=True)
    is_legal = models.BooleanField("staat in de wet", default=False, db_default=False)
    ends_on = models.DateField("laatste dag", null=True, blank=True)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["made_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="open", announced_on=None)
                | models.Q(status="proven", announced_on__isnull=False),
                name="announcement_proven_has_day",
            )
        ]
        indexes = [models.Index(fields=["status", "made_on"], name="announcement_open")]

    class Privacy:
        personal = ["case", "about", "proven_by"]
        plain = [
            "id", "what", "status", "made_on", "announced_on", "proof", "days", "law",
            "is_legal", "ends_on",
        ]  # fmt: skip
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"bekendmaking {self.made_on}"

    def get_absolute_url(self) -> str:
        return reverse("case.detail", args=[self.case_id])

    @property
    def dossier(self) -> Case:
        return self.case

    def term_from(self, day: date | None) -> Running:
        """Where its term stands when it was announced on this day."""
        if not self.days:
            return Running(announced_on=day, last_day=None)
        extension = Extension.DUTCH if self.is_legal else Extension.NONE
        return running(Term(law=self.law, days=self.days, extension=extension), day)
