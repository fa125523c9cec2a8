"""What a teacher sees: per group the students with an agreement, at most three lines, no reason.

Below them what other rooms add (`cases.classroom`): who may be away, and until when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from passend.cases import classroom
from passend.cases.classroom import ClassLine
from passend.cases.models import Audience, Case
from passend.cases.sharing import shown_to
from passend.core import clock
from passend.core.keys import any_of
from passend.core.links import link
from passend.core.prepared import Prepared
from passend.people.models import Group

from .models import AgreedMeasure, Agreement, CardProblem, CardSeen

MOST_LINES = 3


@dataclass
class Line:
    measure: AgreedMeasure
    problem: CardProblem | None

    @property
    def text(self) -> str:
        return str(self.measure.teacher_line)

    @property
    def report_url(self) -> str:
        return link("card.report", self.measure.pk)


@dataclass
class Card:
    """One student on the card of a group."""

    agreement: Agreement
    is_seen: bool
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def name(self) -> str:
        return str(self.agreement.case)


@dataclass
class GroupCard:
    """One group: the cards of its students, and what other rooms tell beside those."""

    group: Group
    cards: list[Card] = field(default_factory=list)
    also: list[ClassLine] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Nothing to do and nothing to know here today."""
        return not self.cards and not self.also

    @property
    def read_of(self) -> list[Case]:
        """The dossiers of which this shows something."""
        return [*(card.agreement.case for card in self.cards), *(line.case for line in self.also)]

    @property
    def unseen(self) -> int:
        return sum(not card.is_seen for card in self.cards)


# From group to student to dossier to agreement, key by key: started at the agreements in force, a
# database reads those of the whole school. Only what a card shows is read.
DOSSIERS = Prepared(
    lambda groups: (
        Case.objects.filter(student__group__in=any_of(groups, "bigint"), student__gone_on=None)
        .order_by()
        .values_list("pk", flat=True)
    )
)
AGREEMENTS = Prepared(
    lambda cases: (
        Agreement.objects.in_force()
        .filter(case__in=any_of(cases))
        .select_related("case")
        .annotate(group_of=F("case__student__group"))
        .only("status", "case__first_name", "case__last_name")
        .order_by("case__last_name", "case__first_name")
    )
)
SEEN = Prepared(
    lambda teacher, agreements: CardSeen.objects.filter(
        teacher=teacher, agreement__in=any_of(agreements)
    ).values_list("agreement_id", flat=True)
)
PROBLEMS = Prepared(
    lambda teacher, agreements: CardProblem.objects.filter(
        teacher=teacher, measure__agreement__in=any_of(agreements)
    ).order_by("said_on", "status")
)
LINES = Prepared(
    lambda agreements, today: (
        lines_for_teachers(today)
        .filter(agreement__in=any_of(agreements))
        .only("agreement", "teacher_line")
    )
)


def agreements_of(groups: Iterable[Group]) -> QuerySet[Agreement]:
    """In force, of students who are in these groups now."""
    return Agreement.objects.in_force().filter(
        case__student__group__in=list(groups), case__student__gone_on=None
    )


def lines_for_teachers(today: Any = None) -> QuerySet[AgreedMeasure]:
    """Agreed, running today, granted where another body decides, with a line to do, and not kept
    from teachers by the student."""
    today = today or clock.today()
    lines = (
        AgreedMeasure.objects.in_effect()
        .filter(Q(starts_on=None) | Q(starts_on__lte=today))
        .filter(Q(ends_on=None) | Q(ends_on__gte=today))
        .filter(decision_state__in=["none", "granted"])
        .exclude(teacher_line="")
        .order_by("position")
    )
    return shown_to(lines, Audience.TEACHERS, today)


def group_cards(teacher: Any, groups: Iterable[Group]) -> list[GroupCard]:
    """The cards of these groups in five queries and one a room, whatever their size."""
    groups = list(groups)
    agreements: list[Any] = AGREEMENTS(cases=DOSSIERS(groups=[group.pk for group in groups]))
    keys = [agreement.pk for agreement in agreements]
    seen_keys = set(SEEN(teacher=teacher.pk, agreements=keys))
    lines = _lines(teacher, keys)
    by_group: dict[Any, GroupCard] = {group.pk: GroupCard(group) for group in groups}
    for key, also in classroom.lines_for(list(by_group)).items():
        by_group[key].also = also
    for agreement in agreements:
        if found := lines.get(agreement.pk):
            card = Card(agreement, agreement.pk in seen_keys, found)
            by_group[agreement.group_of].cards.append(card)
    return list(by_group.values())


def _lines(teacher: Any, keys: list[UUID]) -> dict[Any, list[Line]]:
    """At most three lines an agreement, each with what this teacher last said of it."""
    problems: dict[Any, CardProblem] = {}
    for problem in PROBLEMS(teacher=teacher.pk, agreements=keys):
        problems[problem.measure_id] = problem
    lines: dict[Any, list[Line]] = defaultdict(list)
    for measure in LINES(agreements=keys, today=clock.today()):
        if len(lines[measure.agreement_id]) < MOST_LINES:
            lines[measure.agreement_id].append(Line(measure, problems.get(measure.pk)))
    return lines
