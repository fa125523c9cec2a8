"""What is due by date in this room. Safe to run twice, or late."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from passend.cases.models import in_use
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.models import Message, School
from passend.core.nights import Steps, done
from passend.people.models import EnrolmentPeriod

from .actions import coming_of_age, ending, evaluation, kept, papers, reminding
from .dates import parent_agrees_too
from .models import AgreedMeasure, Agreement, EndReason, Evaluation, Status

GRACE = timedelta(weeks=2)  # to put a mistaken leaving right
KEEP_PILES = timedelta(days=1)
YOUNG = 30  # days: whose agreement is newer is not asked yet whether it works


def run() -> dict[str, int]:
    return done(STEPS)


def end_after_leaving() -> int:
    """Who left keeps the dossier; what was agreed holds no more. A mistake in the register has
    some weeks to be put right."""
    left = Agreement.objects.in_force().filter(case__student__gone_on__lte=clock.today() - GRACE)
    for agreement in left:
        ending.end(agreement, by=SYSTEM, reason=EndReason.LEFT)
    return len(left)


def look_again_at_another_programme() -> int:
    """The programme changed while an agreement runs, and nobody looked back since."""
    today = clock.today()
    own = EnrolmentPeriod.objects.filter(
        enrolment__student=OuterRef("case__student"), from_on__lte=today
    )
    before = own.filter(from_on__lte=OuterRef("in_force_on")).order_by("-from_on")
    newest = own.order_by("-from_on")
    since = newest.values("from_on")[:1]
    running = (
        Agreement.objects.in_force()
        .filter(in_use("case__"), case__student__gone_on=None, evaluate_from__gt=today)
        .annotate(was=before.values("programme")[:1], now=newest.values("programme")[:1])
        .annotate(since=since)
        .exclude(was=None)
        .exclude(now=None)
        .exclude(was=F("now"))
    )
    held = Evaluation.objects.filter(
        agreement__case=OuterRef("case"), held_on__gte=OuterRef("since")
    )
    found = list(running.filter(~Exists(held)))
    for agreement in found:
        ending.recheck(agreement, by=SYSTEM)
    return len(found)


def ask_what_the_student_thinks() -> int:
    """From the day that an evaluation stands on the list, the student is asked first."""
    today = clock.today()
    own = Evaluation.objects.filter(agreement__case=OuterRef("case"))
    waiting = own.filter(status=Evaluation.Status.ASKED)
    due = (
        Agreement.objects.in_force()
        .filter(~Exists(waiting), in_use("case__"))
        .filter(evaluate_from__lte=today, case__student__gone_on=None)
        .select_related("case__person")
    )
    for agreement in due:
        evaluation.ask(agreement, by=SYSTEM)
    return len(due)


def ask_whether_it_works() -> int:
    """In the months of the school's choice, once per agreement and month."""
    today = clock.today()
    if today.month not in School.current().kept_months:
        return 0
    month = f"{today:%Y-%m}"
    asked = set(Message.objects.filter(once__startswith=f"kept:{month}:").values_list("once"))
    running = Agreement.objects.in_force().filter(
        started(today - timedelta(days=YOUNG)),
        in_use("case__"),
        case__student__gone_on=None,
        case__person__isnull=False,
        in_force_on__lte=today - timedelta(days=YOUNG),
    )
    count = 0
    for agreement in running.select_related("case__person"):
        once = f"kept:{month}:{agreement.case_id}"
        if (once,) in asked or (
            agreement.in_force_on and (today - agreement.in_force_on).days < YOUNG
        ):
            continue
        kept.ask(agreement, by=SYSTEM, once=once)
        count += 1
    return count


def started(by: date) -> Q:
    """At school on this day, as far as anybody knows: before that nothing can work yet."""
    enrolled = Q(case__enrolment__enrolled_on__lte=by)
    expected = Q(case__expected_start_on__lte=by) | Q(case__expected_start_on=None)
    return enrolled | Q(case__enrolment=None) & expected


def tell_who_decides_alone() -> int:
    """Said yes while too young, a parent's answer is awaited, and old enough today (A-03)."""
    Answer = AgreedMeasure.Answer
    waiting = AgreedMeasure.objects.filter(
        agreement=OuterRef("pk"),
        same_as=None,
        answer=Answer.AGREED,
        parent_answer=Answer.OPEN,
    )
    proposals = Agreement.objects.filter(Exists(waiting), status=Status.PROPOSED)
    told = set(Message.objects.filter(once__startswith="turned_sixteen:").values_list("once"))
    count = 0
    for agreement in proposals.select_related("case__person"):
        if parent_agrees_too(agreement.case) or (coming_of_age.once(agreement),) in told:
            continue
        coming_of_age.release(agreement, by=SYSTEM)
        count += 1
    return count


STEPS: Steps = {
    "gestopt na vertrek": end_after_leaving,
    "andere opleiding": look_again_at_another_programme,
    "gevraagd naar een oordeel": ask_what_the_student_thinks,
    "gevraagd of het werkt": ask_whether_it_works,
    "beslist nu zelf": tell_who_decides_alone,
    "herinnerd": reminding.remind_all,
    "stapels papier vergeten": lambda: papers.forget(clock.now() - KEEP_PILES),
}
