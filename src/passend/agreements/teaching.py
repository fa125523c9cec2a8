"""What a teacher sees: per group the students with an agreement, at most three lines, no reason."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from passend.core import clock
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


@dataclass
class Card:
    """One student on the card of a group."""

    agreement: Agreement
    is_seen: bool
    lines: list[Line] = field(default_factory=list)


@dataclass
class GroupCard:
    group: Group
    cards: list[Card] = field(default_factory=list)

    @property
    def unseen(self) -> int:
        return sum(not card.is_seen for card in self.cards)


def agreements_of(groups: Iterable[Group]) -> QuerySet[Agreement]:
    """In force, of students who are in these groups now."""
    return Agreement.objects.in_force().filter(
        case__student__group__in=list(groups), case__student__gone_on=None
    )


def lines_for_teachers() -> QuerySet[AgreedMeasure]:
    """Agreed, running today, granted where another body decides, and with a line to do."""
    today = clock.today()
    return (
        AgreedMeasure.objects.in_effect()
        .filter(Q(starts_on=None) | Q(starts_on__lte=today))
        .filter(Q(ends_on=None) | Q(ends_on__gte=today))
        .filter(decision_state__in=["none", "granted"])
        .exclude(teacher_line="")
        .order_by("position")
    )


def group_cards(teacher: Any, groups: Iterable[Group]) -> list[GroupCard]:
    """The cards of these groups in four queries, whatever their size."""
    groups = list(groups)
    agreements = agreements_of(groups).select_related("case__student")
    seen = set(
        CardSeen.objects.filter(teacher=teacher, agreement__in=agreements).values_list(
            "agreement_id", flat=True
        )
    )
    problems: dict[Any, CardProblem] = {}
    said = CardProblem.objects.filter(teacher=teacher, measure__agreement__in=agreements)
    for problem in said.order_by("said_on", "status"):
        problems[problem.measure_id] = problem
    lines: dict[Any, list[Line]] = defaultdict(list)
    for measure in lines_for_teachers().filter(agreement__in=agreements):
        if len(lines[measure.agreement_id]) < MOST_LINES:
            lines[measure.agreement_id].append(Line(measure, problems.get(measure.pk)))
    by_group: dict[Any, GroupCard] = {group.pk: GroupCard(group) for group in groups}
    for agreement in agreements.order_by("case__last_name", "case__first_name"):
        if found := lines.get(agreement.pk):
            student = agreement.case.student
            card = Card(agreement, agreement.pk in seen, found)
            by_group[student.group_id if student else None].cards.append(card)
    return list(by_group.values())
