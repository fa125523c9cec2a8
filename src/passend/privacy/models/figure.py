"""What stays when a dossier goes: that there was one, without a person."""

import uuid

from django.db import models

from passend.core.keep import FIGURES


class DossierFigure(models.Model):
    """How many dossiers of a team began in a study year with this outcome, of those forgotten.

    Only ever counted up. Who shows it to anybody suppresses small numbers first.
    """

    class Outcome(models.TextChoices):
        AGREED = "agreed", "er waren afspraken"
        CONTESTED = "contested", "de student was het oneens"
        NOT_AGREED = "not_agreed", "wel een behoefte, geen afspraken"
        NO_NEED = "no_need", "geen extra steun nodig"
        UNTOLD = "untold", "wilde het niet vertellen"
        UNKNOWN = "unknown", "niet besproken"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    study_year = models.PositiveSmallIntegerField("begonnen in studiejaar")
    team = models.CharField("team", max_length=120, blank=True)
    outcome = models.CharField("uitkomst", max_length=10, choices=Outcome)
    number = models.PositiveIntegerField("hoeveel", default=0)

    class Meta:
        ordering = ["study_year", "team", "outcome"]
        constraints = [
            models.UniqueConstraint(fields=["study_year", "team", "outcome"], name="figure_once")
        ]

    class Privacy:
        plain = ["id", "study_year", "team", "outcome", "number"]
        keep = FIGURES

    def __str__(self) -> str:
        return f"{self.number} in {self.study_year}"
