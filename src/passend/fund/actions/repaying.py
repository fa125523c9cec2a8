"""Some of what was paid comes back: asked with its reason, received or waived."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from passend.cases.actions import asked
from passend.cases.models.asked import Status as Asked
from passend.cases.remedy import TO_OBJECT
from passend.core import clock
from passend.core.actions import action

from ..models import FundApplication, Repayment
from ..models.payment import paid_of
from ..models.words import euros
from ..policy import fund_staff
from .budget import give_back

Status = Repayment.Status


@action(
    "repayment.ask",
    "Geld terugvragen",
    on=FundApplication,
    who=fund_staff,
    when=[Asked.GRANTED, Asked.ENDED],
)
def ask(made: FundApplication, *, by: Any, amount: Decimal, why: str, pay_by: date) -> Repayment:
    """Never more than was paid. A decision: against it there is an objection (WEB 7.5.7)."""
    asked_before = made.repayments.exclude(status=Status.WAIVED).aggregate(sum=Sum("amount"))
    room = paid_of(made) - (asked_before["sum"] or Decimal(0))
    if not 0 < amount <= room:
        raise ValidationError(
            {"amount": _("Je kunt hooguit %(most)s terugvragen.") % {"most": euros(room)}}
        )
    if pay_by <= clock.today():
        raise ValidationError({"pay_by": _("Kies een dag die nog komt.")})
    asked.announced(made, TO_OBJECT)
    return Repayment(application=made, amount=amount, why=why, pay_by=pay_by)


@action(
    "repayment.receive",
    "Het geld is terug",
    on=Repayment,
    who=fund_staff,
    when=[Status.ASKED],
    then=Status.RECEIVED,
    logs=["ended_on"],
)
def receive(repayment: Repayment, *, by: Any) -> None:
    """Back in the budget of the study year in which it was granted."""
    repayment.ended_on = clock.today()
    give_back(repayment.application, repayment.amount)


@action(
    "repayment.waive",
    "Hoeft niet terug",
    on=Repayment,
    who=fund_staff,
    when=[Status.ASKED],
    then=Status.WAIVED,
    logs=["ended_on"],
)
def waive(repayment: Repayment, *, by: Any) -> None:
    """The student keeps it after all."""
    repayment.ended_on = clock.today()
