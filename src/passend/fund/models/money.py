"""The rules of the school on a day, the budget of a study year, and the account that pays."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from engines.deadlines import StudyYear
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import IN_USE
from passend.people.models import Role

from .words import SHORT, Group, euros

ALMOST = Decimal("0.10")


def year_label(starts_in: int) -> str:
    """As schools write it: 2026-2027."""
    return StudyYear(starts_in).label


class OfTheFund(models.QuerySet[Any]):
    """What the people of the fund keep for the whole school; it is about nobody."""

    def visible_to(self, user: Any) -> Self:
        works = getattr(user, "is_authenticated", False) and user.has_role(Role.FUND)
        return self if works else self.none()


class FundRuleQuerySet(OfTheFund):
    def running(self, day: date | None = None) -> Self:
        day = day or clock.today()
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class FundRule(models.Model):
    """What the school gives to a group, from a day on (WEB 8.1.5e lid 1).

    Of a group of the law it says how much; a group of the school's own exists by it. `amount` is
    what is usual, `most` the ceiling for one student in one study year; both empty where the
    school looks at each case. A rule is never changed: a new one begins when this one ends.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.CharField("groep", max_length=10, choices=Group)
    title = models.CharField("naam", max_length=80)
    for_whom = models.CharField("voor wie", max_length=200, blank=True)
    amount = models.DecimalField("bedrag", max_digits=9, decimal_places=2, null=True, blank=True)
    most = models.DecimalField("hoogstens", max_digits=9, decimal_places=2, null=True, blank=True)
    from_on = models.DateField("vanaf")
    until_on = models.DateField("tot en met", null=True, blank=True)

    objects = FundRuleQuerySet.as_manager()

    class Meta:
        ordering = ["group", "title", "-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="fundrule_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0), name="fundrule_amount_is_money"
            ),
            models.CheckConstraint(
                condition=Q(most=None) | Q(amount=None) | Q(most__gte=F("amount")),
                name="fundrule_most_is_most",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(until_on=None) & ~Q(group="own"),
                name="fundrule_one_of_a_group",
                violation_error_message="Voor deze groep loopt al een regel. Stop die eerst.",
            ),
        ]

    class Privacy:
        plain = ["id", "group", "title", "for_whom", "amount", "most", "from_on", "until_on"]
        keep = IN_USE

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> Any:
        return reverse("fundrule.list")

    @property
    def group_word(self) -> str:
        return str(SHORT[Group(self.group)])

    @property
    def amount_word(self) -> str:
        """What it usually is, and at most."""
        parts = [euros(self.amount)] if self.amount else []
        parts += [f"hoogstens {euros(self.most)} per studiejaar"] if self.most else []
        return ", ".join(parts) or "verschilt per student"


class BudgetState(models.TextChoices):
    ROOM = "room", "er is ruimte"
    ALMOST = "almost", "bijna op"
    GONE = "gone", "op"


class FundBudget(models.Model):
    """The money of one study year: of the fund, or of one own group that has money of its own.

    `spent` is what was granted and not given back. That it never passes `amount` is a constraint
    of the table: of two decisions at once the second one waits, and is refused. `norm` is the
    ceiling a month of WEB 8.1.5c in that year; empty is what the law prints.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField("studiejaar")
    rule = models.ForeignKey(
        FundRule, models.PROTECT, null=True, blank=True, related_name="budgets",
        verbose_name="groep van school",
    )  # fmt: skip
    amount = models.DecimalField("bedrag", max_digits=11, decimal_places=2)
    spent = models.DecimalField("toegekend", max_digits=11, decimal_places=2, default=Decimal(0))

    norm = models.DecimalField(
        "hoogstens per maand volgens de wet", max_digits=9, decimal_places=2, null=True, blank=True
    )

    objects = OfTheFund.as_manager()

    class Meta:
        ordering = ["-year", "rule__title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(spent__gte=0) & Q(spent__lte=F("amount")),
                name="fundbudget_never_negative",
                violation_error_message="Er is al meer toegekend dan dit bedrag.",
            ),
            models.UniqueConstraint(
                fields=["year"], condition=Q(rule=None), name="fundbudget_once_a_year",
                violation_error_message="Dit studiejaar heeft al een budget. Verander dat.",
            ),
            models.UniqueConstraint(
                fields=["year", "rule"], condition=Q(rule__isnull=False),
                name="fundbudget_once_a_year_and_group",
                violation_error_message="Deze groep heeft dit studiejaar al een budget.",
            ),
        ]  # fmt: skip

    class Privacy:
        plain = ["id", "year", "rule", "amount", "spent", "norm"]
        keep = IN_USE

    def __str__(self) -> str:
        return f"{self.rule or 'studentenfonds'} {year_label(self.year)}"

    def get_absolute_url(self) -> Any:
        return reverse("fundbudget.list")

    @property
    def left(self) -> Decimal:
        return self.amount - self.spent

    @property
    def state(self) -> BudgetState:
        if self.left <= 0:
            return BudgetState.GONE
        return BudgetState.ALMOST if self.left < self.amount * ALMOST else BudgetState.ROOM

    @property
    def left_word(self) -> str:
        """Over: € 1.250,00 (bijna op)."""
        return f"over: {euros(self.left)}" + (
            "" if self.state == BudgetState.ROOM else f" ({self.state.label})"
        )

    @property
    def share(self) -> int:
        """How much of it is spent, in percents."""
        return int(self.spent * 100 / self.amount) if self.amount else 100


class FundAccount(models.Model):
    """The account of the school from which the fund pays, from a day on; the newest one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("naam van de rekening", max_length=70)
    iban = SealedTextField("IBAN van school")
    from_at = models.DateTimeField(default=clock.now)

    objects = OfTheFund.as_manager()

    class Meta:
        ordering = ["-from_at"]

    class Privacy:
        plain = ["id", "name", "iban", "from_at"]  # of the school; sealed, for it pays
        keep = IN_USE

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> Any:
        return reverse("paymentlist.list")
