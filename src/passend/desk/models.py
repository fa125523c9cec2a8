"""What a student asks about a look in the dossier, and the own calendar. They stand on the desk,
above all rooms, because looks and days come from all of them."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from passend.cases.models import Case
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import ACCOUNT, DOSSIER
from passend.people.models import Role, User


class LookQuestionQuerySet(models.QuerySet["LookQuestion"]):
    def visible_to(self, user: User) -> "LookQuestionQuerySet":
        """The privacy officer sees all questions, and nothing else of those dossiers."""
        if getattr(user, "is_authenticated", False) and user.has_role(Role.PRIVACY):
            return self.all()
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> "LookQuestionQuerySet":
        return self.filter(status=LookQuestion.Status.OPEN)


class LookQuestion(models.Model):
    """Why did you look? Asked of one line of "wie keek", answered by the privacy officer.

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
    extended_on = models.DateField("uitgesteld op", null=True, blank=True)
    extension = SealedTextField("waarom uitstel", blank=True, default="", db_default="")
    answer = SealedTextField("antwoord", blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = LookQuestionQuerySet.as_manager()

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
        sensitive = ["text", "answer", "extension"]
        plain = [
            "id", "status", "looked_on", "asked_on", "answer_by", "extended_on", "answered_on",
        ]  # fmt: skip
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"vraag over {self.looked_on}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()

    @property
    def dossier(self) -> Case:
        return self.case


class CalendarFeed(models.Model):
    """The secret address of somebody's own calendar; only a hash of the secret is kept.

    One a person: making a new one ends the old one at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed"
    )
    secret_hash = models.CharField(max_length=64, blank=True, db_index=True)
    made_on = models.DateField(default=clock.today)
    secret = ""  # only while it is made

    class Privacy:
        personal = ["user"]
        sensitive = ["secret_hash"]
        plain = ["id", "made_on"]
        secret = ["secret_hash"]
        of = ["user"]
        keep = ACCOUNT

    def __str__(self) -> str:
        return f"agenda-adres van {self.made_on}"

    def get_absolute_url(self) -> str:
        return reverse("calendar.own")

    @property
    def is_open(self) -> bool:
        return bool(self.secret_hash)
