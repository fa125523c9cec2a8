"""What was granted goes to the bank: a list of what is due, one file, and what came back."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from passend.cases.models.asked import Status as Asked
from passend.cases.models.resting import in_use
from passend.core import clock
from passend.core.actions import action
from passend.core.models import School

from ..accounts import checked_iban
from ..models import FundAccount, Payment, PaymentList
from ..policy import fund_office, fund_staff

Status = PaymentList.Status
AHEAD = timedelta(days=31)
OF_DECIDER = _(
    "Jij besliste zelf over geld op deze lijst. Een collega bevestigt dat de bank betaalde."
)


def is_of_decider(made: PaymentList, user: Any) -> bool:
    """Whether this person decided about money on it, and the school asks two people: who gives
    money away does not also let it go. A school may choose otherwise (`School.fund_alone`)."""
    if School.current().fund_alone:
        return False
    return bool(made.payments.filter(application__decided_by=user.pk).exists())


@action("fundaccount.choose", "Rekening van het fonds", on=FundAccount, who=fund_office)
def choose(account: FundAccount, *, by: Any, name: str, iban: str) -> None:
    """From which account the fund pays from now on."""
    account.name, account.iban = name, checked_iban(iban)


@action(
    "paymentlist.make",
    "Betaallijst maken",
    on=PaymentList,
    who=fund_office,
    logs=["number", "pay_on", "count"],
)
def make(made: PaymentList, *, by: Any, pay_on: date) -> None:
    """Everything due until that day, once: what is on a list is on no other one. Where two people
    are asked, only what a colleague decided, so that who makes a list may also confirm it."""
    if not clock.today() <= pay_on <= clock.today() + AHEAD:
        raise ValidationError({"pay_on": _("Kies een dag in de komende maand.")})
    # The lock on the account that pays lets one list be made at a time.
    if FundAccount.objects.select_for_update().first() is None:
        raise ValidationError(_("Vul eerst de rekening van het fonds in."))
    due = list(payable(pay_on, by).select_for_update(of=("self",)))
    if not due:
        raise ValidationError(_nothing(pay_on, by))
    newest = PaymentList.objects.aggregate(newest=Max("number"))["newest"] or 0
    made.number, made.pay_on, made.made_by = newest + 1, pay_on, by
    made.count, made.total = len(due), sum((one.amount for one in due), Decimal(0))
    made.save(force_insert=True)
    for one in due:
        one.status, one.batch = Payment.Status.LISTED, made
        one.save(update_fields=["status", "batch"])


def _nothing(pay_on: date, by: Any) -> Any:
    """That nothing is due; or that what is due waits for a colleague."""
    if ready_to_pay(pay_on, by).exists():
        return _(
            "Wat tot die dag betaald moet worden, besliste jij zelf. "
            "Laat een collega deze lijst maken."
        )
    return _("Er is tot die dag niets te betalen.")


def payable(until: date, by: Any) -> Any:
    """What may go on a list that this person makes."""
    ready = ready_to_pay(until, by)
    return ready if School.current().fund_alone else ready.exclude(application__decided_by=by.pk)


def ready_to_pay(until: date, by: Any) -> Any:
    """Granted, due, with an account, in use (AVG 18), and not one's own. Nothing that comes after
    the day on which the student left: the night stops it when that is no mistake."""
    ready = Payment.objects.filter(
        in_use("application__case__"),
        status=Payment.Status.PLANNED,
        due_on__lte=until,
        application__status=Asked.GRANTED,
    )
    mine = Q(application__case__person=by.pk)
    ready = ready.exclude(pk__in=ready.after_leaving().values("pk"))
    return ready.exclude(mine).exclude(application__iban="").order_by("pk")


@action(
    "paymentlist.confirm",
    "De bank heeft betaald",
    on=PaymentList,
    who=fund_office,
    when=[Status.MADE],
    then=Status.PAID,
    logs=["number", "paid_on"],
)
def confirm(made: PaymentList, *, by: Any, paid_on: date) -> None:
    """By somebody else than who decided. What the bank could not pay comes back one by one."""
    if is_of_decider(made, by):
        raise ValidationError(OF_DECIDER)
    if not made.made_on <= paid_on <= clock.today():
        raise ValidationError({"paid_on": _("Kies een dag tussen het maken en vandaag.")})
    made.paid_on = paid_on
    for one in made.payments.filter(status=Payment.Status.LISTED):
        one.status, one.paid_on = Payment.Status.PAID, paid_on
        one.save(update_fields=["status", "paid_on"])


@action(
    "paymentlist.cancel",
    "Lijst gaat niet naar de bank",
    on=PaymentList,
    who=fund_office,
    when=[Status.MADE],
    then=Status.CANCELLED,
    logs=["number"],
)
def cancel(made: PaymentList, *, by: Any) -> None:
    """Its payments wait for another list."""
    for one in made.payments.filter(status=Payment.Status.LISTED):
        one.status, one.batch = Payment.Status.PLANNED, None
        one.save(update_fields=["status", "batch"])


@action(
    "payment.bounce",
    "Teruggekomen van de bank",
    on=Payment,
    who=fund_staff,
    when=[Payment.Status.PAID],
    then=Payment.Status.RETURNED,
)
def bounce(payment: Payment, *, by: Any) -> None:
    """The account was not right: the student looks at it, and it is paid again."""
    payment.returned_on = clock.today()


@action(
    "payment.repeat",
    "Nog een keer betalen",
    on=Payment,
    who=fund_staff,
    when=[Payment.Status.RETURNED],
    then=Payment.Status.PLANNED,
)
def repeat(payment: Payment, *, by: Any) -> None:
    """On the next list."""
    payment.batch, payment.paid_on, payment.due_on = None, None, clock.today()
