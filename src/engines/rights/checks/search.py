"""Is there a person for whom a tree holds? Facts are finite here, so the answer is exact.

The search splits on one fact at a time and lets `residue` do the rest. It takes the place of a
solver: trees have a dozen facts, and every answer comes with a witness.
"""

from collections.abc import Iterable
from decimal import Decimal

from ..cells import AFTER, Cell, Domain
from ..format.kinds import NO, YES
from ..rulebook import Rulebook
from ..tree import Node, Test, Tree, facts_of, joined, negated, residue
from ..values import Special

Witness = dict[str, int]
"""Per fact that matters the cells in which its value lies."""


def find(book: Rulebook, tree: Tree, *, with_knowledge: bool = True) -> Witness | None:
    """Somebody for whom the tree holds, or None when there is nobody."""
    rules = _connected(book, facts_of(tree)) if with_knowledge else []
    return _search(book, joined("all", [tree, *rules]), {})


def _connected(book: Rulebook, facts: frozenset[str]) -> list[Tree]:
    # The knowledge that can matter: about these facts, or about facts of such knowledge.
    rules: list[Tree] = []
    left = list(book.knowledge)
    again = True
    while again:
        near = [rule for rule in left if not facts.isdisjoint(facts_of(rule))]
        again = bool(near)
        left = [rule for rule in left if rule not in near]
        rules += near
        facts = facts.union(*map(facts_of, near))
    return rules


def _search(book: Rulebook, tree: Tree, known: Witness) -> Witness | None:
    left = residue(tree, known)
    if isinstance(left, bool):
        return known if left else None
    test = _first(left)
    possible = known.get(test.fact, book.full(test.fact))
    for mask in (possible & test.mask, possible & ~test.mask):
        found = _search(book, left, {**known, test.fact: mask}) if mask else None
        if found is not None:
            return found
    return None


def _first(tree: Node | Test) -> Test:
    while isinstance(tree, Node):
        part = tree.parts[0]
        if isinstance(part, bool):
            raise TypeError("a decided part inside a residue")
        tree = part
    return tree


def differ(book: Rulebook, one: Tree, other: Tree) -> Tree:
    """The tree that holds where exactly one of two trees does."""
    first = joined("all", [one, negated(other, book.full)])
    second = joined("all", [negated(one, book.full), other])
    return joined("any", [first, second])


def shown(book: Rulebook, witness: Witness, names: Iterable[str]) -> str:
    """A witness in the words of an example: `leeftijd: 18, ontvangt_wsf: ja`."""
    parts = []
    for name in sorted(set(names)):
        domain = book.domains[name]
        mask = witness.get(name, 0)
        if mask and mask != domain.full:
            parts.append(f"{name}: {value_of(domain, mask)}")
    return ", ".join(parts) or "iedereen"


def value_of(domain: Domain, mask: int) -> str:
    """A value in the first of some cells, as it is written in an example."""
    cell = next(cell for i, cell in enumerate(domain.cells) if mask >> i & 1)
    if isinstance(cell.label, Special):
        return cell.label.value
    if isinstance(cell.label, bool):
        return YES if cell.label else NO
    return str(cell.label) if cell.label is not None else _number(cell)


def _number(cell: Cell) -> str:
    if cell.start is None:
        raise TypeError("not a stretch of numbers")
    number, side = cell.start
    return str(number + Decimal("0.01") if side == AFTER else number)
