"""From the answers of a person to what is known: dates worked out, consequences drawn."""

from dataclasses import dataclass

from .rulebook import Rulebook
from .tree import Masks, Node, Test, Tree, facts_of, residue
from .values import ABSENT, UNSURE, Facts, Value


@dataclass(frozen=True)
class Known:
    """What is known of one person.

    `masks` says in which cells each fact can lie, `values` holds the exact ones, `given` is what
    the person said. `contradiction`: the answers cannot all be true; then nothing is concluded
    from knowledge, only from the answers themselves.
    """

    given: dict[str, Value]
    values: dict[str, Value]
    masks: dict[str, int]
    unsure: frozenset[str]
    contradiction: bool = False


def known_of(book: Rulebook, facts: Facts) -> Known:
    """What follows from the answers. A fact that the catalogue does not know is left out."""
    given = {name: value for name, value in facts.items() if name in book.facts}
    values = {name: value for name, value in given.items() if value is not UNSURE}
    masks = {
        name: 1 << book.domains[name].cell_of(value)
        for name, value in values.items()
        if book.domains[name].cells
    }
    _derive(book, values, masks)
    unsure = frozenset(n for n, value in given.items() if value is UNSURE and n not in masks)
    concluded = conclude(book, masks)
    return Known(
        given=given,
        values=values,
        masks=masks if concluded is None else concluded,
        unsure=unsure,
        contradiction=concluded is None,
    )


def _derive(book: Rulebook, values: dict[str, Value], masks: dict[str, int]) -> None:
    # What a date says is more exact than what was answered, so it wins.
    for name in book.derivations:
        possible = _possible(book, name, values)
        if not possible:
            continue
        domain = book.domains[name]
        masks[name] = 0
        for value in possible:
            masks[name] |= 1 << domain.cell_of(value)
        values.pop(name, None)
        if len(possible) == 1:
            values[name] = possible[0]


def _possible(book: Rulebook, name: str, values: dict[str, Value]) -> tuple[Value, ...]:
    derivation = book.derivations[name]
    if any(values.get(fact) is ABSENT for fact in derivation.facts):
        # No diploma, so no months since; a fact that is always there is asked for itself.
        return (ABSENT,) if book.facts[name].may_be_absent else ()
    return derivation.possible(values, book.day)


def conclude(book: Rulebook, masks: Masks) -> dict[str, int] | None:
    """Draw every consequence of the knowledge; None when the answers contradict it."""
    known = dict(masks)
    again = bool(known)
    while again:
        again = False
        for rule in book.knowledge:
            if facts_of(rule).isdisjoint(known):
                continue
            left = residue(rule, known)
            if left is False:
                return None
            again = _narrow(book, left, known) or again
    return None if 0 in known.values() else known


def _narrow(book: Rulebook, left: Tree, known: dict[str, int]) -> bool:
    """Take over what a rule of knowledge leaves no choice about. True when that is news."""
    if isinstance(left, Node) and left.op == "all":
        news = [_narrow(book, part, known) for part in left.parts]
        return any(news)
    if not isinstance(left, Test):
        return False
    before = known.get(left.fact, book.full(left.fact))
    known[left.fact] = before & left.mask
    return known[left.fact] != before
