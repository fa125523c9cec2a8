"""Aanvraag bij het studentenfonds: what a student asks, shows, and what was decided."""

import uuid
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from passend.cases.models import Case
from passend.cases.models.asked import UNSENT, WAITING, Asked, AskedQuerySet, Status
from passend.cases.models.resting import in_use
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.core.models import StoredFile
from passend.people.models import Role, User

from .money import FundRule
from .words import SHORT, Group, Reason, euros

MOST_PARTS = 12


class FundApplicationQuerySet(AskedQuerySet):
    def visible_to(self, user: User) -> Self:
        """The student's own; of the fund what was sent. Nobody else: what somebody has at home is
        no matter of who guides the student (AVG 5 lid 1 onder c)."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        mine = Q(case__person=user.pk)
        return self.filter(mine | Q(pk__in=self.at_fund(user).values("pk")))

    def at_fund(self, user: User) -> Self:
        """What was sent, of who is not oneself and whose data school may use."""
        if not user.has_role(Role.FUND):
            return self.none()
        sent = self.model._default_manager.filter(asked_on__isnull=False)
        found: Self = sent.filter(in_use("case__")).exclude(case__person=user.pk)
        return found

    def open(self) -> Self:
        return self.filter(status__in=[*UNSENT, *WAITING])


class FundApplication(Asked):
    """A request to the fund with its decision.

    `facts` are the answers to at most two questions of the rights engine, by their name in the
    catalogue; `verdict` is what it said, and `catalogue` with which rules. The check never decides.
    Of what is granted `amount` is paid in `parts`, a month apart, and drawn from the budget of
    `year`; it is for `months`, and `extra` of it is above the ceiling of the law and told apart
    (WEB 8.1.5d, 8.1.5f lid 1). `things` is what is lent or given instead (WEB 8.1.5a lid 1 asks
    money only of a, b and d). `objected_on` is the day on which an objection came in at the front
    door. What staff filled in waits for the student beside what (s)he asks alone: so nobody learns
    that (s)he asked before.
    """

    REASONS = Reason.choices

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="fund_applications")
    group = models.CharField("waarvoor", max_length=10, choices=Group)
    rule = models.ForeignKey(
        FundRule, models.PROTECT, null=True, blank=True, related_name="applications",
        verbose_name="groep van school",
    )  # fmt: skip
    facts = models.JSONField("antwoorden", default=dict, blank=True)
    verdict = models.CharField("uitkomst van de check", max_length=14, blank=True)
    catalogue = models.CharField("regels van de check", max_length=64, blank=True)
    own_words = SealedTextField("wat heb je nodig?", blank=True, default="")
    wanted = models.DecimalField(
        "hoeveel vraag je?", max_digits=9, decimal_places=2, null=True, blank=True
    )
    iban = SealedTextField("rekening", blank=True, default="")
    holder = SealedTextField("op naam van", blank=True, default="")
    amount = models.DecimalField("toegekend", max_digits=9, decimal_places=2, default=Decimal(0))
    parts = models.PositiveSmallIntegerField("keer", default=1)
    months = models.PositiveSmallIntegerField("voor hoeveel maanden", null=True, blank=True)
    extra = models.DecimalField(
        "aanvullende ondersteuning", max_digits=9, decimal_places=2, default=Decimal(0),
        db_default=Decimal(0),
    )  # fmt: skip
    things = SealedTextField("in plaats van geld", blank=True, default="")
    year = models.PositiveSmallIntegerField("studiejaar", null=True, blank=True)
    objected_on = models.DateField("bezwaar op", null=True, blank=True)

    objects = FundApplicationQuerySet.as_manager()

    class Meta(Asked.Meta):
        ordering = ["-asked_on"]
        constraints = [
            *Asked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount__gte=0) & Q(parts__gte=1) & Q(parts__lte=MOST_PARTS),
                name="fundapplication_amount_in_parts",
            ),
            models.CheckConstraint(
                condition=Q(amount=0) | Q(year__isnull=False),
                name="fundapplication_money_has_a_year",
            ),
            models.UniqueConstraint(
                fields=["case", "group"],
                condition=Q(status__in=["draft", "asked", "incomplete"]),
                name="fundapplication_one_open",
                violation_error_message="Je hebt hier al een aanvraag voor lopen.",
            ),
        ]
        indexes = [models.Index(fields=["status", "decide_by"], name="fundapplication_due")]

    class Privacy:
        personal = [
            "case", "rule", "wanted", "amount", "parts", "months", "extra", *Asked.PERSONAL,
        ]  # fmt: skip
        sensitive = [
            "group", "facts", "verdict", "own_words", "iban", "holder", "things", *Asked.SENSITIVE,
        ]  # fmt: skip
        plain = ["id", "catalogue", "year", "objected_on", *Asked.PLAIN]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"aanvraag van {self.asked_on}" if self.asked_on else "aanvraag"

    def get_absolute_url(self) -> Any:
        return reverse("fundapplication.detail", args=[self.pk])

    @property
    def dossier(self) -> Case:
        return self.case

    @property
    def group_word(self) -> str:
        """For staff; a group of the school by its own name."""
        return str(self.rule) if self.group == Group.OWN else str(SHORT[Group(self.group)])

    @property
    def what_for(self) -> str:
        """As the student chose it."""
        return str(self.rule) if self.group == Group.OWN else str(self.get_group_display())

    @property
    def wanted_word(self) -> str:
        return euros(self.wanted) if self.wanted else ""

    @property
    def amount_word(self) -> str:
        return euros(self.amount)

    @property
    def extra_word(self) -> str:
        return euros(self.extra)

    @property
    def days_waited(self) -> int:
        """Since it was sent, until it was decided."""
        until = self.decided_on or clock.today()
        return (until - self.asked_on).days if self.asked_on else 0

    @property
    def is_late(self) -> bool:
        """The last day to decide is over. While the student looks for a paper no day counts."""
        waits = self.status == Status.ASKED and self.decide_by is not None
        return waits and clock.today() > (self.decide_by or clock.today())

    @property
    def account_end(self) -> str:
        """Enough to know it by, not enough to use it."""
        return f"… {self.iban[-4:]}" if self.iban else ""

    @property
    def may_change_account(self) -> bool:
        return self.status in {*UNSENT, *WAITING, Status.GRANTED}


class OfApplication(models.QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Who sees the application sees what belongs to it."""
        return self.filter(application__in=FundApplication.objects.visible_to(user))


class FundPaper(models.Model):
    """Bewijsstuk: a photo or a pdf that shows what the student says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(FundApplication, models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="fund_papers")
    on = models.DateField("toegevoegd op", default=clock.today)

    objects = OfApplication.as_manager()

    class Meta:
        ordering = ["on", "pk"]

    class Privacy:
        personal = ["application", "file"]
        plain = ["id", "on"]
        of = ["application__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"bewijs van {self.on}"

    def get_absolute_url(self) -> Any:
        return self.application.get_absolute_url()

    @property
    def dossier(self) -> Case:
        return self.application.case
