"""Why: as little as proves the answer.

For a no one failing condition, rather one that nobody can argue about than an open norm; for a yes
the branch that carries it; for a maybe what is still missing.
"""

from dataclasses import dataclass

from .format.conditions import Condition, OpenNorm
from .format.sources import Source
from .known import Known
from .rulebook import Rule, Rulebook
from .tree import Test, facts_of, residue


@dataclass(frozen=True)
class Reason:
    """One sentence. `met`: this condition is fulfilled, is not, or is not known yet (None)."""

    text: str
    met: bool | None
    fact: str | None = None
    source: Source | None = None
    open_norm: OpenNorm | None = None


@dataclass(frozen=True)
class _Teller:
    book: Rulebook
    known: Known

    def status(self, condition: Condition) -> bool | None:
        """Met, not met, or not known."""
        left = residue(self.book.tree_of(condition), self.known.masks)
        return left if isinstance(left, bool) else None

    def tell(self, condition: Condition, *, excludes: bool = False) -> list[Reason]:
        """The reasons of a condition; `excludes` when it stands under geen_van or tenzij."""
        status = self.status(condition)
        if condition.is_leaf:
            return [self._leaf(condition, status, excludes)]
        none_of = condition.none_of is not None
        if status is None:
            chosen = [part for part in condition.parts if self.status(part) is None]
        elif status is (condition.any_of is not None):
            # One part decides: it fails under alle, is met under een_van, is met under geen_van.
            decided = [p for p in condition.parts if self.status(p) is (status != none_of)]
            chosen = [min(decided, key=self.doubt)]
        else:
            chosen = list(condition.parts)
        return [r for part in chosen for r in self.tell(part, excludes=excludes != none_of)]

    def doubt(self, condition: Condition) -> int:
        """How much there is to argue about: open norms first, then the number of tests."""
        tests = [leaf for leaf in condition.leaves() if self._is_soft(leaf)]
        return len(tests) * 100 + sum(1 for _ in condition.leaves())

    def _is_soft(self, leaf: Condition) -> bool:
        tree = self.book.tree_of(leaf)
        return isinstance(tree, Test) and tree.soft

    def _leaf(self, leaf: Condition, status: bool | None, excludes: bool) -> Reason:
        test = leaf.test or leaf.negated
        fact = test.fact if test else None
        if status is None:
            text = self.book.facts[fact].question if fact else ""
        else:
            text = (leaf.when_met if status else leaf.when_not) or ""
        met = None if status is None else status is not excludes
        return Reason(text, met, fact, leaf.source, leaf.open_norm)


def reasons_of(book: Rulebook, rule: Rule, known: Known) -> tuple[Reason, ...]:
    """The smallest set of sentences that proves the answer about a rule."""
    teller = _Teller(book, known)
    verdict = residue(rule.tree, known.masks)
    parts = [(rule.version.conditions, False), *((part, True) for part in rule.version.unless)]
    added = [overlay.also_for for overlay in rule.overlays if overlay.also_for]
    if verdict is False:
        failing = [(c, x) for c, x in parts if teller.status(c) is x]
        condition, excludes = min(failing, key=lambda one: teller.doubt(one[0]))
        return tuple(teller.tell(condition, excludes=excludes))
    if verdict is True:
        if residue(rule.law, known.masks) is not True:  # only what a school added carries it
            parts = [(c, False) for c in added if teller.status(c) is True][:1]
        return tuple(r for c, x in parts for r in teller.tell(c, excludes=x))
    parts.extend((condition, False) for condition in added)
    open_parts = [(c, x) for c, x in parts if teller.status(c) is None]
    left = facts_of(verdict)
    return tuple(r for c, x in open_parts for r in teller.tell(c, excludes=x) if r.fact in left)
