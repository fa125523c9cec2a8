"""Regeling: fewer hours at school, something around absence, or leave for a birth."""

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from passend.cases.models import Audience, Case, Shareable
from passend.cases.models.asked import WAITING, Asked, AskedQuerySet, Status
from passend.cases.models.case import coordinated_by
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.people.models import Role, User


class Sort(models.TextChoices):
    """What is asked. Leave for a birth is a right (E-01); of the others somebody decides."""

    HOURS = "hours", "minder lessen volgen"
    AROUND = "around", "iets regelen als ik er niet ben"
    LEAVE = "leave", "verlof dat de wet geeft"


class Because(models.TextChoices):
    """Why, as far as a school needs to know. Never what one has (ADR 9)."""

    CHILD = "child", "ik zorg voor mijn kind"
    CARE = "care", "ik zorg voor iemand thuis"
    ILLNESS = "illness", "ik ben vaak of lang ziek"
    ENERGY = "energy", "hele dagen lukken niet"
    SPORT = "sport", "ik doe aan topsport"
    WORK = "work", "ik werk ernaast"
    OTHER = "other", "iets anders"


class Around(models.TextChoices):
    """Exams are not here: the exam committee decides about those, on another request."""

    LESSONS = "lessons", "lessen"
    TESTS = "tests", "toetsen"
    PRACTICE = "practice", "stage"


class SeenOf(models.TextChoices):
    """Who wrote the statement that the law wants (WEB 8.1.7 lid 9 onder b). It is not kept."""

    DOCTOR = "arts", "een arts"
    MIDWIFE = "verloskundige", "een verloskundige"


class Why(models.TextChoices):
    """Why yes or no, in sentences that the student reads."""

    NEEDED = "needed", "Dit is nodig om je opleiding vol te houden."
    REACHABLE = "reachable", "Je kunt je diploma zo nog halen."
    RIGHT = "right", "Dit is je recht (WEB 8.1.7 lid 9)."
    NOT_REACHABLE = "not_reachable", "Zo kun je je diploma niet meer halen."
    OTHER_WAY = "other_way", "Het kan op een andere manier. Die staat in de uitleg."
    TOO_MUCH = "too_much", "Dit is voor de school te zwaar. Dat staat in de uitleg."
    COMPANY = "company", "Het leerbedrijf kan dit niet regelen."


WHY_NOT = {Why.NOT_REACHABLE, Why.OTHER_WAY, Why.TOO_MUCH, Why.COMPANY}
"""One of these belongs to a decision that is not a whole yes."""


