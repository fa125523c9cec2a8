"""What waits in a set of dossiers, as bare rows of each room; `duties` says what they mean.

A short list of dossiers narrows the queries; for a long one they fetch what waits in the whole
school, which is little, and the dossiers are picked out here: that is cheaper than joining
thousands. Of one dossier the page that shows it has read most already: see `WaitingInOne`.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from passend.adjustments.models import Arrangement
from passend.adjustments.models.arrangement import Sort
from passend.agreements.models import AgreedMeasure, Agreement, CardProblem, KeptAnswer, Status
from passend.cases.models import Announcement, BreakGlass, HandOver, Match, Need
from passend.cases.models.asked import Status as Asked
from passend.cases.models.case import coordinated_by
from passend.cases.policy import coordinator
from passend.core import clock, outbox
from passend.core.keys import any_of, in_words
from passend.core.models import key as key_of
from passend.core.prepared import Prepared
from passend.people.models import Role, User

from .models import LookQuestion
from .parts import Parts
from .policy import privacy_officers

HORIZON = timedelta(days=28)  # what lies further ahead is quiet
RECENT = timedelta(days=60)  # post of longer ago is not chased
UNREAD = timedelta(days=7)  # after so long somebody tells it face to face
MANY = 300  # dossiers; above this a list of keys costs more than it saves
HANDLED = [Status.PROPOSED, Status.IN_FORCE, Status.CONTESTED]
TO_CASE = "measure__agreement__case_id"
AGREEMENT = ["pk", "status", "proposed_on", "talk_asked_on", "evaluate_from", "evaluate_by"]
SAID = ["pk", "answer_by", "said_on"]
ARRANGEMENT = ["pk", "status", "decide_by", "review_on"]
LOOK_BACK = timedelta(days=14)  # before the day that was chosen

Rows = Iterator[tuple[Any, ...]]


class Waits:
    """What waits in a room, in a few dossiers by their keys or in all; both prepared."""

    def __init__(self, build: Callable[..., QuerySet[Any]], case: str, *columns: str) -> None:
        self.few: Prepared[tuple[Any, ...]] = Prepared(
            lambda cases, **more: (
                build(**more)
                .filter(**{f"{case}__in": any_of(cases)})
                .order_by()
                .values_list(case, *columns)
            )
        )
        self.all: Prepared[tuple[Any, ...]] = Prepared(
            lambda **more: build(**more).order_by().values_list(case, *columns)
        )


HANDLED_ONES = Waits(lambda: Agreement.objects.filter(status__in=HANDLED), "case_id", *AGREEMENT)
KEPT = Waits(lambda: KeptAnswer.objects.filter(status=KeptAnswer.Status.OPEN), TO_CASE, *SAID)
REPORTED = Waits(lambda: CardProblem.objects.filter(status=CardProblem.Status.OPEN), TO_CASE, *SAID)
ENDING = Waits(
    lambda today, until: AgreedMeasure.objects.filter(
        agreement__status=Status.IN_FORCE,
        answer=AgreedMeasure.Answer.AGREED,
        stopped_on=None,
        ends_on__range=(today, until),
    ),
    "agreement__case_id",
    "agreement_id",
    "ends_on",
)
LATEST = (
    Agreement.objects.filter(case=OuterRef("case"), status__in=HANDLED)
    .order_by("-proposed_on")
    .values("proposed_on")[:1]
)
LATER_NEEDS = Waits(
    lambda until: Need.objects.filter(
        closed_on=None, agree_by__lte=until, found_on__gt=Subquery(LATEST)
    ),
    "case_id",
    "agree_by",
)
GLASSES = Waits(
    lambda user: BreakGlass.objects.to_review().exclude(user=user), "case_id", "pk", "review_by"
)
QUESTIONS = Waits(
    lambda: LookQuestion.objects.filter(status=LookQuestion.Status.OPEN),
    "case_id",
    "pk",
    "answer_by",
)
ARRANGED = Waits(
    lambda until: Arrangement.objects.filter(
        Q(status=Asked.ASKED) | Q(status=Asked.GRANTED, review_on__lte=until)
    ),
    "case_id",
    *ARRANGEMENT,
)
MATCHES = Waits(
    lambda: Match.objects.filter(status=Match.Status.PROPOSED), "case_id", "pk", "proposed_on"
)
OBJECTIONS = Waits(
    lambda: HandOver.objects.filter(status=HandOver.Status.OBJECTED),
    "case_id",
    "pk",
    "objected_on",
)
UNREAD_ONES = Waits(
    lambda before: Announcement.objects.filter(
        status=Announcement.Status.OPEN, days__gt=0, made_on__lte=before
    ),
    "case_id",
    "pk",
    "made_on",
)
POST = ("kind", "dossier", "created_at")
LOST = Prepared(
    lambda since: (
        outbox.undelivered()
        .exclude(dossier="")
        .filter(created_at__gte=since)
        .order_by()
        .values_list(*POST)
    )
)
LOST_IN_ONE = Prepared(
    lambda since, dossier: (
        outbox.undelivered()
        .filter(dossier=dossier, created_at__gte=since)
        .order_by()
        .values_list(*POST)
    )
)


class Waiting:
    """Each method gives rows that begin with the key of the dossier."""

    def __init__(self, cases: Collection[Any]) -> None:
        self.cases = cases
        self.today = clock.today()
        self.keys = in_words(cases) if len(cases) <= MANY else None

    def asked(self, waits: Waits, **more: Any) -> Rows:
        """The rows of what hangs on these dossiers, after the key of the dossier."""
        if self.keys is not None:
            return iter(waits.few(cases=self.keys, **more))
        return (row for row in waits.all(**more) if row[0] in self.cases)

    def rows(self, found: QuerySet[Any], case: str, *columns: str) -> Rows:
        """The same of a question that differs from person to person."""
        if self.keys is not None:
            found = found.filter(**{f"{case}__in": any_of(self.cases)})
        for row in found.order_by().values_list(case, *columns):
            if row[0] in self.cases:
                yield row

    def handled(self) -> Rows:
        """Agreements on which the student was asked or gave an answer: `AGREEMENT`."""
        return self.asked(HANDLED_ONES)

    def answers(self) -> Rows:
        """A promise that is not kept, says the student: `SAID`."""
        return self.asked(KEPT)

    def problems(self) -> Rows:
        """A promise that cannot be kept, says a teacher: `SAID`."""
        return self.asked(REPORTED)

    def ending(self) -> Rows:
        """Promises that end while the agreement goes on: the agreement and the day."""
        return self.asked(ENDING, today=self.today, until=self.today + HORIZON)

    def later_needs(self) -> Rows:
        """Needs found after the agreement was proposed: the last day."""
        return self.asked(LATER_NEEDS, until=self.today + HORIZON)

    def glasses(self, user: User) -> Rows:
        """A break-glass that this person judges: its key and the last day."""
        if not list(self.asked(GLASSES, user=user.pk)):  # as nearly always, and asked at a tenth
            return iter(())
        opened = BreakGlass.objects.to_review().reviewed_by(user)
        return self.rows(opened, "case_id", "pk", "review_by")

    def questions(self, user: User) -> Rows:
        """What the privacy officer does, where there is none: the key and the last day."""
        if not user.has_role(Role.COORDINATOR):
            return iter(())
        found = list(self.asked(QUESTIONS))
        return iter([] if found and privacy_officers() else found)

    def matches(self) -> Rows:
        """Who may be the same as somebody in the register: the key and the day."""
        return self.asked(MATCHES)

    def objections(self, user: User) -> Rows:
        """Who wants no other coach; only the coordinator answers: the key and the day."""
        if not (user.has_role(Role.COORDINATOR) and list(self.asked(OBJECTIONS))):
            return iter(())
        theirs = coordinated_by(user, "case__")
        refused = HandOver.objects.filter(theirs, status=HandOver.Status.OBJECTED)
        return self.rows(refused, "case_id", "pk", "objected_on")

    def arranged(self, user: User) -> Rows:
        """What is asked about lessons or leave, or is looked back on, as far as this person may do
        something about it: `ARRANGEMENT`."""
        until = self.today + LOOK_BACK
        if not list(self.asked(ARRANGED, until=until)):
            return iter(())
        waits = Q(status=Asked.ASKED) | Q(status=Asked.GRANTED, review_on__lte=until)
        mine = Q(sort=Sort.LEAVE)  # a coach records it; of the rest a coordinator decides
        if user.has_role(Role.COORDINATOR):
            mine |= coordinated_by(user, "case__")
        theirs = Arrangement.objects.visible_to(user).filter(waits, mine)
        return self.rows(theirs, "case_id", *ARRANGEMENT)

    def lost(self) -> Rows:
        """A message to the student that did not arrive: when it was written."""
        for kind, dossier, at in self.lost_post(clock.now() - RECENT):
            case = UUID(dossier.partition(":")[2])
            if case in self.cases and outbox.kind_of(kind).to != outbox.To.STAFF:
                yield case, at

    def lost_post(self, since: datetime) -> list[tuple[str, str, datetime]]:
        return LOST(since=since)

    def unread(self) -> Rows:
        """A term that does not run, because the student does not know: the key and the day."""
        return self.asked(UNREAD_ONES, before=self.today - UNREAD)


class WaitingInOne(Waiting):
    """The same of one dossier. What its page shows is not read a second time: the same rules, on
    what was read."""

    def __init__(self, parts: Parts) -> None:
        super().__init__({parts.case.pk})
        self.parts, self.case = parts, parts.case.pk

    def handled(self) -> Rows:
        for one in self.parts.agreements:
            if one.status in HANDLED:
                yield (self.case, *(getattr(one, name) for name in AGREEMENT))

    def answers(self) -> Rows:
        for one in self.parts.answers:
            if one.status == KeptAnswer.Status.OPEN:
                yield self.case, one.pk, one.answer_by, one.said_on

    def problems(self) -> Rows:
        for one in self.parts.problems:
            yield self.case, one.pk, one.answer_by, one.said_on

    def ending(self) -> Rows:
        in_force = {one.pk for one in self.parts.agreements if one.status == Status.IN_FORCE}
        for line in self.parts.lines:
            is_held = line.agreement_id in in_force and line.answer == AgreedMeasure.Answer.AGREED
            if is_held and line.ends_on and self.today <= line.ends_on <= self.today + HORIZON:
                yield self.case, line.agreement_id, line.ends_on

    def later_needs(self) -> Rows:
        handled = [one for one in self.parts.agreements if one.status in HANDLED]
        proposed = max((one.proposed_on for one in handled if one.proposed_on), default=date.max)
        for need in self.parts.needs:
            is_near = need.agree_by and need.agree_by <= self.today + HORIZON
            if is_near and need.found_on > proposed:
                yield self.case, need.agree_by

    def glasses(self, user: User) -> Rows:
        if not (user.has_role(Role.PRIVACY) or coordinator(user, self.parts.case)):
            return iter(())
        return self.asked(GLASSES, user=user.pk)

    def objections(self, user: User) -> Rows:
        if not coordinator(user, self.parts.case):
            return iter(())
        return self.asked(OBJECTIONS)

    def arranged(self, user: User) -> Rows:
        """Who has no leave to see it does not come here: `staff` of the dossier only."""
        decides, until = coordinator(user, self.parts.case), self.today + LOOK_BACK
        for one in self.parts.arranged:
            near = one.review_on is not None and one.review_on <= until
            waits = one.status == Asked.ASKED or (one.status == Asked.GRANTED and near)
            if waits and (decides or one.is_leave):
                yield (self.case, *(getattr(one, name) for name in ARRANGEMENT))

    def lost_post(self, since: datetime) -> list[tuple[str, str, datetime]]:
        return LOST_IN_ONE(since=since, dossier=key_of(self.parts.case))
