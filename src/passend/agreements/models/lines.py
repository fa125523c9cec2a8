"""What is promised, line by line; and what was asked and not granted."""

import uuid

from django.db import models

from passend.cases.models import Case, MeasureWording, Need
from passend.cases.models.library import Decider, Domain, Tier
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.people.models import User

from .agreement import Agreement, Status
from .fixed import FixedText


class MeasureQuerySet(models.QuerySet["AgreedMeasure"]):
    def visible_to(self, user: User) -> "MeasureQuerySet":
        """With the version in which they stand."""
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    def in_effect(self) -> "MeasureQuerySet":
        """The promises that hold now: agreed, in an agreement in force, and not stopped."""
        return self.agreed().filter(agreement__status=Status.IN_FORCE)

    def agreed(self) -> "MeasureQuerySet":
        return self.filter(answer=AgreedMeasure.Answer.AGREED, stops=False, stopped_on=None)


class AgreedMeasure(FixedText, models.Model):
    """One promise: "School doet … / Ik doe …". A copy of the wording, so the library may change.

    `replaces` is the line of the version before that this one continues; `same_as` points at it
    too when nothing changed: then its consent goes along. `stops` proposes to end that promise.
    `answer` is what student and, when needed, parent say together; a contested line has a reason
    and no effect, and the line it replaces goes on.
    """

    class Answer(models.TextChoices):
        OPEN = "open", "nog niet beantwoord"
        AGREED = "agreed", "akkoord"
        CONTESTED = "contested", "niet akkoord"

    class ContestReason(models.TextChoices):
        HELPS_NOT = "helps_not", "dit helpt mij niet"
        TOO_LITTLE = "too_little", "dit is niet genoeg"
        NOT_WANTED = "not_wanted", "dit wil ik niet"
        NOT_SAID = "not_said", "dit hebben we niet zo besproken"
        PAPER = "paper", "dit heb ik niet getekend"
        OTHER = "other", "iets anders"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField(default=1)
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="measures")
    wording = models.ForeignKey(
        MeasureWording, models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = SealedTextField("naam", blank=True, default="")
    school_does = SealedTextField("School doet …")
    student_does = SealedTextField("Ik doe …", blank=True, default="")
    teacher_line = SealedTextField("Doe dit (docent)", blank=True, default="")
    domain = models.CharField("domein", max_length=14, choices=Domain)
    tier = models.CharField("soort", max_length=6, choices=Tier)
    decided_by = models.CharField("wie beslist", max_length=16, choices=Decider)
    decision_state = models.CharField(
        "besluit",
        max_length=10,
        choices=[("none", "niet nodig"), ("needed", "nog aanvragen"), ("asked", "aangevraagd"),
                 ("granted", "toegekend"), ("refused", "afgewezen")],
        default="none",
    )  # fmt: skip
    who = models.CharField("wie doet het", max_length=120, blank=True)
    where_when = models.CharField("waar, wanneer, hoe vaak", max_length=200, blank=True)
    starts_on = models.DateField("vanaf", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    limits = SealedTextField("grenzen", blank=True, default="")
    works_when = SealedTextField("we merken dat het werkt als", blank=True, default="")
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    contest_reason = models.CharField("reden", max_length=10, choices=ContestReason, blank=True)
    answer_reason = SealedTextField("waarom niet akkoord", blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    parent_answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    parent_answered_on = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors"
    )
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    stops = models.BooleanField("deze afspraak stopt", default=False)
    stopped_on = models.DateField("gestopt", null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    FIXED = (
        "title", "school_does", "student_does", "teacher_line", "domain", "tier", "decided_by",
        "who", "where_when", "starts_on", "ends_on", "limits", "works_when",
    )  # fmt: skip

    class Meta:
        ordering = ["agreement", "position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="open") | models.Q(answered_on__isnull=False),
                name="measure_answer_has_day",
            )
        ]

    class Privacy:
        sensitive = [
            "need", "title", "school_does", "student_does", "teacher_line", "limits", "works_when",
            "answer_reason", "contest_reason", "domain", "where_when", "who",
        ]  # fmt: skip
        plain = [
            "id", "agreement", "position", "wording", "tier", "decided_by", "decision_state",
            "starts_on", "ends_on", "answer", "answered_on", "same_as", "stopped_on",
            "parent_answer", "parent_answered_on", "replaces", "stops",
        ]  # fmt: skip
        of = ["agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"maatregel {self.position}"

    def get_absolute_url(self) -> str:
        return self.agreement.get_absolute_url()

    @property
    def dossier(self) -> Case:
        return self.agreement.case

    @property
    def is_fixed(self) -> bool:
        return self.agreement.is_fixed

    @property
    def is_unchanged(self) -> bool:
        return self.same_as_id is not None


class Wish(FixedText, models.Model):
    """Asked but not granted, with the reason, what is offered instead, and the route (field E)."""

    class Reason(models.TextChoices):
        NOT_EFFECTIVE = "not_effective", "het helpt hier niet"
        TOO_MUCH = "too_much", "het is te zwaar voor de school (onevenredig)"
        QUALIFICATION = "qualification", "de eisen van de opleiding laten het niet toe"
        OTHER_BODY = "other_body", "een ander beslist hierover"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="wishes")
    asked = SealedTextField("wat is gevraagd")
    reason = models.CharField("waarom niet", max_length=14, choices=Reason)
    explanation = SealedTextField("uitleg", blank=True, default="")
    instead = SealedTextField("wat kan wel", blank=True, default="")

    FIXED = ("asked", "reason", "explanation", "instead")

    class Privacy:
        sensitive = ["asked", "reason", "explanation", "instead"]
        plain = ["id", "agreement"]
        of = ["agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"wens {self.pk}"

    @property
    def is_fixed(self) -> bool:
        return self.agreement.is_fixed

    @property
    def dossier(self) -> Case:
        return self.agreement.case
