"""What rooms share of a request and the decision on it: who asked, what, who decided, how long."""

from datetime import date, timedelta
from typing import Any, ClassVar, Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from passend.core import clock
from passend.core.fields import SealedTextField


class Status(models.TextChoices):
    DRAFT = "draft", "nog niet verstuurd"
    TO_CONFIRM = "to_confirm", "wacht op de student"
    ASKED = "asked", "gevraagd"
    INCOMPLETE = "incomplete", "er mist nog iets"
    GRANTED = "granted", "toegekend"
    REFUSED = "refused", "afgewezen"
    WITHDRAWN = "withdrawn", "ingetrokken"
    ENDED = "ended", "gestopt"
    REPLACED = "replaced", "vervangen"


UNSENT = [Status.DRAFT, Status.TO_CONFIRM]
WAITING = [Status.ASKED, Status.INCOMPLETE]
ANSWER_WITHIN: Final = timedelta(weeks=2)
"""For the student to tell what is missing; then the body goes on (as Awb 4:15 lid 1 onder a, which
leaves the length of it to the body)."""
DECIDED = [Status.GRANTED, Status.REFUSED, Status.ENDED, Status.REPLACED]


class Outcome(models.TextChoices):
    GRANTED = "granted", "ja"
    PARTLY = "partly", "voor een deel"
    REFUSED = "refused", "nee"


class AskedQuerySet(models.QuerySet[Any]):
    def in_force(self, day: date | None = None) -> Self:
        """Granted, and valid on this day."""
        day = day or clock.today()
        from_then = Q(starts_on=None) | Q(starts_on__lte=day)
        until_then = Q(ends_on=None) | Q(ends_on__gte=day)
        return self.filter(from_then, until_then, status=Status.GRANTED)

    def unanswered(self) -> Self:
        """The student was asked for more, and the last day to tell it is over."""
        before = clock.today() - ANSWER_WITHIN
        return self.filter(status=Status.INCOMPLETE, missing_on__lt=before)

    def waiting(self) -> Self:
        """Sent, and without a decision."""
        return self.filter(status__in=WAITING)


class Asked(models.Model):
    """A request with its decision. The room says on what dossier, which body decides and on what.

    `decide_by` is stored when it is sent; the days on which the student looks for what is missing
    are added to it. `reasons` are codes of the room's own list; `explanation` is the text that the
    student reads. `starts_on` to `ends_on` is the validity; without an end it holds as long as the
    programme. That the student knows of the decision is an `Announcement`, which also holds the
    last day to disagree. `replaces` is the earlier decision whose place this one takes.
    """

    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    asked_on = models.DateField("gevraagd op", null=True, blank=True)
    filled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="ingevuld door",
    )  # fmt: skip
    decide_by = models.DateField("besluit uiterlijk", null=True, blank=True)
    missing = SealedTextField("wat mist er", blank=True, default="", db_default="")
    missing_on = models.DateField("gevraagd om meer op", null=True, blank=True)
    supplement = SealedTextField("aanvulling", blank=True, default="", db_default="")
    outcome = models.CharField("besluit", max_length=8, choices=Outcome, blank=True)
    reasons = models.JSONField("redenen", default=list, blank=True)
    explanation = SealedTextField("uitleg", blank=True, default="", db_default="")
    decided_on = models.DateField("besloten op", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="besloten door",
    )  # fmt: skip
    starts_on = models.DateField("geldt vanaf", null=True, blank=True)
    ends_on = models.DateField("geldt tot en met", null=True, blank=True)
    ended_on = models.DateField("gestopt op", null=True, blank=True)
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="successors",
        verbose_name="in plaats van",
    )  # fmt: skip

    PERSONAL: ClassVar = ["filled_by", "decided_by"]
    SENSITIVE: ClassVar = ["missing", "supplement", "outcome", "reasons", "explanation"]
    PLAIN: ClassVar = [
        "status", "asked_on", "decide_by", "missing_on", "decided_on", "starts_on", "ends_on",
        "ended_on", "replaces",
    ]  # fmt: skip

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["asked", "incomplete"])
                | Q(asked_on__isnull=False, decide_by__isnull=False),
                name="%(class)s_asked_has_days",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["granted", "refused"])
                | Q(decided_on__isnull=False) & ~Q(outcome=""),
                name="%(class)s_decided_has_a_day",
            ),
        ]

    @property
    def answer_by(self) -> date | None:
        """The last day to tell what is missing; None when nothing was asked."""
        return self.missing_on + ANSWER_WITHIN if self.missing_on else None

    @property
    def is_waiting(self) -> bool:
        return self.status in WAITING

    @property
    def is_overdue(self) -> bool:
        """Whether the body should have decided by now; not while it waits for the student."""
        by = self.decide_by
        return self.status == Status.ASKED and by is not None and clock.today() > by

    @property
    def is_decided(self) -> bool:
        return self.status in DECIDED