class ArrangementQuerySet(AskedQuerySet):
    def visible_to(self, user: User) -> Self:
        """The student, the coach and intaker of the dossier, and the coordinator of the team.
        Nobody else who has the dossier: why somebody is absent is theirs to tell (AVG 5 lid 1)."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        near = Q(case__person=user.pk) | Q(case__coach=user.pk) | Q(case__intaker=user.pk)
        if user.is_employee and user.has_role(Role.COORDINATOR):
            near |= coordinated_by(user, "case__")
        return self.filter(near, case__in=Case.objects.visible_to(user))

    def holding(self, sort: str) -> Self:
        """Granted of this sort and not over yet: what a next decision takes the place of."""
        still = self.filter(sort=sort, status=Status.GRANTED, ends_on__gte=clock.today())
        return still.order_by("starts_on")

    def to_decide(self) -> Self:
        return self.filter(status__in=WAITING).order_by("decide_by")


class Arrangement(Shareable, Asked):
    """One request about hours or absence, with what was decided.

    A decision about hours holds what the student does follow, what is done instead and what
    counts as absence with leave. That the diploma stays within reach is said by a person, with a
    reason; the form decides nothing (G-01; WEB 7.2.7 lid 1). It always ends, and is looked at
    before that. Of a birth the expected day is sealed; of the statement is kept who wrote it and
    when it was seen. `teacher_line` is all that teachers read: what, never why; of leave they
    read the last day only. The student can keep both from them. With `stopped_on` the school
    decided that it ends before its day; `ends_on` is the last day then.
    """

    SHARED_CASE = "case"
    SHARED_KEY = ("pk",)
    REASONS = Why.choices

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="arrangements")
    sort = models.CharField("wat", max_length=6, choices=Sort)
    because = models.CharField("waarom", max_length=7, choices=Because, blank=True)
    around = models.JSONField("waarbij", default=list, blank=True)
    own_words = SealedTextField("wat heb je nodig", blank=True, default="")
    wanted_until = models.DateField("nodig tot en met", null=True, blank=True)
    follows = SealedTextField("wat doet de student wel", blank=True, default="")
    instead = SealedTextField("wat in plaats daarvan", blank=True, default="")
    absent = SealedTextField("wanneer mag de student weg zijn", blank=True, default="")
    within_reach = models.BooleanField("diploma blijft haalbaar", default=False)
    reach_why = SealedTextField("waarom haalbaar", blank=True, default="")
    teacher_line = SealedTextField("wat docenten lezen", blank=True, default="")
    review_on = models.DateField("samen terugkijken op", null=True, blank=True)
    reviewed_on = models.DateField("teruggekeken op", null=True, blank=True)
    due_on = SealedTextField("verwachte dag", blank=True, default="")
    more = models.BooleanField("meer dan één kind", default=False)
    wished_on = SealedTextField("gewenste eerste dag", blank=True, default="")
    statement_by = models.CharField("verklaring van", max_length=13, choices=SeenOf, blank=True)
    statement_on = models.DateField("verklaring gezien op", null=True, blank=True)
    stopped_on = models.DateField("stoppen besloten op", null=True, blank=True)
    stop_why = SealedTextField("waarom eerder gestopt", blank=True, default="")

    objects = ArrangementQuerySet.as_manager()

    class Meta(Asked.Meta):
        ordering = ["-asked_on"]
        constraints = [
            *Asked.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status="granted", sort="hours")
                | Q(within_reach=True, review_on__isnull=False, ends_on__isnull=False),
                name="arrangement_hours_within_reach",
                violation_error_message="Zeg of het diploma haalbaar blijft, en tot wanneer.",
            ),
            models.CheckConstraint(
                condition=~Q(status="refused", sort="leave"),
                name="arrangement_leave_is_a_right",
                violation_error_message="Dit verlof is een recht (WEB 8.1.7 lid 9).",
            ),
            models.UniqueConstraint(
                fields=["case", "sort"],
                condition=Q(status__in=["to_confirm", "asked", "incomplete"]),
                name="arrangement_one_open",
                violation_error_message="Er loopt al een aanvraag. Wacht op het besluit.",
            ),
        ]
        indexes = [models.Index(fields=["status", "decide_by"], name="arrangement_due")]

    class Privacy:
        personal = ["case", *Asked.PERSONAL]
        sensitive = [
            "sort", "because", "around", "own_words", "follows", "instead", "absent",
            "within_reach", "reach_why", "teacher_line", "stop_why", "due_on", "more", "wished_on",
            "statement_by",
            *Asked.SENSITIVE,
        ]  # fmt: skip
        plain = [
            "id", "wanted_until", "review_on", "reviewed_on", "statement_on", "stopped_on",
            *Asked.PLAIN,
        ]  # fmt: skip
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"aanvraag van {self.asked_on}" if self.asked_on else "aanvraag"

    def get_absolute_url(self) -> Any:
        return reverse("arrangement.detail", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case

    @property
    def shared_key(self) -> uuid.UUID:
        """By which the student chooses who sees this."""
        return self.pk

    @classmethod
    def shared_by_default(cls, to: str) -> Q:
        """Teachers would count somebody absent who may be away; nobody else needs it (AVG 25)."""
        return Q() if to == Audience.TEACHERS else Q(pk=None)

    @property
    def is_leave(self) -> bool:
        return self.sort == Sort.LEAVE

    @property
    def around_words(self) -> list[str]:
        return [str(Around(code).label) for code in self.around]

    @property
    def due_day(self) -> date | None:
        return date.fromisoformat(self.due_on) if self.due_on else None

    @property
    def wished_day(self) -> date | None:
        return date.fromisoformat(self.wished_on) if self.wished_on else None

    def holds_on(self, day: date) -> bool:
        return (
            self.status == Status.GRANTED
            and (self.starts_on is None or self.starts_on <= day)
            and (self.ends_on is None or self.ends_on >= day)
        )
