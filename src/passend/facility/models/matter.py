"""What somebody brought to the front door, and what was done with it."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from engines import deadlines
from engines.deadlines import Door, Due, Timely
from passend.cases.models import Case
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import MATTER
from passend.core.models import School
from passend.people.models import Role, User

from ..doors import (
    ADVISES,
    About,
    Body,
    Kind,
    abouts_of,
    concludes_for_school,
    door_of,
    sits_in,
)
from .steps import KeptOut

SALT = "passend.facility.matter"


class MatterQuerySet(models.QuerySet["Matter"]):
    def visible_to(self, user: Any) -> "MatterQuerySet":
        """One's own; for the people of its body; and for the front desk that it is there."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        desk = Q(pk__isnull=not user.has_role(Role.FACILITY))
        return self.filter(Q(user=user) | (desk | reads(user)) & apart(user))

    def readable_to(self, user: Any) -> "MatterQuerySet":
        """Of whom it may be read what stands in it: not the front desk that passed it on."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.filter(Q(user=user) | reads(user) & apart(user))

    def going_on(self) -> "MatterQuerySet":
        return self.filter(status__in=Matter.GOING_ON)


def reads(user: User) -> Q:
    """The front desk until it passed it on, then the committee, and the board from the advice."""
    held = Q(about__in=abouts_of(sits_in(user)), passed_on_on__isnull=False)
    if user.has_role(Role.FACILITY):
        held |= Q(passed_on_on=None)
    if concludes_for_school(user):
        held |= Q(about__in=abouts_of(ADVISES), advised_on__isnull=False)
    return held


def apart(user: User) -> Q:
    """Of who has nothing to do with it: not kept out, not the guide of the student, not oneself."""
    guides = Case.objects.filter(Q(coach=user) | Q(intaker=user), person=OuterRef("user"))
    out = KeptOut.objects.filter(user=user, matter=OuterRef("pk"))
    return ~Q(Exists(guides)) & ~Q(Exists(out)) & (Q(user=None) | ~Q(user=user))


class Matter(models.Model):
    """Zaak: a question, complaint, dispute, objection or appeal, with its clock.

    `known_on` is the day on which a decision was made known, or on which it happened; empty when
    nobody can show it. `against` is the key of the decision it is against (`core.models.key`),
    where that was taken in Passend. `received_on` is the day on which the facility got it, and
    decides whether it is in time (WEB 7.5.1 lid 6); passing it on leaves it. `file_by` and
    `decide_by` are the last days by law. `passed_on_on` is since when its committee has it. `user`
    is empty for who asks without an account.
    """

    class Status(models.TextChoices):
        OPEN = "open", "in behandeling"
        WAITING = "waiting", "wacht op antwoord van de student"
        ADVISED = "advised", "er is een advies"
        DECIDED = "decided", "er is een besluit"
        CLOSED = "closed", "gesloten"
        WITHDRAWN = "withdrawn", "ingetrokken"

    class Outcome(models.TextChoices):
        ANSWERED = "answered", "antwoord gegeven"
        FOUNDED = "founded", "gelijk gekregen"
        PARTLY = "partly", "voor een deel gelijk gekregen"
        UNFOUNDED = "unfounded", "geen gelijk gekregen"
        NOT_HANDLED = "not_handled", "niet behandeld"
        TOO_LATE = "too_late", "te laat, dus niet beoordeeld"

    class Ground(models.TextChoices):
        """Why a complaint need not be handled; c and d go to another door (WEB 7.5.2 lid 2)."""

        EARLIER = "a", "Hierover is al eerder geklaagd en geantwoord"
        A_YEAR = "b", "Het is langer dan een jaar geleden"
        COURT = "e", "Een rechter kijkt hiernaar, of deed dat"

    class NotHeard(models.TextChoices):
        DECLINED = "declined", "De student wil niet gehoord worden"
        SILENT = "silent", "De student zei niet op tijd dat die gehoord wil worden"

    GOING_ON = (Status.OPEN, Status.WAITING, Status.ADVISED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="matters"
    )
    about = models.CharField("waar gaat het over?", max_length=8, choices=About)
    status = models.CharField(max_length=9, choices=Status, default=Status.OPEN)
    text = SealedTextField("wat gebeurde er?")
    wish = SealedTextField("wat wil je?", blank=True, default="")
    late_reason = SealedTextField("waarom later?", blank=True, default="")
    urgent_reason = SealedTextField("waarom met spoed?", blank=True, default="")
    about_whom = SealedTextField("over wie gaat het?", blank=True, default="")
    against = models.CharField(
        "tegen welk besluit", max_length=80, blank=True, default="", db_default=""
    )
    known_on = models.DateField("gebeurd of bekendgemaakt op", null=True, blank=True)
    received_on = models.DateField("ontvangen op", default=clock.today)
    received_at = models.DateTimeField("ontvangen om", default=clock.now)
    passed_on_on = models.DateField("doorgestuurd op", null=True, blank=True)
    file_by = models.DateField("uiterste dag om het te brengen", null=True, blank=True)
    decide_by = models.DateField("besluit uiterlijk", null=True, blank=True)
    is_urgent = models.BooleanField("met spoed", default=False)
    urgency_on = models.DateField("over spoed beslist op", null=True, blank=True)
    put_off_on = models.DateField("uitgesteld op", null=True, blank=True)
    hearing_on = models.DateField("hoorzitting op", null=True, blank=True)
    not_heard = models.CharField("niet gehoord", max_length=8, choices=NotHeard, blank=True)
    ground = models.CharField("grond", max_length=1, choices=Ground, blank=True)
    advised_on = models.DateField("advies op", null=True, blank=True)
    outcome = models.CharField("uitkomst", max_length=11, choices=Outcome, blank=True)
    reasons = SealedTextField("waarom", blank=True, default="")
    ended_on = models.DateField("klaar op", null=True, blank=True)
    court_by = models.DateField("beroep bij de rechter uiterlijk", null=True, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        ordering = ["decide_by", "received_at"]
        indexes = [models.Index(fields=["status", "decide_by"], name="matter_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["open", "waiting", "advised"], ended_on=None)
                | Q(status__in=["decided", "closed", "withdrawn"], ended_on__isnull=False),
                name="matter_over_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["decided", "closed"]) | ~Q(outcome=""),
                name="matter_decided_has_an_outcome",
            ),
        ]

    class Privacy:
        personal = ["user", "about", "against", "outcome", "ground", "not_heard"]
        sensitive = [
            "text", "wish", "late_reason", "urgent_reason", "about_whom", "reasons",
        ]  # fmt: skip
        plain = [
            "id", "status", "known_on", "received_on", "received_at", "passed_on_on",
            "file_by", "decide_by",
            "is_urgent", "urgency_on", "put_off_on", "hearing_on", "advised_on", "ended_on",
            "court_by",
        ]  # fmt: skip
        of = ["user"]
        keep = MATTER

    def __str__(self) -> str:
        return f"{self.kind.label} van {self.received_on}"

    def get_absolute_url(self) -> str:
        return reverse("matter.detail", args=[self.pk])

    @property
    def door(self) -> Door:
        return door_of(self.about)

    @property
    def kind(self) -> Kind:
        return Kind(self.door.kind.value)

    @property
    def body(self) -> Body:
        return Body(self.door.body.value)

    @property
    def is_over(self) -> bool:
        return self.status not in self.GOING_ON

    @property
    def is_late(self) -> bool:
        """Whether the body is past its last day."""
        return not self.is_over and self.decide_by is not None and clock.today() > self.decide_by

    @property
    def was_late(self) -> bool:
        """Whether the body ended it past its last day."""
        return bool(self.ended_on and self.decide_by and self.ended_on > self.decide_by)

    @property
    def timely(self) -> Timely:
        return deadlines.timeliness(self.door.about, self.known_on, self.received_on)

    def due(self) -> Due:
        """The last day of the body with the lines of law that give it, as things stand today."""
        return deadlines.decide_by(self.as_told(), clock.today())

    def as_told(self) -> deadlines.Matter:
        """As the engine counts it."""
        steps = self.steps.exclude(pause="") if not self._state.adding else []
        return deadlines.Matter(
            about=self.door.about,
            received_on=self.received_on,
            known_on=self.known_on,
            is_urgent=self.is_urgent,
            is_put_off=self.put_off_on is not None,
            is_public=School.current().is_public,
            pauses=tuple(step.as_pause() for step in steps),
        )

    @property
    def urgency_by(self) -> date | None:
        """Until when the chair says whether it is urgent; None where that cannot be asked."""
        return deadlines.urgency_by(self.received_on) if self.door.may_be_urgent else None

    @property
    def token(self) -> str:
        """The secret of the link for who has no account; cannot be made from the database."""
        return signing.Signer(salt=SALT).sign(self.pk.hex)

    @staticmethod
    def key_of(token: str) -> uuid.UUID | None:
        """The key in a link; None for a link that we did not make."""
        try:
            return uuid.UUID(signing.Signer(salt=SALT).unsign(token))
        except (signing.BadSignature, ValueError):
            return None
