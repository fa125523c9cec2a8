"""Figures of a study year per kind of matter, which a school publishes each year (Awb 9:12a).

By the study year of receipt. Every count is rounded to five (`core.few`): on a small school one
complaint that was right is one person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from engines.deadlines import StudyYear
from passend.core.few import middle, rounded

from .doors import Kind
from .models import Matter

Outcome, Status = Matter.Outcome, Matter.Status
RIGHT: Final = (Outcome.FOUNDED, Outcome.PARTLY, Outcome.ANSWERED)


TITLES: Final = (
    _("Ontvangen"), _("Gelijk of antwoord"), _("Geen gelijk"), _("Niet beoordeeld"),
    _("Ingetrokken"), _("Loopt nog"), _("Middelste aantal dagen"), _("Na de uiterste dag"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Row:
    """One kind, with a cell for each of `TITLES`."""

    kind: str
    cells: tuple[str, ...]


def rows_of(year: StudyYear) -> list[Row]:
    """Every kind, also with nothing: that says as much."""
    found = Matter.objects.filter(received_on__range=(year.first_day, year.last_day))
    by_kind: dict[str, list[Matter]] = {kind.label: [] for kind in Kind}
    for matter in found:
        by_kind[matter.kind.label].append(matter)
    return [Row(kind=kind, cells=cells_of(matters)) for kind, matters in by_kind.items()]


def cells_of(matters: list[Matter]) -> tuple[str, ...]:
    ended = [m for m in matters if m.status in {Status.DECIDED, Status.CLOSED}]
    counts = (
        len(matters),
        _count(m.outcome in RIGHT for m in ended),
        _count(m.outcome == Outcome.UNFOUNDED for m in ended),
        _count(m.outcome in {Outcome.NOT_HANDLED, Outcome.TOO_LATE} for m in ended),
        _count(m.status == Status.WITHDRAWN for m in matters),
        _count(not m.is_over for m in matters),
    )
    days = [(m.ended_on - m.received_on).days for m in ended if m.ended_on]
    overdue = _count(m.is_late or m.was_late for m in matters)
    return (*map(rounded, counts), middle(days), rounded(overdue))


def _count(these: Iterable[bool]) -> int:
    return sum(these)
