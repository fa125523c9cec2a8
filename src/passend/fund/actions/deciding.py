"""The fund: ask for more, or decide. Two decisions that overdraw a budget: one of them wins."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from engines.deadlines import add_months
from passend.cases.actions import asked
from passend.cases.models.asked import DECIDED, Outcome, Status
from passend.cases.remedy import TO_OBJECT
from passend.core import clock
from passend.core.actions import action

from ..given import Award
from ..limits import must_keep
from ..models import FundApplication, FundRule, Group, Payment, Reason
from ..models.application import MOST_PARTS
from ..models.words import BY_LAW, REFUSES, euros
from ..policy import decider, fund_staff
from .budget import draw, give_back, this_year

SOON = timedelta(days=3)
"""Until the first part, so that a payment list can be made of it."""


@action(
    "fundapplication.ask_more",
    "Vraag om meer",
    on=FundApplication,
    who=fund_staff,
    when=[Status.ASKED],
    then=Status.INCOMPLETE,
)
def ask_more(made: FundApplication, *, by: Any, text: str) -> None:
    """The student reads what is missing; those days do not count."""
    asked.more_asked(made, text)


@action(
    "fundapplication.decide",
    "Besluit nemen",
    on=FundApplication,
    who=decider,
    when=[Status.ASKED],
    or_then=[Status.GRANTED, Status.REFUSED],
    logs=["outcome", "year"],
)
def decide(made: FundApplication, *, by: Any, outcome: str, award: Award, text: str) -> None:
    """With reasons, within the ceiling and the budget, and planned to be paid."""
    _must_explain(made, outcome, award)
    if outcome != Outcome.REFUSED:
        _grant(made, award)
    asked.decided(made, by=by, outcome=outcome, reasons=award.reasons, text=text, remedy=TO_OBJECT)


def _must_explain(made: FundApplication, outcome: str, award: Award) -> None:
    """A no has a reason that the law allows: of a group of the law never that the money is gone."""
    if outcome != Outcome.GRANTED and not REFUSES & set(award.reasons):
        raise ValidationError(_("Kies ook waarom niet alles kan."))
    if Reason.NO_MONEY in award.reasons and Group(made.group) in BY_LAW:
        raise ValidationError(
            _("Deze groep heeft recht op steun (WEB 8.1.5 lid 2). Dat het geld op is, telt niet.")
        )


def _grant(made: FundApplication, award: Award) -> None:
    if award.is_nothing:
        raise ValidationError(_("Kies wat de student krijgt. Of kies: nee."))
    if not 1 <= award.parts <= MOST_PARTS or award.amount < 0:
        raise ValidationError(_("Betaal in hooguit 12 delen."))
    if award.amount and not made.iban:
        raise ValidationError(_("De student vulde nog geen rekening in. Vraag erom."))
    made.amount, made.parts, made.things = award.amount, award.parts, award.things
    made.months, made.extra = award.months, award.extra
    made.starts_on = clock.today()
    if not award.amount:
        return
    must_keep(made, award, this_year())
    _must_fit(made)
    plan(made, award)
    draw(made, award.amount)


def _must_fit(made: FundApplication) -> None:
    """The ceiling of the rule: of one student in one study year, all decisions together."""
    rule = made.rule or FundRule.objects.running().filter(group=made.group).first()
    if rule is None or rule.most is None:
        return
    before = FundApplication.objects.filter(
        case=made.case_id, group=made.group, rule=made.rule, year=this_year(), status__in=DECIDED
    )
    had = before.exclude(pk=made.pk).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    if had + made.amount > rule.most:
        raise ValidationError(
            _("Hoogstens %(most)s per studiejaar. Al toegekend: %(had)s.")
            % {"most": euros(rule.most), "had": euros(had)}
        )


def plan(made: FundApplication, award: Award) -> None:
    """The parts, a month apart."""
    first = max(award.first_on or clock.today() + SOON, clock.today())
    for n, share in enumerate(award.shares()):
        Payment.objects.create(
            application=made, number=n + 1, amount=share, due_on=add_months(first, n)
        )


@action(
    "fundapplication.stop",
    "Betalen stoppen",
    on=FundApplication,
    who=fund_staff,
    when=[Status.GRANTED],
    then=Status.ENDED,
    logs=["ended_on"],
)
def stop(made: FundApplication, *, by: Any, text: str) -> None:
    """What still had to be paid goes back to the budget. It is a decision, with its reasons."""
    held = [Payment.Status.PLANNED, Payment.Status.RETURNED]
    waiting = list(made.payments.filter(status__in=held))
    if made.payments.filter(status=Payment.Status.LISTED).exists():
        raise ValidationError(_("Er is een deel onderweg naar de bank. Wacht tot dat klaar is."))
    for one in waiting:
        one.status = Payment.Status.CANCELLED
        one.save(update_fields=["status"])
    freed = sum((one.amount for one in waiting), Decimal(0))
    made.amount -= freed
    made.extra = min(made.extra, made.amount)
    asked.ended(made)
    made.explanation = "\n\n".join(part for part in (made.explanation, text) if part)
    asked.announced(made, TO_OBJECT)
    give_back(made, freed)


@action(
    "fundapplication.note_objection",
    "Bezwaar noteren",
    on=FundApplication,
    who=fund_staff,
    when=[*DECIDED],
    logs=["objected_on"],
)
def note_objection(made: FundApplication, *, by: Any, on: date) -> None:
    """An objection is brought to the front door (WEB 7.5.7); here only that there is one, so that
    the figures know. What stands in it stays there."""
    if made.decided_on is None or not made.decided_on <= on <= clock.today():
        raise ValidationError({"on": _("Kies een dag tussen het besluit en vandaag.")})
    made.objected_on = on
