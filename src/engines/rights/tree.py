"""A rule as a tree, and the one operation on it: what is left, given what is known.

Verdicts, reasons, questions, checks and the bulk form are all read off this tree. Unknown is a
value here (Kleene): a test of an unknown fact stays standing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Masks = Mapping[str, int]
"""Per fact the cells in which its value can lie. A fact that is not in it can lie anywhere."""


@dataclass(frozen=True, slots=True)
class Test:
    """One fact lies in a set of cells. `soft`: somebody else still has to agree (open norm)."""

    fact: str
    mask: int
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """All of the parts, or any of them. The hash is kept: trees are keys of caches."""

    op: Literal["all", "any"]
    parts: tuple["Tree", ...]
    key: int = field(default=0, compare=False, repr=False)

    def __hash__(self) -> int:
        return self.key


Tree = bool | Test | Node


def node(op: Literal["all", "any"], parts: tuple[Tree, ...]) -> Node:
    """A node with its hash."""
    return Node(op, parts, hash((op, parts)))


def joined(op: Literal["all", "any"], parts: Iterable[Tree]) -> Tree:
    """Join parts, with what is decided already taken out."""
    ends = op == "any"
    left: list[Tree] = []
    for part in parts:
        if part is ends:
            return ends
        if isinstance(part, Node) and part.op == op:
            left.extend(part.parts)
        elif not isinstance(part, bool):
            left.append(part)
    if not left:
        return not ends
    return left[0] if len(left) == 1 else node(op, tuple(left))


def negated(tree: Tree, full: Callable[[str], int]) -> Tree:
    """The opposite of a tree. `full` gives all the cells of a fact."""
    if isinstance(tree, bool):
        return not tree
    if isinstance(tree, Test):
        return Test(tree.fact, full(tree.fact) & ~tree.mask, tree.soft)
    other: Literal["all", "any"] = "any" if tree.op == "all" else "all"
    return joined(other, [negated(part, full) for part in tree.parts])


def residue(tree: Tree, known: Masks, *, firm: bool = False) -> Tree:
    """What is left of the tree. `firm`: what an open norm only makes likely stays standing."""
    if isinstance(tree, bool):
        return tree
    if isinstance(tree, Test):
        return _tested(tree, known, firm)
    ends = tree.op == "any"
    left: list[Tree] = []
    changed = False
    for part in tree.parts:
        rest = residue(part, known, firm=firm)
        if rest is ends:
            return ends
        changed = changed or rest is not part
        if not isinstance(rest, bool):
            left.append(rest)
    return joined(tree.op, left) if changed else tree


def _tested(test: Test, known: Masks, firm: bool) -> Tree:
    possible = known.get(test.fact)
    if possible is None:
        return test
    if not possible & test.mask:
        return False
    if possible & ~test.mask:
        return test
    return test if firm and test.soft else True


@lru_cache(maxsize=65536)
def facts_of(tree: Tree) -> frozenset[str]:
    """The facts that can still matter."""
    if isinstance(tree, bool):
        return frozenset()
    if isinstance(tree, Test):
        return frozenset([tree.fact])
    return frozenset().union(*map(facts_of, tree.parts))


@lru_cache(maxsize=65536)
def masks_of(tree: Tree) -> Mapping[str, tuple[int, ...]]:
    """Per fact the sets of cells that the tests of a tree ask about, each once."""
    if isinstance(tree, bool):
        return {}
    if isinstance(tree, Test):
        return {tree.fact: (tree.mask,)}
    found: dict[str, dict[int, None]] = {}
    for part in tree.parts:
        for fact, masks in masks_of(part).items():
            found.setdefault(fact, {}).update(dict.fromkeys(masks))
    return {fact: tuple(masks) for fact, masks in found.items()}
