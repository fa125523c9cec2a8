"""What must be done in a set of dossiers, and by when, read from every room.

A duty is its last day, its kind, its dossier and the thing it is about. First come the dossiers of
the list, as bare columns; then from each room what waits there. A short list of dossiers narrows
those queries; for a long one they fetch what waits in the whole school, which is little, and the
dossiers are picked out here: that is cheaper than joining thousands. Who a duty is about is looked
up for the rows of one page, in `due`. So a page costs a fixed number of queries.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from passend.agreements.models import AgreedMeasure, Agreement, CardProblem, KeptAnswer, Status
from passend.cases.models import Announcement, BreakGlass, Case, HandOver, Match, Need, NeedState
from passend.cases.models.case import WARN_BEFORE, coordinated_by
from passend.core import clock, outbox
from passend.core.keys import any_of
from passend.core.models import Message
from passend.core.templatetags.passend import local_day
from passend.people.models import Role, User

from .models import LookQuestion
from .policy import privacy_officers
from .scope import Scope

HORIZON = timedelta(days=28)  # what lies further ahead is quiet
RECENT = timedelta(days=60)  # post of longer ago is not chased
UNREAD = timedelta(days=7)  # after so long somebody tells it face to face
MANY = 300  # dossiers; above this a list of keys costs more than it saves
HANDLED = [Status.PROPOSED, Status.IN_FORCE, Status.CONTESTED]
TO_CASE = "measure__agreement__case_id"


class Duty(NamedTuple):
    """Something to do: `thing` is the key of the record that the action is about."""

    by: date
    kind: str
    case_id: Any
    thing: Any


class Found(NamedTuple):
    """All duties of a list, oldest day first, and how many dossiers there are in all."""

    duties: list[Duty]
    dossiers: int

    @property
    def counts(self) -> Counter[str]:
        return Counter(duty.kind for duty in self.duties)

    @property
    def quiet(self) -> int:
        """Dossiers in which nothing is due."""
        return self.dossiers - len({duty.case_id for duty in self.duties})


class _Dossier(NamedTuple):
    """What is read of each dossier of a list, by the names of its columns."""

    pk: Any
    status: str
    need_state: str
    call_by: date | None
    agree_by: date | None
    talk_next_on: date | None
    is_taken: bool  # somebody calls: an intaker or a coach
    origin: str
    has_right_of_admission: bool
    admission_choice: str
    expected_start_on: date | None
    enrolment__enrolled_on: date | None

    @property
    def start_on(self) -> date | None:
        return self.enrolment__enrolled_on or self.expected_start_on

    @property
    def needs_admission_choice(self) -> bool:
        return Case.may_choose_admission(
            self.has_right_of_admission, self.admission_choice, self.origin, self.need_state
        )


def of(scope: Scope) -> Found:
    """All duties in these dossiers up to the horizon, in thirteen queries."""
    taken = scope.cases().annotate(is_taken=Q(intaker__isnull=False) | Q(coach__isnull=False))
    rows = taken.order_by().values_list(*_Dossier._fields)
    cases = {row[0]: _Dossier._make(row) for row in rows}
    rooms = _Rooms(cases)
    found = [*rooms.of_agreements(), *rooms.of_signals(), *rooms.of_people(scope.user)]
    found += rooms.of_later_needs()
    found += rooms.of_privacy(scope.user)
    found += _of_cases(cases, rooms.promised)
    return Found(sorted(found), len(cases))


def _of_cases(cases: dict[Any, _Dossier], promised: set[Any]) -> Iterator[Duty]:
    """To meet, to write an agreement (WEB 8.1.3a lid 2), to talk, to decide on admission."""
    until = clock.today() + HORIZON
    near = clock.today() + WARN_BEFORE
    for pk, case in cases.items():
        if case.status == Case.Status.REQUESTED and case.call_by:
            yield Duty(case.call_by, "call" if case.is_taken else "assign", pk, pk)
        if case.talk_next_on and case.talk_next_on <= until:
            yield Duty(case.talk_next_on, "talk", pk, pk)
        if pk in promised:
            continue
        if case.need_state == NeedState.NEED and case.agree_by and case.agree_by <= until:
            yield Duty(case.agree_by, "agree", pk, pk)
        if case.needs_admission_choice and case.start_on and case.start_on <= near:
            yield Duty(case.start_on, "admission", pk, pk)


class _Rooms:
    """Duties that live outside the dossier itself; `promised` fills with who has an agreement."""

    def __init__(self, cases: dict[Any, _Dossier]) -> None:
        self.cases = cases
        self.promised: set[Any] = set()
        self.today = clock.today()
        self.keys = any_of(cases) if len(cases) <= MANY else None

    def rows(self, found: QuerySet[Any], case: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """The columns of what hangs on these dossiers, after the key of the dossier."""
        if self.keys is not None:
            found = found.filter(**{f"{case}__in": self.keys})
        for row in found.order_by().values_list(case, *columns):
            if row[0] in self.cases:
                yield row

    def of_agreements(self) -> Iterator[Duty]:
        """To get an answer on a proposal, to talk about it, to evaluate (WEB 8.1.3a lid 3); and to
        talk where every measure was contested: then the duty of lid 2 is met (A-02)."""
        refused: dict[Any, date] = {}
        living = set()
        proposals: dict[Any, tuple[Any, date | None, date | None]] = {}
        found = Agreement.objects.filter(status__in=HANDLED)
        columns = ["pk", "status", "proposed_on", "talk_asked_on", "evaluate_from", "evaluate_by"]
        for case, pk, status, day, asked_on, due_from, by in self.rows(found, "case_id", *columns):
            self.promised.add(case)
            if status == Status.CONTESTED:
                refused[case] = max(day or self.today, refused.get(case, date.min))
                continue
            living.add(case)
            if status == Status.PROPOSED:
                proposals[pk] = (case, day, asked_on)
            elif due_from and due_from <= self.today:
                yield Duty(by or self.today, "evaluate", case, pk)
        for case in refused.keys() - living:
            if not self.cases[case].talk_next_on:
                yield Duty(refused[case], "talk", case, case)

        yield from self._of_proposals(proposals)

    def _of_proposals(self, proposals: dict[Any, Any]) -> Iterator[Duty]:
        """Who wants to talk, who was reminded twice and is called now, and who still reads."""
        silent = twice_reminded(proposals) if proposals else set()
        for pk, (case, day, asked_on) in proposals.items():
            by = self.cases[case].agree_by or day or self.today
            if asked_on:
                yield Duty(asked_on, "talk_asked", case, case)
            elif pk in silent:
                yield Duty(by, "silent", case, case)
            else:
                yield Duty(by, "consent", case, pk)

    def of_signals(self) -> Iterator[Duty]:
        """A promise does not work, cannot be kept, or ends while the agreement goes on."""
        waiting = KeptAnswer.objects.filter(status=KeptAnswer.Status.OPEN)
        for case, pk, by, said_on in self.rows(waiting, TO_CASE, "pk", "answer_by", "said_on"):
            yield Duty(by or said_on, "kept", case, pk)
        problems = CardProblem.objects.filter(status=CardProblem.Status.OPEN)
        for case, pk, by, said_on in self.rows(problems, TO_CASE, "pk", "answer_by", "said_on"):
            yield Duty(by or said_on, "problem", case, pk)
        ending = AgreedMeasure.objects.filter(
            agreement__status=Status.IN_FORCE,
            answer=AgreedMeasure.Answer.AGREED,
            stopped_on=None,
            ends_on__range=(self.today, self.today + HORIZON),
        )
        first: dict[tuple[Any, Any], date] = {}
        for case, agreement, day in self.rows(
            ending, "agreement__case_id", "agreement_id", "ends_on"
        ):
            first[case, agreement] = min(day, first.get((case, agreement), day))
        yield from (Duty(day, "expiring", *keys) for keys, day in first.items())

    def of_later_needs(self) -> Iterator[Duty]:
        """Found after the agreement was proposed: the same duties again (WEB 8.1.3a lid 4)."""
        until = self.today + HORIZON
        before = Agreement.objects.filter(case=OuterRef("case"), status__in=HANDLED)
        latest = before.order_by("-proposed_on").values("proposed_on")[:1]
        needs = Need.objects.filter(
            closed_on=None, agree_by__lte=until, found_on__gt=Subquery(latest)
        )
        found: dict[Any, date] = {}
        for case, by in self.rows(needs, "case_id", "agree_by"):
            found[case] = min(by, found.get(case, by))
        yield from (Duty(by, "new_need", case, case) for case, by in found.items())

    def of_privacy(self, user: User) -> Iterator[Duty]:
        """Was a break-glass needed? And what the privacy officer does, where there is none."""
        opened = BreakGlass.objects.to_review().reviewed_by(user)
        for case, pk, day in self.rows(opened, "case_id", "pk", "review_by"):
            yield Duty(day, "glass", case, pk)
        if user.has_role(Role.COORDINATOR):
            asked = LookQuestion.objects.filter(status=LookQuestion.Status.OPEN)
            without_officer = asked.filter(~Exists(privacy_officers()))
            for case, pk, day in self.rows(without_officer, "case_id", "pk", "answer_by"):
                yield Duty(day, "look", case, pk)

    def of_people(self, user: User) -> Iterator[Duty]:
        """Is this the same person? Is the new coach right? Only the coordinator answers that."""
        proposed = Match.objects.filter(status=Match.Status.PROPOSED)
        for case, pk, day in self.rows(proposed, "case_id", "pk", "proposed_on"):
            yield Duty(day, "match", case, pk)
        if user.has_role(Role.COORDINATOR):
            theirs = coordinated_by(user, "case__")
            refused = HandOver.objects.filter(theirs, status=HandOver.Status.OBJECTED)
            for case, pk, day in self.rows(refused, "case_id", "pk", "objected_on"):
                yield Duty(day or self.today, "objection", case, pk)
        yield from self.of_post()

    def of_post(self) -> Iterator[Duty]:
        """A message to the student did not arrive, and nobody did anything about it yet."""
        since = clock.now() - RECENT
        lost = outbox.undelivered().filter(created_at__gte=since).exclude(dossier="")
        days: dict[Any, date] = {}
        for kind, dossier, at in lost.values_list("kind", "dossier", "created_at"):
            case = UUID(dossier.partition(":")[2])
            if case in self.cases and outbox.kind_of(kind).to != outbox.To.STAFF:
                days[case] = min(local_day(at), days.get(case, self.today))
        yield from (Duty(day, "mail", case, case) for case, day in days.items())
        yield from self.of_announcements(days)

    def of_announcements(self, lost: dict[Any, date]) -> Iterator[Duty]:
        """A term that does not run, because the student does not know (Awb 6:8)."""
        before = self.today - UNREAD
        waiting = Announcement.objects.filter(
            status=Announcement.Status.OPEN, days__gt=0, made_on__lte=before
        )
        for case, pk, day in self.rows(waiting, "case_id", "pk", "made_on"):
            if case not in lost:
                yield Duty(day + UNREAD, "unread", case, pk)


def twice_reminded(proposals: Iterable[Any]) -> set[Any]:
    """Of which of these the student was reminded twice: a third mail does not go."""
    names = {f"{Agreement._meta.label_lower}:{pk}": pk for pk in proposals}
    found = Message.objects.filter(kind="reminder", about__in=list(names)).order_by()
    counted = found.values("about").annotate(times=Count("pk")).filter(times__gte=2)
    return {names[about] for about in counted.values_list("about", flat=True)}
