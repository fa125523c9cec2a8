"""Who left school gets no further parts: the night sees it, and says so."""

from decimal import Decimal
from typing import Any

from passend.cases.actions import asked
from passend.cases.models.asked import Status
from passend.cases.remedy import TO_OBJECT
from passend.core.actions import action

from ..models import FundApplication, Payment, Reason
from ..policy import system
from .budget import give_back

UNDERWAY = [Payment.Status.PLANNED, Payment.Status.LISTED, Payment.Status.RETURNED]


@action(
    "fundapplication.leave",
    "Stopt: de student is weg van school",
    on=FundApplication,
    who=system,
    when=[Status.GRANTED],
    or_then=[Status.ENDED],
    logs=["ended_on"],
    page=False,
)
def leave(made: FundApplication, *, by: Any) -> None:
    """The parts after leaving stop; what was due before, or is on a list, stays. It is a decision
    with its reason, and the student may object (WEB 8.1.5 lid 1: the fund is for who is enrolled;
    7.5.7)."""
    planned = made.payments.filter(status=Payment.Status.PLANNED)
    stopped = list(planned.after_leaving().select_for_update(of=("self",)))
    for one in stopped:
        one.status = Payment.Status.CANCELLED
        one.save(update_fields=["status"])
    freed = sum((one.amount for one in stopped), Decimal(0))
    made.amount -= freed
    made.extra = min(made.extra, made.amount)
    made.reasons = list(dict.fromkeys([*made.reasons, Reason.LEFT.value]))
    if not made.payments.filter(status__in=UNDERWAY).exists():
        asked.ended(made)
        made.status = Status.ENDED
    asked.announced(made, TO_OBJECT)
    give_back(made, freed)
