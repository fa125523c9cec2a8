"""What must be done in a set of dossiers, and by when, read from every room.

A duty is its last day, its kind, its dossier and the thing it is about. First come the dossiers of
the list, as bare columns; then from each room what waits there (`waiting`). Who a duty is about is
looked up for the rows of one page, in `due`. So a page costs a fixed number of queries.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q

from passend.agreements.models import Agreement, Status
from passend.cases.models import Case, NeedState
from passend.cases.models.asked import Status as Asked
from passend.cases.models.case import WARN_BEFORE
from passend.core import clock
from passend.core.keys import any_of
from passend.core.models import Message
from passend.core.prepared import Prepared, PreparedByKind
from passend.core.templatetags.passend import local_day
from passend.people.models import User

from .parts import Parts
from .scope import Scope, running
from .waiting import HORIZON, UNREAD, Waiting, WaitingInOne

TWICE_REMINDED = Prepared(
    lambda agreements: (
        Message.objects.filter(kind="reminder", about__in=any_of(agreements, "text"))
        .order_by()
        .values("about")
        .annotate(times=Count("pk"))
        .filter(times__gte=2)
        .values_list("about", flat=True)
    )
)


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

    @classmethod
    def of(cls, case: Case) -> "_Dossier":
        """The same columns of a dossier that was read already."""
        enrolled_on = case.enrolment.enrolled_on if case.enrolment else None
        taken = bool(case.intaker_id or case.coach_id)
        more: dict[str, Any] = {"is_taken": taken, "enrolment__enrolled_on": enrolled_on}
        own = {name: getattr(case, name) for name in cls._fields if name not in more}
        return cls(**own, **more)

    @property
    def start_on(self) -> date | None:
        return self.enrolment__enrolled_on or self.expected_start_on

    @property
    def needs_admission_choice(self) -> bool:
        return Case.may_choose_admission(
            self.has_right_of_admission, self.admission_choice, self.origin, self.need_state
        )


LISTED: PreparedByKind[tuple[Any, ...]] = PreparedByKind(
    lambda kind, **values: (
        running(kind, **values)
        .annotate(is_taken=Q(intaker__isnull=False) | Q(coach__isnull=False))
        .order_by()
        .values_list(*_Dossier._fields)
    )
)


def of(scope: Scope) -> Found:
    """All duties in these dossiers up to the horizon, in fourteen queries."""
    kind, values = scope.asked()
    cases = {row[0]: _Dossier(*row) for row in LISTED(kind, **values)}
    return Found(sorted(_Duties(cases, Waiting(cases)).of(scope.user)), len(cases))


def of_one(parts: Parts, user: User) -> Found:
    """The same of one dossier that `user` was found to see: seven queries beside its parts."""
    case = parts.case
    if not parts.is_running:
        return Found([], 0)
    duties = _Duties({case.pk: _Dossier.of(case)}, WaitingInOne(parts))
    return Found(sorted(duties.of(user)), 1)


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


class _Duties:
    """What waits in the rooms, as duties; `promised` fills with who has an agreement."""

    def __init__(self, cases: dict[Any, _Dossier], waiting: Waiting) -> None:
        self.cases = cases
        self.waiting = waiting
        self.promised: set[Any] = set()
        self.today = clock.today()

    def of(self, user: User) -> Iterator[Duty]:
        """All of them, of the dossiers themselves last: by then `promised` is full."""
        yield from self.of_agreements()
        yield from self.of_signals()
        yield from self.of_people(user)
        yield from self.of_later_needs()
        yield from self.of_lessons(user)
        yield from self.of_privacy(user)
        yield from _of_cases(self.cases, self.promised)

    def of_agreements(self) -> Iterator[Duty]:
        """To get an answer on a proposal, to talk about it, to evaluate (WEB 8.1.3a lid 3); and to
        talk where every measure was contested: then the duty of lid 2 is met (A-02)."""
        refused: dict[Any, date] = {}
        living = set()
        proposals: dict[Any, tuple[Any, date | None, date | None]] = {}
        for case, pk, status, day, asked_on, due_from, by in self.waiting.handled():
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
        for case, pk, by, said_on in self.waiting.answers():
            yield Duty(by or said_on, "kept", case, pk)
        for case, pk, by, said_on in self.waiting.problems():
            yield Duty(by or said_on, "problem", case, pk)
        first: dict[tuple[Any, Any], date] = {}
        for case, agreement, day in self.waiting.ending():
            first[case, agreement] = min(day, first.get((case, agreement), day))
        yield from (Duty(day, "expiring", *keys) for keys, day in first.items())

    def of_later_needs(self) -> Iterator[Duty]:
        """Found after the agreement was proposed: the same duties again (WEB 8.1.3a lid 4)."""
        found: dict[Any, date] = {}
        for case, by in self.waiting.later_needs():
            found[case] = min(by, found.get(case, by))
        yield from (Duty(by, "new_need", case, case) for case, by in found.items())

    def of_lessons(self, user: User) -> Iterator[Duty]:
        """To decide about hours or absence or record leave, and to look back on it."""
        for case, pk, status, by, review_on in self.waiting.arranged(user):
            is_asked = status == Asked.ASKED
            kind, day = ("lessons", by) if is_asked else ("lessons_back", review_on)
            yield Duty(day or self.today, kind, case, pk)

    def of_privacy(self, user: User) -> Iterator[Duty]:
        """Was a break-glass needed? And what the privacy officer does, where there is none."""
        for case, pk, day in self.waiting.glasses(user):
            yield Duty(day, "glass", case, pk)
        for case, pk, day in self.waiting.questions(user):
            yield Duty(day, "look", case, pk)

    def of_people(self, user: User) -> Iterator[Duty]:
        """Is this the same person? Is the new coach right? And who was not reached?"""
        for case, pk, day in self.waiting.matches():
            yield Duty(day, "match", case, pk)
        for case, pk, day in self.waiting.objections(user):
            yield Duty(day or self.today, "objection", case, pk)
        yield from self.of_post()

    def of_post(self) -> Iterator[Duty]:
        """A message to the student did not arrive, and nobody did anything about it yet; or it
        did, and nobody read it, so that a term does not run (Awb 6:8)."""
        lost: dict[Any, date] = {}
        for case, at in self.waiting.lost():
            lost[case] = min(local_day(at), lost.get(case, self.today))
        yield from (Duty(day, "mail", case, case) for case, day in lost.items())
        for case, pk, day in self.waiting.unread():
            if case not in lost:
                yield Duty(day + UNREAD, "unread", case, pk)


def twice_reminded(proposals: Iterable[Any]) -> set[Any]:
    """Of which of these the student was reminded twice: a third mail does not go."""
    names = {f"{Agreement._meta.label_lower}:{pk}": pk for pk in proposals}
    return {names[about] for about in TWICE_REMINDED(agreements=list(names))}
