"""What a room adds to the card of a group, besides the promises of an agreement.

The card stands in `agreements`; a room beside it knows things that teachers of the group must know
too, and says so here:

    @adds_to_card
    def told(groups): ...
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .models import Case


@dataclass(frozen=True)
class ClassLine:
    """What the teachers of a group read about one student: what, never why."""

    group: int
    case: Case
    text: str


Source = TypeVar("Source", bound=Callable[[Sequence[int]], Iterable[ClassLine]])
_SOURCES: list[Callable[[Sequence[int]], Iterable[ClassLine]]] = []
"""Each answers for all groups of a teacher at once: a card may not cost a query a group."""


def adds_to_card(source: Source) -> Source:
    """Make a function tell what this room adds. It gets keys of groups, and tells only what
    `cases.sharing.shown_to` lets teachers see today."""
    _SOURCES.append(source)
    return source


def lines_for(groups: Sequence[int]) -> dict[int, list[ClassLine]]:
    """What every room adds to the cards of these groups, by the key of the group."""
    found: dict[int, list[ClassLine]] = defaultdict(list)
    for source in _SOURCES:
        for line in source(groups):
            found[line.group].append(line)
    return found
