"""What somebody asks about the own data, and how it ends."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from engines.deadlines.catalogue import DATA_REQUEST
from passend.cases.models import Case, Involvement
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import REQUEST
from passend.people.models import Role, User


def last_day() -> date:
    """One month from today (AVG 12 lid 3), past weekends and holidays (Vo 1182/71)."""
    return DATA_REQUEST.ends(clock.today())


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def visible_to(self, user: User) -> "DataRequestQuerySet":
        """One's own, and what restricts the own dossier; all of them for the privacy officer. What
        came of it is for fewer: see `answered_to`."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.all() if user.has_role(Role.PRIVACY) else self.filter(own_or_concerning(user))

    def concerning(self, user: User) -> "DataRequestQuerySet":
        """Asked by another, and it restricts the own dossier, or that of the child for whom one
        decides along: to say for what it may be used all the same. The words are not theirs."""
        return self.restricting().filter(concerns(user)).exclude(user=user)

    def answered_to(self, user: User) -> "DataRequestQuerySet":
        """Of what this person asked, that of which (s)he may read the answer: a parent's about the
        dossier of a child only as long as that parent decides along."""
        along = Q(case__in=Case.objects.decided_along_by(user))
        of_staff = Q(kind=DataRequest.Kind.LEAVE_OUT)
        return self.filter(Q(case=None) | Q(case__person=user) | along | of_staff, user=user)

    def open(self) -> "DataRequestQuerySet":
        return self.filter(status=DataRequest.Status.OPEN)

    def heeded(self, case: Case) -> "DataRequestQuerySet":
        """Of what a reader of this dossier must know: see `contests` and `restricts`."""
        return self.filter(
            case=case, kind__in=[DataRequest.Kind.CORRECT, DataRequest.Kind.RESTRICT]
        )

    def restricting(self) -> "DataRequestQuerySet":
        return self.filter(restricts())


def concerns(user: User) -> Q:
    along = Q(case__in=Case.objects.decided_along_by(user))
    return Q(case__person=user) | along


def own_or_concerning(user: User) -> Q:
    return Q(user=user) | restricts() & concerns(user)


def restricts() -> Q:
    """Only kept, not used: asked and granted (AVG 18). Who says that something is wrong and wants
    it unused meanwhile asks that too: it would close far more than what is contested."""
    granted = Q(
        kind=DataRequest.Kind.RESTRICT,
        status=DataRequest.Status.DECIDED,
        decision__in=[DataRequest.Decision.GRANTED, DataRequest.Decision.PARTLY],
    )
    going_on = Q(lifted_on=None) | Q(lifted_on__gt=clock.today())
    return granted & going_on


class DataRequest(models.Model):
    """Verzoek over gegevens: to correct, object, restrict or erase (AVG 16, 21, 18, 17).

    `law_says` is the code of the reason why something stays, and `until_on` until when.
    `receivers` names who got something of the dossier and was told of the change (AVG 19), where
    the student asked; to a parent who asked they are not named.
    `receiver` is whom not to name, of a request of that kind.
    The request outlives the dossier and the account: that it was answered in time can be shown.
    """

    class Kind(models.TextChoices):
        CORRECT = "correct", "Iets klopt niet"
        OBJECT = "object", "Ik wil niet dat school dit gebruikt"
        RESTRICT = "restrict", "Bewaar het, maar gebruik het even niet"
        ERASE = "erase", "Wis mijn gegevens"
        LEAVE_OUT = "leaveout", "Noem deze persoon niet"

    class Status(models.TextChoices):
        OPEN = "open", "wacht op antwoord"
        DECIDED = "decided", "beantwoord"
        WITHDRAWN = "withdrawn", "ingetrokken"

    class Decision(models.TextChoices):
        GRANTED = "granted", "Ja"
        PARTLY = "partly", "Voor een deel"
        REFUSED = "refused", "Nee"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="data_requests",
    )  # fmt: skip
    case = models.ForeignKey(
        Case, models.SET_NULL, null=True, blank=True, related_name="data_requests"
    )
    receiver = models.ForeignKey(
        Involvement, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField("wat wil je?", max_length=8, choices=Kind)
    status = models.CharField(max_length=9, choices=Status, default=Status.OPEN)
    text = SealedTextField("vertel erbij wat er is", blank=True, default="")
    asked_on = models.DateField(default=clock.today)
    answer_by = models.DateField("antwoord uiterlijk", default=last_day)
    extended_on = models.DateField("uitgesteld op", null=True, blank=True)
    extension = SealedTextField("waarom uitstel", blank=True, default="")
    decision = models.CharField("besluit", max_length=8, choices=Decision, blank=True)
    answer = SealedTextField("uitleg", blank=True, default="")
    until_on = models.DateField("bewaren tot", null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lifted_on = models.DateField("weer gebruiken vanaf", null=True, blank=True)
    receivers = SealedTextField("aan wie we dit vertelden", blank=True, default="", db_default="")

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(status="open"),
                name="data_request_one_open_of_a_kind",
                violation_error_message="Je hebt dit al gevraagd. Je krijgt antwoord.",
            ),
            models.CheckConstraint(
                condition=~Q(status="decided") | Q(decided_on__isnull=False) & ~Q(decision=""),
                name="data_request_decided_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["status", "answer_by"], name="data_request_open")]

    class Privacy:
        personal = ["user", "case", "receiver", "kind", "decision", "decided_by"]
        sensitive = ["text", "extension", "answer", "receivers"]
        plain = [
            "id", "status", "asked_on", "answer_by", "extended_on", "until_on", "decided_on",
            "lifted_on",
        ]  # fmt: skip
        of = ["user", "case"]
        keep = REQUEST

    def __str__(self) -> str:
        return f"verzoek van {self.asked_on}"

    def get_absolute_url(self) -> Any:
        return reverse("data.detail", args=[self.pk])

    @property
    def contests(self) -> bool:
        """What the student says is wrong and school did not change: both stand side by side."""
        refused = {self.Decision.REFUSED, self.Decision.PARTLY}
        not_done = self.status == self.Status.OPEN or (
            self.status == self.Status.DECIDED and self.decision in refused
        )
        return not_done and self.kind == self.Kind.CORRECT

    @property
    def restricts(self) -> bool:
        """The same rule as `restricting`, for a request that was read already."""
        granted = (
            self.kind == self.Kind.RESTRICT
            and self.status == self.Status.DECIDED
            and self.decision in {self.Decision.GRANTED, self.Decision.PARTLY}
        )
        going_on = self.lifted_on is None or self.lifted_on > clock.today()
        return granted and going_on

    @property
    def leaves_out(self) -> bool:
        """Somebody is not named because of this one."""
        granted = self.kind == self.Kind.LEAVE_OUT and self.decision == self.Decision.GRANTED
        return granted and self.lifted_on is None

    @property
    def released_for(self) -> list[str]:
        """For what the dossier is free all the same today: codes of `cases.models.Use`."""
        return self.case.released_uses if self.case else []

    @property
    def dossier(self) -> Case | None:
        return self.case
