"""What a student asks about a look in the dossier. It stands on the desk, above all rooms, because
looks come from all of them."""

import uuid

from django.conf import settings
from django.db import models

from passend.cases.models import Case
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER


class LookQuestion(models.Model):
    """Why did you look? Asked of one line of "wie keek", answered by the coordinator.

    The line is a day and an actor, not an event: the student sees them merged per day and person.
    """

    class Status(models.TextChoices):
        OPEN = "open", "wacht op antwoord"
        ANSWERED = "answered", "beantwoord"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="look_questions")
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    looked_on = models.DateField("gekeken op")
    looker = models.CharField("wie keek (sleutel)", max_length=90)
    asked_on = models.DateField(default=clock.today)
    text = SealedTextField("wat wil je weten?", blank=True, default="")
    answer_by = models.DateField("antwoord uiterlijk")
    answer = SealedTextField("antwoord", blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-asked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "looked_on", "looker"],
                condition=models.Q(status="open"),
                name="look_question_one_open",
                violation_error_message="Je hebt dit al gevraagd. Je krijgt antwoord.",
            )
        ]
        indexes = [models.Index(fields=["status", "answer_by"], name="look_question_open")]

    class Privacy:
        personal = ["case", "looker", "answered_by"]
        sensitive = ["text", "answer"]
        plain = ["id", "status", "looked_on", "asked_on", "answer_by", "answered_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"vraag over {self.looked_on}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()

    @property
    def dossier(self) -> Case:
        return self.case
