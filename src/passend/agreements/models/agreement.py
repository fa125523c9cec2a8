"""Afspraken over extra ondersteuning: one version of what a school promised a student."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from passend.cases.models import Case, in_use
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.people.models import User

from .fixed import FixedText


class Status(models.TextChoices):
    DRAFT = "draft", "concept"
    PROPOSED = "proposed", "voorgesteld"
    IN_FORCE = "in_force", "geldt nu"
    REPLACED = "replaced", "vervangen"
    ENDED = "ended", "beëindigd"
    WITHDRAWN = "withdrawn", "ingetrokken"
    CONTESTED = "contested", "niet akkoord"
    """Answered, and nothing was agreed: handled (A-02), without effect; what held before holds."""


OPEN = [Status.DRAFT, Status.PROPOSED]


class EndReason(models.TextChoices):
    NOT_NEEDED = "not_needed", "extra steun is niet meer nodig"
    STUDENT = "student", "de student wil het niet meer"
    OTHER_PROGRAMME = "programme", "andere opleiding"
    LEFT = "left", "van school"
    DIPLOMA = "diploma", "diploma gehaald"


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, user: User) -> "AgreementQuerySet":
        """Who has the dossier sees its agreements, student and parent not the school's drafts.
        A parent only while (s)he agrees along: later on it goes through `cases.sharing`."""
        has = Q(case__in=Case.objects.visible_to(user))
        if getattr(user, "is_employee", False):
            return self.filter(has).exclude(Q(proposed_on=None) & Q(case__person=user))
        along = Q(case__in=Case.objects.decided_along_by(user).filter(in_use()))
        return self.filter(has | along).exclude(proposed_on=None)

    def in_force(self) -> "AgreementQuerySet":
        return self.filter(status=Status.IN_FORCE)

    def open(self) -> "AgreementQuerySet":
        return self.filter(status__in=OPEN)

    def to_evaluate(self, day: date) -> "AgreementQuerySet":
        """In force, of somebody who is still here, with an evaluation due on or before `day`."""
        return self.in_force().filter(
            Q(case__student=None) | Q(case__student__gone_on=None), evaluate_by__lte=day
        )


class Agreement(FixedText, models.Model):
    """One version. A text that was proposed is never edited: a new version replaces it.

    `number` counts the versions of a dossier; `revision` counts the saves of a draft, so that a
    stale save is noticed. `evaluate_by` is the stored last day of the next duty (WEB 8.1.3a lid 3),
    `evaluate_from` the day from which it stands on a list.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField("versie", default=1)
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    strengths = SealedTextField("wat gaat goed", blank=True, default="")
    helps = SealedTextField("wat helpt", blank=True, default="")
    stuck = SealedTextField("waar loop je vast", blank=True, default="")
    exam_note = SealedTextField("examens", blank=True, default="")
    bpv_note = SealedTextField("stage", blank=True, default="")
    external_note = SealedTextField("hulp van buiten", blank=True, default="")
    sharing_note = SealedTextField("wie mag dit weten", blank=True, default="")
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="vast aanspreekpunt",
    )  # fmt: skip
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="vervanger",
    )  # fmt: skip
    made_on = models.DateField(default=clock.today)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    proposed_on = models.DateField(null=True, blank=True)
    talk_asked_on = models.DateField("student vraagt een gesprek", null=True, blank=True)
    settled_on = models.DateField("alles beantwoord op", null=True, blank=True)
    in_force_on = models.DateField("geldt vanaf", null=True, blank=True)
    replaced_on = models.DateField("vervangen op", null=True, blank=True)
    evaluate_from = models.DateField(null=True, blank=True)
    evaluate_by = models.DateField("evalueren uiterlijk", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=12, choices=EndReason, blank=True)

    objects = AgreementQuerySet.as_manager()

    FIXED = (
        "strengths", "helps", "stuck", "exam_note", "bpv_note", "external_note", "sharing_note",
    )  # fmt: skip

    class Meta:
        ordering = ["case", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="agreement_number_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=["draft", "proposed"]),
                name="agreement_one_open",
                violation_error_message="Er is al een concept of voorstel in dit dossier.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status="in_force"),
                name="agreement_one_in_force",
                violation_error_message="Er gelden al afspraken in dit dossier.",
            ),
            models.CheckConstraint(
                condition=~Q(status="in_force")
                | Q(in_force_on__isnull=False, evaluate_by__isnull=False),
                name="agreement_in_force_has_dates",
            ),
        ]
        indexes = [models.Index(fields=["status", "evaluate_by"], name="agreement_due")]

    class Privacy:
        personal = ["case", "contact", "deputy", "made_by"]
        sensitive = [
            "strengths", "helps", "stuck", "exam_note", "bpv_note", "external_note",
            "sharing_note", "end_reason",
        ]  # fmt: skip
        plain = [
            "id", "number", "base", "status", "revision", "made_on", "proposed_on",
            "talk_asked_on", "settled_on", "in_force_on", "evaluate_from", "evaluate_by",
            "ended_on", "replaced_on",
        ]  # fmt: skip
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"afspraken versie {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("agreement.detail", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_fixed(self) -> bool:
        return not self.is_draft
