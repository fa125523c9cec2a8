"""The proposal that an applicant and an enrolment in the register are the same person."""

import uuid

from django.db import models
from django.urls import reverse

from passend.core import clock
from passend.core.keep import DOSSIER
from passend.people.models import Enrolment

from .case import Case, PartOfCase


class Match(models.Model):
    """Proposed by birth date, programme and start, and the name once it is there.

    A person confirms.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", "voorgesteld"
        CONFIRMED = "confirmed", "bevestigd"
        REJECTED = "rejected", "niet dezelfde persoon"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="matches")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="matches")
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    grounds = models.JSONField("waarop", default=list)
    proposed_on = models.DateField(default=clock.today)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["proposed_on"]
        constraints = [
            models.UniqueConstraint(fields=["case", "enrolment"], name="match_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(status="confirmed"),
                name="match_one_confirmed",
                violation_error_message="Dit dossier is al gekoppeld.",
            ),
        ]

    class Privacy:
        personal = ["case", "enrolment", "grounds"]
        plain = ["id", "status", "proposed_on"]
        of = ["case", "enrolment__student"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"koppeling {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("match.detail", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case
