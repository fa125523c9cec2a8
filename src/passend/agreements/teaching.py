"""What a teacher sees: per group the students with an agreement, at most three lines, no reason."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from passend.cases.models import Audience, Case
from passend.cases.sharing import shown_to
from passend.core import clock
from passend.core.keys import any_of
from passend.core.links import link
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
    """Agreed, running today, granted where another body decides, with a line to do, and not kept
    from teachers by the student."""
    today = clock.today()
    lines = (
        AgreedMeasure.objects.in_effect()
        .filter(Q(starts_on=None) | Q(starts_on__lte=today))
        .filter(Q(ends_on=None) | Q(ends_on__gte=today))
        .filter(decision_state__in=["none", "granted"])
        .exclude(teacher_line="")
        .order_by("position")
    )
    return shown_to(lines, Audience.TEACHERS)


def group_cards(teacher: Any, groups: Iterable[Group]) -> list[GroupCard]:
    """The cards of these groups in five queries, whatever their size.

    From group to student to dossier to agreement, key by key: started at the agreements in force,
    a database reads those of the whole school. Only what a card shows is read.
    """
    groups = list(groups)
    agreements = _agreements(groups)
    keys = any_of([agreement.pk for agreement in agreements])
    seen = CardSeen.objects.filter(teacher=teacher, agreement__in=keys)
    seen_keys = set(seen.values_list("agreement_id", flat=True))
    lines = _lines(teacher, keys)
    by_group: dict[Any, GroupCard] = {group.pk: GroupCard(group) for group in groups}
    for agreement in agreements:
        if found := lines.get(agreement.pk):
            card = Card(agreement, agreement.pk in seen_keys, found)
            by_group[agreement.group_of].cards.append(card)
    return list(by_group.values())


def _agreements(groups: list[Group]) -> list[Any]:
    """In force, of students who are in these groups now, in the order of their names; `group_of`
    is the key of that group."""
    here = Case.objects.filter(student__group__in=groups, student__gone_on=None).order_by()
    found = Agreement.objects.in_force().filter(case__in=any_of(here.values_list("pk", flat=True)))
    return list(
        found.select_related("case")
        .annotate(group_of=F("case__student__group"))
        .only("status", "case__first_name", "case__last_name")
        .order_by("case__last_name", "case__first_name")
    )


def _lines(teacher: Any, keys: RawSQL) -> dict[Any, list[Line]]:
    """At most three lines an agreement, each with what this teacher last said of it."""
    problems: dict[Any, CardProblem] = {}
    said = CardProblem.objects.filter(teacher=teacher, measure__agreement__in=keys)
    for problem in said.order_by("said_on", "status"):
        problems[problem.measure_id] = problem
    lines: dict[Any, list[Line]] = defaultdict(list)
    to_do = lines_for_teachers().filter(agreement__in=keys).only("agreement", "teacher_line")
    for measure in to_do:
        if len(lines[measure.agreement_id]) < MOST_LINES:
            lines[measure.agreement_id].append(Line(measure, problems.get(measure.pk)))
    return lines
