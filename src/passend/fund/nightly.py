"""What is due by date in this room. Safe to run twice, or late."""

from datetime import timedelta

from passend.cases.models.asked import Status
from passend.cases.models.resting import in_use
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.nights import Steps, done

from . import actions
from .models import FundApplication, Payment

GRACE = timedelta(weeks=2)
"""To put a mistaken leaving right; until then those parts are on no list."""


def run() -> dict[str, int]:
    return done(STEPS)


def stop_after_leaving() -> int:
    """The parts that come after the day on which somebody left."""
    planned = Payment.objects.filter(status=Payment.Status.PLANNED)
    further = planned.after_leaving(clock.today() - GRACE)
    granted = FundApplication.objects.filter(in_use("case__"), status=Status.GRANTED)
    found = list(granted.filter(payments__in=further).distinct())
    for made in found:
        actions.leave(made, by=SYSTEM)
    return len(found)


def resume_unanswered() -> int:
    """What was missing was not told in time."""
    found = list(FundApplication.objects.unanswered().filter(in_use("case__")))
    for made in found:
        actions.resume(made, by=SYSTEM)
    return len(found)


STEPS: Steps = {
    "geld van wie weg is gestopt": stop_after_leaving,
    "aanvraag bij het fonds verder zonder antwoord": resume_unanswered,
}
