"""What must be done in a set of dossiers, and by when, read from every room.

A duty is its last day, its kind, its dossier and the thing it is about. First come the dossiers of
the list, as bare columns; then from each room what waits there. A short list of dossiers narrows
those queries; for a long one they fetch what waits in the whole school, which is little, and the
dossiers are picked out here: that is cheaper than joining thousands. Who a duty is about is looked
up for the rows of one page, in `due`. So a page costs a fixed number of queries.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from passend.agreements.models import AgreedMeasure, Agreement, CardProblem, KeptAnswer, Status
from passend.cases.models import Case, HandOver, Match, Need, NeedState
from passend.core import clock
from passend.core.models import Message
from passend.core.templatetags.passend import local_day

from .models import LookQuestion
from .scope import Scope

HORIZON = timedelta(days=28)  # what lies further ahead is quiet
RECENT = timedelta(days=60)  # post of longer ago is not chased
MANY = 300  # dossiers; above this a list of keys costs more than it saves
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


def of(scope: Scope) -> Found:
    """All duties in these dossiers up to the horizon, in twelve queries."""
    columns = ["pk", "status", "need_state", "call_by", "agree_by", "talk_next_on"]
    columns += ["intaker_id", "coach_id", "email"]
    cases = {row[0]: row for row in scope.cases().order_by().values_list(*columns)}
    rooms = _Rooms(cases)
    found = [*rooms.of_agreements(), *rooms.of_signals(), *rooms.of_people()]
    found += rooms.of_later_needs()
    found += _of_cases(cases, rooms.promised)
    return Found(sorted(found), len(cases))


def _of_cases(cases: dict[Any, Any], promised: dict[Any, date]) -> Iterator[Duty]:
    """To meet, to write an agreement (WEB 8.1.3a lid 2), to talk."""
    until = clock.today() + HORIZON
    for pk, status, need, call_by, agree_by, talk_on, intaker, coach, _email in cases.values():
        if status == Case.Status.REQUESTED and call_by:
            yield Duty(call_by, "call" if intaker or coach else "assign", pk, pk)
        if need == NeedState.NEED and agree_by and agree_by <= until and pk not in promised:
            yield Duty(agree_by, "agree", pk, pk)
        if talk_on and talk_on <= until:
            yield Duty(talk_on, "talk", pk, pk)


class _Rooms:
    """Duties that live outside the dossier itself; `promised` fills with who has an agreement."""

    def __init__(self, cases: dict[Any, Any]) -> None:
        self.cases = cases
        self.promised: dict[Any, date] = {}  # with the day of the latest proposal
        self.today = clock.today()

    def rows(self, found: QuerySet[Any], case: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """The columns of what hangs on these dossiers, after the key of the dossier."""
        if len(self.cases) <= MANY:
            found = found.filter(**{f"{case}__in": list(self.cases)})
        for row in found.order_by().values_list(case, *columns):
            if row[0] in self.cases:
                yield row

    def of_agreements(self) -> Iterator[Duty]:
        """To get an answer on a proposal, to talk about it, to evaluate (WEB 8.1.3a lid 3)."""
        yield from self._of_refused(self._promises())
        proposals = Agreement.objects.filter(status=Status.PROPOSED)
        for case, pk, proposed_on, asked_on in self.rows(
            proposals, "case_id", "pk", "proposed_on", "talk_asked_on"
        ):
            if asked_on:
                yield Duty(asked_on, "talk_asked", case, case)
            else:
                yield Duty(self.cases[case][4] or proposed_on or self.today, "consent", case, pk)
        due = Agreement.objects.in_force().filter(evaluate_from__lte=self.today)
        for case, pk, by in self.rows(due, "case_id", "pk", "evaluate_by"):
            yield Duty(by or self.today, "evaluate", case, pk)

    def _promises(self) -> dict[Any, date]:
        """Fill `promised`. Returns where all was contested and nothing else lives, since when."""
        refused: dict[Any, date] = {}
        living = set()
        handled = [Status.PROPOSED, Status.IN_FORCE, Status.CONTESTED]
        found = Agreement.objects.filter(status__in=handled)
        for case, day, status in self.rows(found, "case_id", "proposed_on", "status"):
            self.promised[case] = max(day or self.today, self.promised.get(case, date.min))
            if status == Status.CONTESTED:
                refused[case] = max(day or self.today, refused.get(case, date.min))
            else:
                living.add(case)
        return {case: day for case, day in refused.items() if case not in living}

    def _of_refused(self, refused: dict[Any, date]) -> Iterator[Duty]:
        """Every measure contested: the duty of lid 2 is met (A-02), and somebody should talk."""
        for case, day in refused.items():
            if not self.cases[case][5]:
                yield Duty(day, "talk", case, case)

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
        needs = Need.objects.filter(closed_on=None, agree_by__lte=until)
        found: dict[Any, date] = {}
        for case, found_on, by in self.rows(needs, "case_id", "found_on", "agree_by"):
            if case in self.promised and found_on > self.promised[case]:
                found[case] = min(by, found.get(case, by))
        yield from (Duty(by, "new_need", case, case) for case, by in found.items())

    def of_people(self) -> Iterator[Duty]:
        """Is this the same person? Why did somebody look? What about the start, and the coach?"""
        proposed = Match.objects.filter(status=Match.Status.PROPOSED)
        for case, pk, day in self.rows(proposed, "case_id", "pk", "proposed_on"):
            yield Duty(day, "match", case, pk)
        asked = LookQuestion.objects.filter(status=LookQuestion.Status.OPEN)
        for case, pk, day in self.rows(asked, "case_id", "pk", "answer_by"):
            yield Duty(day, "look", case, pk)
        refused = HandOver.objects.filter(status=HandOver.Status.OBJECTED)
        for case, pk, day in self.rows(refused, "case_id", "pk", "objected_on"):
            yield Duty(day or self.today, "objection", case, pk)
        risky = Case.objects.with_right_at_risk()
        for case, expected, enrolled in self.rows(
            risky, "pk", "expected_start_on", "enrolment__enrolled_on"
        ):
            if case not in self.promised:
                yield Duty(enrolled or expected, "admission", case, case)
        yield from self.of_post()

    def of_post(self) -> Iterator[Duty]:
        """A message to the student failed, and the address is still the same."""
        since = clock.now() - RECENT
        failed = Message.objects.filter(status=Message.Status.FAILED, created_at__gte=since)
        days: dict[Any, date] = {}
        for about, to, at in failed.values_list("about", "address", "created_at"):
            noun, _, pk = about.partition(":")
            case = UUID(pk) if noun == "cases.case" and pk else None
            if case in self.cases and to == self.cases[case][8]:
                days[case] = min(local_day(at), days.get(case, self.today))
        yield from (Duty(day, "mail", case, case) for case, day in days.items())
