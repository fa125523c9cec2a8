"""How likely a rule is to hold, and how much an answer would tell.

The chances are national estimates that stand with the facts, never a school's own figures. Facts
are taken as independent. Where every fact stands once in a tree, all answers are worked out in one
pass up and down it; elsewhere the tree is split on a fact that stands in it twice.
"""

import math
from collections.abc import Iterator
from functools import cached_property

from .rulebook import Rulebook
from .tree import Masks, Node, Test, Tree, facts_of, masks_of, residue

Open = tuple[tuple[str, int], ...]
"""Facts that are partly known, with the cells in which they can still lie."""


class Odds:
    """The chances of one rulebook. What was worked out once is kept: trees repeat.

    Many interviews about one rulebook may share it, also from several threads at once.
    """

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._chances: dict[tuple[Tree, Open], float] = {}
        self._gains: dict[tuple[Tree, Open], dict[str, float]] = {}

    @property
    def kept(self) -> int:
        """How much was worked out and is kept."""
        return len(self._chances) + len(self._gains)

    def forget(self) -> None:
        """Start afresh, so that memory stays bounded."""
        self._chances, self._gains = {}, {}

    @cached_property
    def weights(self) -> dict[str, tuple[float, ...]]:
        """Per fact how likely each cell is."""
        return {name: domain.weights() for name, domain in self.book.domains.items()}

    def open_part(self, tree: Tree, known: Masks) -> Open:
        """What is partly known about the facts of a tree."""
        return tuple(sorted((f, known[f]) for f in facts_of(tree) if f in known))

    def chance(self, tree: Tree, partly: Open = ()) -> float:
        """How likely it is that a tree holds."""
        if isinstance(tree, bool):
            return float(tree)
        key = (tree, partly)
        found = self._chances.get(key)
        if found is None:  # and never read back: another thread may forget meanwhile
            if isinstance(tree, Test):
                found = self._test(tree, dict(partly))
            else:
                found = self._joined(tree, partly)
            self._chances[key] = found
        return found

    def _test(self, test: Test, partly: Masks) -> float:
        possible = partly.get(test.fact, self.book.full(test.fact))
        whole = self._weight(test.fact, possible)
        return self._weight(test.fact, possible & test.mask) / whole if whole else 0.5

    def _weight(self, fact: str, mask: int) -> float:
        return sum(w for i, w in enumerate(self.weights[fact]) if mask >> i & 1)

    def _joined(self, tree: Node, partly: Open) -> float:
        shared = _shared_fact(tree)
        if shared is not None:
            return sum(
                part * self.chance(residue(tree, {shared: mask}), partly)
                for mask, part in self._cells(tree, shared, dict(partly))
            )
        parts = [self.chance(part, partly) for part in tree.parts]
        if tree.op == "all":
            return math.prod(parts)
        return 1 - math.prod(1 - part for part in parts)

    def _cells(self, tree: Tree, fact: str, partly: Masks) -> Iterator[tuple[int, float]]:
        # The cells are those of the whole catalogue; one tree tells only a few of them apart.
        possible = partly.get(fact, self.book.full(fact))
        whole = self._weight(fact, possible) or 1.0
        groups = [possible]
        for mask in masks_of(tree)[fact]:
            cut = [half for group in groups for half in (group & mask, group & ~mask)]
            groups = [half for half in cut if half]
        for group in groups:
            yield group, self._weight(fact, group) / whole

    def gains(self, tree: Tree, partly: Open = ()) -> dict[str, float]:
        """Per open fact the expected drop in uncertainty about this rule, in bits."""
        key = (tree, partly)
        found = self._gains.get(key)
        if found is None:
            found = self._gains[key] = dict(self._worked_out(tree, partly))
        return found

    def _worked_out(self, tree: Tree, partly: Open) -> Iterator[tuple[str, float]]:
        whole = self.chance(tree, partly)
        if isinstance(tree, Test) or _is_read_once(tree):
            for test, slope in self._slopes(tree, 1.0, partly):
                p = self._test(test, dict(partly))
                met, not_met = whole + slope * (1 - p), whole - slope * p
                yield test.fact, entropy(whole) - p * entropy(met) - (1 - p) * entropy(not_met)
            return
        for fact in facts_of(tree):
            left = (
                part * entropy(self.chance(residue(tree, {fact: mask}), partly))
                for mask, part in self._cells(tree, fact, dict(partly))
            )
            yield fact, entropy(whole) - sum(left)

    def _slopes(self, tree: Tree, slope: float, partly: Open) -> Iterator[tuple[Test, float]]:
        # How fast the chance of the whole tree grows with the chance of each test in it.
        if isinstance(tree, Test):
            yield tree, slope
        if not isinstance(tree, Node):
            return
        chances = [self.chance(part, partly) for part in tree.parts]
        others = chances if tree.op == "all" else [1 - chance for chance in chances]
        for index, part in enumerate(tree.parts):
            rest = math.prod(other for i, other in enumerate(others) if i != index)
            yield from self._slopes(part, slope * rest, partly)


def entropy(chance: float) -> float:
    """How uncertain a yes or no is, in bits: 1 for a coin, 0 when it is decided."""
    if chance <= 0 or chance >= 1:
        return 0.0
    return -(chance * math.log2(chance) + (1 - chance) * math.log2(1 - chance))


def _shared_fact(tree: Node) -> str | None:
    """A fact that stands in more than one part, the one in most parts."""
    count: dict[str, int] = {}
    for part in tree.parts:
        for fact in facts_of(part):
            count[fact] = count.get(fact, 0) + 1
    most = max(sorted(count), key=lambda fact: count[fact])
    return most if count[most] > 1 else None


def _is_read_once(tree: Tree) -> bool:
    if not isinstance(tree, Node):
        return True
    return _shared_fact(tree) is None and all(map(_is_read_once, tree.parts))
