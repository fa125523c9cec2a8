"""What is due by date in this room. Safe to run twice, or late."""

from django.db.models import F, OuterRef, Q, Subquery

from passend.cases.models import Use, in_use
from passend.cases.models.asked import Status
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.nights import Steps, done
from passend.people.models import EnrolmentPeriod

from .actions import arranging, asking, ending, holding, planners
from .models import Adjustment, Arrangement


def run() -> dict[str, int]:
    return done(STEPS)


def expire() -> int:
    """Past the last day; of another programme, whose committee decides anew; or gone."""
    today = clock.today()
    own = EnrolmentPeriod.objects.filter(enrolment=OuterRef("case__enrolment"), from_on__lte=today)
    newest = own.filter(programme__isnull=False).order_by("-from_on").values("programme")[:1]
    granted = Adjustment.objects.filter(status=Status.GRANTED).annotate(now=Subquery(newest))
    over = Q(ends_on__lt=today)
    gone = Q(case__student__gone_on__lt=today)
    switched = Q(programme__isnull=False, now__isnull=False) & ~Q(programme=F("now"))
    found = list(granted.filter(over | gone | switched).select_related("case__person"))
    for made in found:
        here = made.case.student is None or made.case.student.gone_on is None
        ending.expire(made, by=SYSTEM, tell=here)
    return len(found)


def expire_arranged() -> int:
    """Past the last day, or gone."""
    today = clock.today()
    over = Q(ends_on__lt=today) | Q(case__student__gone_on__lt=today)
    granted = Arrangement.objects.filter(over, status=Status.GRANTED)
    found = list(granted.select_related("case__person", "case__student"))
    for made in found:
        here = made.case.student is None or made.case.student.gone_on is None
        holding.expire(made, by=SYSTEM, tell=here)
    return len(found)


def resume_unanswered() -> int:
    """What was missing was not told in time: exams, hours and absence."""
    count = 0
    for items, go_on in (
        (Adjustment.objects.filter(in_use("case__", Use.EXAM)), asking.resume),
        (Arrangement.objects.filter(in_use("case__")), arranging.resume),
    ):
        for made in items.unanswered():
            go_on(made, by=SYSTEM)
            count += 1
    return count


STEPS: Steps = {
    "aanvraag verder zonder antwoord": resume_unanswered,
    "aangepast examen voorbij": expire,
    "regeling voorbij": expire_arranged,
    "oude sleutels van toetsplanners": planners.forget_tokens,
}
