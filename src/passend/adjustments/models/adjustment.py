"""Aangepast examen: what a student asks, and what the exam committee decided."""

import uuid
from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from engines.exams import CENTRAL_MOST, Extra, Nature, Why, statement_needed
from passend.cases.models import Audience, Case, Shareable
from passend.cases.models.asked import UNSENT, WAITING, Asked, AskedQuerySet, Status
from passend.cases.sharing import shown_to
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.people.models import Programme, Role, User

from .words import NATURES, Aid, Need, Reason

APPEALABLE = timedelta(weeks=8)
WAS_SENT = Q(asked_on__isnull=False) | Q(status=Status.TO_CONFIRM)


class Which(models.TextChoices):
    SCHOOL = "school", "examens van school"
    CENTRAL = "central", "centrale examens"
    BOTH = "both", "allebei"
    UNKNOWN = "unknown", "dat weet ik niet"


class Lasting(models.TextChoices):
    WHOLE = "whole", "mijn hele opleiding"
    SHORT = "short", "een tijdje"
    UNKNOWN = "unknown", "dat weet ik niet"


class Expert(models.TextChoices):
    """Who wrote the statement (G-04). The statement itself is not kept."""

    REMEDIAL = "orthopedagoog", "een orthopedagoog"
    PSYCHOLOGIST = "psycholoog", "een psycholoog"
    DOCTOR = "arts", "een arts"


class AdjustmentQuerySet(AskedQuerySet):
    def visible_to(self, user: User) -> Self:
        """Who has the dossier; a draft is the student's alone. The exam committee of the team
        what was sent, as far as the student shares it."""
        sent_or_own = WAS_SENT | Q(case__person=user.pk)
        seen = Q(case__in=Case.objects.visible_to(user)) & sent_or_own
        if getattr(user, "is_employee", False) and user.has_role(Role.EXAM_BOARD):
            seen |= Q(pk__in=self.model._default_manager.before(user).values("pk"))
        return self.filter(seen)

    def sent(self) -> Self:
        """What is no longer the student's alone."""
        return self.filter(WAS_SENT)

    def before(self, user: User) -> Self:
        """What waits, what holds, and what was decided as long as an appeal may run (2 weeks to
        appeal, 4 and 2 to decide; WEB 7.5.4 lid 3)."""
        since = clock.today() - APPEALABLE
        now = Q(status__in=[*WAITING, Status.GRANTED]) | Q(decided_on__gte=since)
        sent = self.of_board(user).exclude(status__in=[*UNSENT, Status.WITHDRAWN])
        return sent.filter(now, Q(case__student=None) | Q(case__student__gone_on=None))

    def of_board(self, user: User) -> Self:
        """Of the own teams and shared, in whatever state; not what one stands aside of."""
        own = self.filter(case__team__in=user.teams_as(Role.EXAM_BOARD))
        return own.exclude(recusals__user=user).shared()

    def shared(self) -> Self:
        """What its student shares for exams, in whatever state: the one rule for the committee,
        its lists, and the program that plans."""
        found: Self = shown_to(self, Audience.EXAM)
        return found

    def at_exams(self, day: date) -> Self:
        """What counts at an exam of this day: in force, of who is still here."""
        return self.in_force(day).filter(case__student__gone_on=None)

    def to_decide_by(self, user: User) -> Self:
        return self.before(user).filter(status__in=WAITING)


