"""Betaling, betaallijst, terugvordering: what was granted goes out, and sometimes comes back."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse

from passend.cases.models import Case
from passend.core import clock
from passend.core.keep import DOSSIER, IN_USE

from .application import FundApplication, OfApplication
from .money import OfTheFund
from .words import euros


class PaymentList(models.Model):
    """Betaallijst: what goes to the bank in one file.

    The file is made anew at each download from the payments in it, and stored nowhere: an account
    number lies in one place only, sealed.
    """

    class Status(models.TextChoices):
        MADE = "made", "klaar voor de bank"
        PAID = "paid", "betaald"
        CANCELLED = "cancelled", "niet betaald"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=9, choices=Status, default=Status.MADE)
    number = models.PositiveIntegerField("nummer", unique=True)
    pay_on = models.DateField("betaaldag")
    count = models.PositiveIntegerField("aantal")
    total = models.DecimalField("bedrag", max_digits=11, decimal_places=2)
    made_on = models.DateField("gemaakt op", default=clock.today)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    paid_on = models.DateField("betaald op", null=True, blank=True)

    objects = OfTheFund.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="paid") | Q(paid_on__isnull=False),
                name="paymentlist_paid_has_a_day",
            )
        ]

    class Privacy:
        personal = ["made_by"]
        plain = ["id", "status", "number", "pay_on", "count", "total", "made_on", "paid_on"]
        keep = IN_USE
        of = ["made_by"]

    def __str__(self) -> str:
        return f"betaallijst {self.number}"

    def get_absolute_url(self) -> Any:
        return reverse("paymentlist.detail", args=[self.pk])

    @property
    def total_word(self) -> str:
        return euros(self.total)


class PaymentQuerySet(OfApplication):
    def after_leaving(self, day: date | None = None) -> Self:
        """Parts whose day comes after the student left, of who left on this day or before: by the
        register, or for who is not in it by the end of the dossier. What was due before stays
        theirs, and what the bank sent back was due before."""
        day = day or clock.today()
        gone = Q(
            application__case__student__gone_on__lte=day,
            due_on__gt=F("application__case__student__gone_on"),
        )
        closed = Q(
            application__case__student=None,
            application__case__status=Case.Status.CLOSED,
            application__case__closed_on__lte=day,
            due_on__gt=F("application__case__closed_on"),
        )
        return self.filter(gone | closed, returned_on=None)


class Payment(models.Model):
    """One part of what was granted, on its day."""

    class Status(models.TextChoices):
        PLANNED = "planned", "komt nog"
        LISTED = "listed", "gaat naar de bank"
        PAID = "paid", "betaald"
        RETURNED = "returned", "teruggekomen van de bank"
        CANCELLED = "cancelled", "gaat niet door"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(FundApplication, models.CASCADE, related_name="payments")
    status = models.CharField(max_length=9, choices=Status, default=Status.PLANNED)
    number = models.PositiveSmallIntegerField("deel")
    amount = models.DecimalField("bedrag", max_digits=9, decimal_places=2)
    due_on = models.DateField("betaaldag")
    batch = models.ForeignKey(
        PaymentList, models.PROTECT, null=True, blank=True, related_name="payments"
    )
    paid_on = models.DateField("betaald op", null=True, blank=True)
    returned_on = models.DateField("teruggekomen op", null=True, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_money"),
            models.CheckConstraint(
                condition=~Q(status__in=["listed", "paid"]) | Q(batch__isnull=False),
                name="payment_goes_by_a_list",
            ),
            models.UniqueConstraint(fields=["application", "number"], name="payment_once"),
        ]
        indexes = [models.Index(fields=["status", "due_on"], name="payment_due")]

    class Privacy:
        personal = ["application", "number", "amount", "due_on", "paid_on", "returned_on"]
        plain = ["id", "status", "batch"]
        of = ["application__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"deel {self.number}"

    def get_absolute_url(self) -> Any:
        return self.application.get_absolute_url()

    @property
    def dossier(self) -> Case:
        return self.application.case

    @property
    def amount_word(self) -> str:
        return euros(self.amount)


class Repayment(models.Model):
    """Terugvordering: part of what was paid comes back, because it was too much."""

    class Status(models.TextChoices):
        ASKED = "asked", "gevraagd"
        RECEIVED = "received", "terugbetaald"
        WAIVED = "waived", "hoeft niet meer"

    class Why(models.TextChoices):
        LEFT = "left", "Je stopte met je opleiding."
        NOT_SO = "not_so", "Wat in de aanvraag stond, klopte niet."
        MISTAKE = "mistake", "School betaalde te veel."
        NOT_USED = "not_used", "Je had het geld niet nodig."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(FundApplication, models.CASCADE, related_name="repayments")
    status = models.CharField(max_length=8, choices=Status, default=Status.ASKED)
    amount = models.DecimalField("bedrag", max_digits=9, decimal_places=2)
    why = models.CharField("waarom", max_length=8, choices=Why)
    asked_on = models.DateField("gevraagd op", default=clock.today)
    pay_by = models.DateField("terug uiterlijk")
    ended_on = models.DateField("klaar op", null=True, blank=True)

    objects = OfApplication.as_manager()

    class Meta:
        ordering = ["asked_on"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="repayment_is_money"),
            models.CheckConstraint(
                condition=Q(status="asked", ended_on=None)
                | Q(status__in=["received", "waived"], ended_on__isnull=False),
                name="repayment_over_has_a_day",
            ),
        ]

    class Privacy:
        personal = ["application", "amount", "why"]
        plain = ["id", "status", "asked_on", "pay_by", "ended_on"]
        of = ["application__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"terugvordering van {self.asked_on}"

    def get_absolute_url(self) -> Any:
        return self.application.get_absolute_url()

    @property
    def dossier(self) -> Case:
        return self.application.case

    @property
    def amount_word(self) -> str:
        return euros(self.amount)


def paid_of(application: FundApplication) -> Decimal:
    """What really went out."""
    found = application.payments.filter(status=Payment.Status.PAID).aggregate(sum=Sum("amount"))
    return found["sum"] or Decimal(0)
