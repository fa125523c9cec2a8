"""What is due by itself: matches with the register, its changes, and drafts that nobody sent.

Idempotent: a second run on the same day changes nothing. Also run as the job `register.changed`,
right after an import.
"""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q

from engines.deadlines import MAJORITY
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.jobs import AfterAStop, Handle, work
from passend.core.nights import Steps, done
from passend.core.together import together
from passend.people.actions import mark_told
from passend.people.models import ImportRow, Student

from . import matching
from .actions import case as cases
from .actions import hand_over, involved, match, parent, request
from .actions import register as register_news
from .models import Case, CaseParent, Involvement, Match, SupportRequest
from .models.ages import years_ago

KEEP_DRAFTS = timedelta(days=60)
ROSTER = "rooster"
ROWS = 400
BORN_OTHERWISE = Q(student__born_latest__isnull=False) & (
    Q(born_latest=None)
    | Q(student__born_earliest=F("student__born_latest"))
    & ~Q(born_latest=F("student__born_latest"))
    | Q(born_earliest__gt=F("student__born_latest"))
    | Q(born_latest__lt=F("student__born_earliest"))
)


def run() -> dict[str, int]:
    """Counts by what was done."""
    return done(STEPS)


def register() -> dict[str, int]:
    """All that follows from what the register and the roster say now."""
    overtaken()
    joined, proposed = find_applicants()
    return {
        "dossiers geraakt": notice_changes(),
        "gekoppeld": joined,
        "koppelingen voorgesteld": proposed,
        "register gevolgd": follow_register(),
        "van begeleider veranderd": follow_roster(),
    }


@work("register.changed", "Register en dossiers vergelijken", after_a_stop=AfterAStop.GOES_ON)
def changed(job: Handle) -> None:
    register()


def notice_changes() -> int:
    """One event for each dossier that an import touched; each row is told once."""
    done = 0
    while rows := list(ImportRow.objects.untold()[:ROWS]):
        with together():
            changes: dict[Any, set[str]] = {}
            for row in rows:
                changes.setdefault(row.student, set()).update(row.changes)
            for case in Case.objects.open().filter(student__in=changes):
                news = sorted(changes[case.student_id])
                register_news.notice(case, by=SYSTEM, changes=news)
                done += 1
            mark_told(rows)
    return done


def find_applicants() -> tuple[int, int]:
    """Join on an equal application number; propose the others to a person."""
    joined = proposed = 0
    for case in matching.worth_a_look(Case.objects.unlinked()).select_related("programme"):
        if enrolment := matching.by_number(case):
            cases.join(case, by=SYSTEM, enrolment=enrolment)
            joined += 1
            continue
        for candidate, grounds in matching.candidates(case):
            one = Match(case=case, enrolment=candidate, grounds=grounds, proposed_on=clock.today())
            match.propose(one, by=SYSTEM)
            proposed += 1
    return joined, proposed


def overtaken() -> None:
    """Proposals for a dossier that is joined or closed by now."""
    over = Q(case__student__isnull=False) | Q(case__status=Case.Status.CLOSED)
    for one in Match.objects.filter(over, status=Match.Status.PROPOSED):
        match.reject(one, by=SYSTEM)


def follow_register() -> int:
    """Another team, a new enrolment after the old one ended, or a birth date that says more."""
    linked = Case.objects.running().filter(student__isnull=False)
    moved = Q(student__team__isnull=False) & ~Q(team=F("student__team"))
    ended = Q(enrolment=None) | Q(enrolment__ended_on__lt=clock.today())
    done = 0
    for case in linked.filter(moved | ended | BORN_OTHERWISE).select_related("student__team"):
        if case.student and _moved(case, case.student):
            cases.follow(case, by=SYSTEM)
            done += 1
    return done


def _moved(case: Case, student: Student) -> bool:
    newer = cases.running_enrolment(student)
    if cases.born(case, student) != (case.born_earliest, case.born_latest):
        return True
    return student.team_id not in {None, case.team_id} or newer not in {None, case.enrolment}


def follow_roster() -> int:
    """A coach that the roster named since the last time; a choice made here stays."""
    linked = Case.objects.running().filter(student__coach__isnull=False)
    news = linked.exclude(roster_coach=F("student__coach")) | linked.filter(roster_coach=None)
    done = 0
    for case in news.select_related("student__coach", "coach", "person"):
        named = case.student and case.student.coach
        if not named:
            continue
        if case.coach is None:
            hand_over.assign_coach(case, by=SYSTEM, coach=named)
        elif case.coach != named:
            hand_over.hand_over(case, by=SYSTEM, to=named, reason=ROSTER)
        else:
            cases.follow(case, by=SYSTEM, named=named)
        done += 1
    return done


def expire_drafts() -> int:
    """Told and never sent: gone after sixty days."""
    old = SupportRequest.objects.filter(
        status=SupportRequest.Status.DRAFT, started_at__lt=clock.now() - KEEP_DRAFTS
    )
    for draft in old:
        request.expire(draft, by=SYSTEM)
    return len(old)


def end_parents_of_adults() -> int:
    """From the first day on which the student can be eighteen (`CaseParent.is_current`)."""
    today = years_ago(MAJORITY)
    grown = CaseParent.objects.filter(
        ended_on=None, consent_on=None, case__born_earliest__lte=today
    )
    over = list(grown.select_related("case__person"))
    for one in over:
        parent.lapse(one, by=SYSTEM)
    return len(over)


def end_involvements() -> int:
    """Past the last day that was said yes to."""
    over = list(Involvement.objects.over())
    for named in over:
        involved.lapse(named, by=SYSTEM)
    return len(over)


STEPS: Steps = {
    "register vergeleken": register,
    "aanvragen vervallen": expire_drafts,
    "ouders van wie werd 18": end_parents_of_adults,
    "betrokkenen van wie de tijd om is": end_involvements,
}