class Adjustment(Shareable, Asked):
    """One request with its decision.

    Minutes and aids stand apart for exams of the school, which know no limit (G-03), and for
    central exams: at most 30 minutes, however many grounds (G-04). `central_why` is on what those
    rest; for the language it counts at Dutch only and ends with the sixth year (G-05). Of a
    statement is kept who wrote it and when, never what it says. `programme` is the one for which
    it was decided: another programme has another committee.
    """

    SHARED_CASE = "case"
    REASONS = Reason.choices

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="adjustments")
    needs = models.JSONField("waar loop je tegenaan", default=list, blank=True)
    own_words = SealedTextField("in eigen woorden", blank=True, default="")
    which = models.CharField("welke examens", max_length=8, choices=Which, blank=True)
    lasting = models.CharField("hoe lang", max_length=8, choices=Lasting, blank=True)
    wanted_until = models.DateField("nodig tot en met", null=True, blank=True)
    years_in_dutch = models.PositiveSmallIntegerField(
        "jaren onderwijs in Nederland", null=True, blank=True
    )
    advice = SealedTextField("advies", blank=True, default="")
    advised_on = models.DateField("advies op", null=True, blank=True)
    school_minutes = models.PositiveSmallIntegerField("minuten extra (school)", default=0)
    school_aids = models.JSONField("hulp (school)", default=list, blank=True)
    central_minutes = models.PositiveSmallIntegerField("minuten extra (centraal)", default=0)
    central_aids = models.JSONField("hulp (centraal)", default=list, blank=True)
    central_why = models.CharField(
        "grond", max_length=8, blank=True,
        choices=[(Why.HANDICAP.value, "een beperking"), (Why.LANGUAGE.value, "de taal")],
    )  # fmt: skip
    statement_by = models.CharField("verklaring van", max_length=14, choices=Expert, blank=True)
    statement_on = models.DateField("datum van de verklaring", null=True, blank=True)
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AdjustmentQuerySet.as_manager()

    class Meta(Asked.Meta):
        ordering = ["-asked_on"]
        constraints = [
            *Asked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(central_minutes__lte=CENTRAL_MOST),
                name="adjustment_central_at_most_30",
                violation_error_message="Bij een centraal examen is 30 minuten extra het meeste.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=["draft", "to_confirm", "asked", "incomplete"]),
                name="adjustment_one_open",
                violation_error_message="Er loopt al een aanvraag. Wacht op het besluit.",
            ),
        ]
        indexes = [models.Index(fields=["status", "decide_by"], name="adjustment_due")]

    class Privacy:
        personal = ["case", "programme", *Asked.PERSONAL]
        sensitive = [
            "needs", "own_words", "which", "years_in_dutch", "advice", "school_minutes",
            "school_aids", "central_minutes", "central_aids", "central_why", "statement_by",
            *Asked.SENSITIVE,
        ]  # fmt: skip
        plain = ["id", "lasting", "wanted_until", "advised_on", "statement_on", *Asked.PLAIN]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"aanvraag van {self.asked_on}" if self.asked_on else "aanvraag"

    def get_absolute_url(self) -> Any:
        return reverse("adjustment.detail", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case

    @property
    def shared_key(self) -> uuid.UUID:
        return self.pk

    @classmethod
    def shared_by_default(cls, to: str) -> Q:
        """The committee cannot decide what it cannot see; nobody else needs to know (AVG 25)."""
        return Q() if to == Audience.EXAM else Q(pk=None)

    @property
    def need_words(self) -> list[str]:
        return [str(Need(code).label) for code in self.needs]

    @property
    def extra(self) -> Extra:
        """The minutes of this decision, as the engine counts them."""
        why = Why(self.central_why) if self.central_why else Why.HANDICAP
        return Extra(school=self.school_minutes, central=self.central_minutes, why=why)

    @property
    def statement_needed_at_central(self) -> bool:
        """Where nothing of seeing, hearing or moving is the matter (G-04)."""
        natures = [NATURES.get(Need(need), Nature.OTHER) for need in self.needs]
        return statement_needed(natures, central=True)

    def aids_at(self, *, central: bool) -> list[str]:
        codes = self.central_aids if central else self.school_aids
        return [str(Aid(code).label) for code in codes]

    def holds_on(self, day: date) -> bool:
        return (
            self.status == Status.GRANTED
            and (self.starts_on is None or self.starts_on <= day)
            and (self.ends_on is None or self.ends_on >= day)
        )
