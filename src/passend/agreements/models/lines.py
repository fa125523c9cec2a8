"""What is promised, line by line; and what was asked and not granted."""

import uuid

from django.db import models

from passend.cases import sharing
from passend.cases.models import Audience, Case, MeasureWording, Need, Shareable
from passend.cases.models.library import Decider, Domain, Tier
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.people.models import Role, User

from .agreement import Agreement, Status
from .fixed import FixedText


class MeasureQuerySet(models.QuerySet["AgreedMeasure"]):
    def visible_to(self, user: User) -> "MeasureQuerySet":
        """With the version in which they stand; the exam committee what it must decide."""
        seen = models.Q(agreement__in=Agreement.objects.visible_to(user))
        if getattr(user, "is_employee", False) and user.has_role(Role.EXAM_BOARD):
            seen |= models.Q(pk__in=self.model._default_manager.to_decide_by(user).values("pk"))
        return self.filter(seen)

    def to_decide_by(self, user: User) -> "MeasureQuerySet":
        """What waits for the exam committee of this team, as far as the student shares it: the
        right follows from the decision, and ends with it."""
        waiting = self.filter(
            decided_by=Decider.EXAM_BOARD,
            decision_state="asked",
            stopped_on=None,
            agreement__status__in=[Status.PROPOSED, Status.IN_FORCE],
            agreement__case__team__in=user.teams_as(Role.EXAM_BOARD),
        ).exclude(answer=AgreedMeasure.Answer.CONTESTED)
        return sharing.shown_to(waiting, Audience.EXAM)

    def in_effect(self) -> "MeasureQuerySet":
        """The promises that hold now: agreed, in an agreement in force, and not stopped."""
        return self.agreed().filter(agreement__status=Status.IN_FORCE)

    def agreed(self) -> "MeasureQuerySet":
        return self.filter(answer=AgreedMeasure.Answer.AGREED, stops=False, stopped_on=None)


class AgreedMeasure(FixedText, Shareable):
    """One promise: "School doet … / Ik doe …". A copy of the wording, so the library may change.

    `replaces` is the line of the version before that this one continues; `same_as` points at it
    too when nothing changed: then its consent goes along. `stops` proposes to end that promise.
    `answer` is what student and, when needed, parent say together; a contested line has a reason
    and no effect, and the line it replaces goes on. `line` is the key of the promise through all
    its versions (empty for the first): the student's choice who may see it stays with it.
    `provision` is the key of the rule in the catalogue from which the coach chose it, `law` that
    rule and its article in words as they were that day: why, not what, so no part of the text.
    """

    SHARED_CASE = "agreement__case"
    SHARED_KEY = ("line", "pk")

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
    who = SealedTextField(
        "wie doet het", max_length=120, blank=True, default="", db_default="",
        db_column="who_sealed",
    )  # fmt: skip
    where_when = SealedTextField(
        "waar, wanneer, hoe vaak", max_length=200, blank=True, default="", db_default="",
        db_column="where_when_sealed",
    )  # fmt: skip
    # As v0.1.0 wrote them, readable on disk; only that version still reads them. Emptied and gone
    # in the release after the next (docs/how-to/upgrading.md).
    who_plain = models.CharField(
        max_length=120, blank=True, default="", db_column="who", editable=False
    )
    where_when_plain = models.CharField(
        max_length=200, blank=True, default="", db_column="where_when",
        editable=False,
    )  # fmt: skip
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
    line = models.UUIDField(null=True, blank=True, editable=False, db_index=True)
    provision = SealedTextField("regel", blank=True, default="", db_default="", editable=False)
    law = SealedTextField("grond in de wet", blank=True, default="", db_default="", editable=False)

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
            "answer_reason", "contest_reason", "domain", "where_when", "who", "where_when_plain",
            "who_plain", "provision", "law",
        ]  # fmt: skip
        plain = [
            "id", "agreement", "position", "wording", "tier", "decided_by", "decision_state",
            "starts_on", "ends_on", "answer", "answered_on", "same_as", "stopped_on",
            "parent_answer", "parent_answered_on", "replaces", "stops", "line",
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
    def shared_key(self) -> uuid.UUID:
        """By which a student chooses who sees this promise, in whatever version."""
        return self.line or self.pk

    @classmethod
    def shared_by_default(cls, to: str) -> models.Q:
        """On where the promise cannot be kept without it: a teacher must do it, another body must
        decide it, or it is about the stage. Parents get all of it once the student lets them."""
        if to == Audience.TEACHERS:
            return ~models.Q(teacher_line="")
        if to == Audience.EXAM:
            return models.Q(decided_by=Decider.EXAM_BOARD)
        if to == Audience.PRACTICE:
            return models.Q(domain=Domain.PRACTICE)
        return models.Q() if to == Audience.PARENTS else models.Q(pk=None)

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
