"""Who may see which item: the student's switches, and a question about one."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from passend.core import clock
from passend.core.keep import DOSSIER

from .case import Case, PartOfCase


class Audience(models.TextChoices):
    """With whom a student shares. Who comes from outside has switches of the own."""

    TEACHERS = "teachers", "docenten"
    EXAM = "exam", "examencommissie"
    PRACTICE = "bpv", "bpv-begeleider"
    PARENTS = "parents", "ouders"


class Shareable(models.Model):
    """For a model of which a student decides, row by row, who may see it.

    Never show such rows to anybody but the student and who has the dossier without
    `cases.sharing.shown_to`. `SHARED_CASE` is the path to the dossier; `SHARED_KEY` names the
    fields that hold the lasting key of the item (the first that is filled), so that a choice
    outlives a new version of a text.
    """

    SHARED_CASE: ClassVar[str]
    SHARED_KEY: ClassVar[tuple[str, ...]] = ("pk",)

    class Meta:
        abstract = True

    @classmethod
    def shared_by_default(cls, to: str) -> Q:
        """Which rows this audience sees as long as the student chose nothing."""
        raise NotImplementedError


class SharingChoice(models.Model):
    """One switch: with whom, of what, on or off. Without an item it is the switch of everything.

    No row means the default (see `cases.sharing`): AVG 25 lid 2, off unless school needs it to
    keep what it promised.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="sharing_choices")
    to = models.CharField("met wie", max_length=50)
    item = models.UUIDField("wat", null=True, blank=True)
    shares = models.BooleanField("deelt")
    changed_on = models.DateField(default=clock.today)

    objects = PartOfCase.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "to"], condition=Q(item=None), name="sharing_all_once"
            ),
            models.UniqueConstraint(
                fields=["case", "to", "item"],
                condition=Q(item__isnull=False),
                name="sharing_item_once",
            ),
        ]

    class Privacy:
        personal = ["case"]
        plain = ["id", "to", "item", "shares", "changed_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"delen met {self.to}"

    @property
    def dossier(self) -> Case:
        return self.case


class SharingQuestion(models.Model):
    """The coach asks whether the student will share with somebody; only the student decides."""

    class Status(models.TextChoices):
        OPEN = "open", "wacht op de student"
        ANSWERED = "answered", "beantwoord"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="sharing_questions")
    to = models.CharField("met wie", max_length=50, choices=Audience)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_on = models.DateField(default=clock.today)
    answered_on = models.DateField(null=True, blank=True)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["-asked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "to"],
                condition=Q(status="open"),
                name="sharing_question_one_open",
                violation_error_message="Je hebt dit al gevraagd. De student kiest.",
            )
        ]

    class Privacy:
        personal = ["case", "asked_by"]
        plain = ["id", "to", "status", "asked_on", "answered_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"vraag over delen {self.asked_on}"

    @property
    def dossier(self) -> Case:
        return self.case
