"""The catalogue on one date: every provision in force, as a tree over one set of cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .cells import Domain, Point, cuts_of
from .derived import Derivation, parse_derivation
from .format.conditions import Condition
from .format.leaf import Leaf
from .format.provisions import Provision, Version
from .format.shared import Overlay, Term
from .library import Library
from .tree import Test, Tree, joined, negated


@dataclass(frozen=True)
class Rule:
    """A provision in the version of the date. `law` is the tree without what a school adds."""

    provision: Provision
    version: Version
    law: Tree
    tree: Tree
    overlays: tuple[Overlay, ...] = ()


class Rulebook:
    """All rules on one date, for one school. Made once, used for everybody; it never changes."""

    def __init__(self, library: Library, day: date, overlays: Iterable[Overlay] = ()) -> None:
        self.library, self.day = library, day
        self.overlays = tuple(o for o in overlays if day in o.period)
        self.facts = library.facts
        self.provisions = library.provisions
        versions = {p.id: p.on(day) for p in library.provisions.values()}
        self._versions = {key: version for key, version in versions.items() if version}
        self.domains = self._domains()
        self.rules = {key: self._rule(key, version) for key, version in self._versions.items()}
        self.knowledge = tuple(self._known_always())

    @cached_property
    def derivations(self) -> dict[str, Derivation]:
        """Per fact that follows from dates: how."""
        return {
            name: parse_derivation(fact.derived)
            for name, fact in self.facts.items()
            if fact.derived
        }

    def _domains(self) -> dict[str, Domain]:
        cuts: dict[str, list[Point]] = {}
        for leaf in self._tests():
            cuts.setdefault(leaf.fact, []).extend(cuts_of(leaf))
        return {name: Domain(name, fact, cuts.get(name, ())) for name, fact in self.facts.items()}

    def _tests(self) -> Iterator[Leaf]:
        for version in self._versions.values():
            yield from tests_of(version)
        for overlay in self.overlays:
            if overlay.also_for:
                yield from (_leaf(c) for c in overlay.also_for.leaves())
        for rule in self.library.knowledge:
            yield from _term_tests(rule.when)
            yield from _term_tests(rule.then)

    def _rule(self, key: str, version: Version) -> Rule:
        law = self.tree_of_version(version)
        added = tuple(o for o in self.overlays if o.provision == key)
        extra = [self.tree_of(o.also_for) for o in added if o.also_for]
        return Rule(self.provisions[key], version, law, joined("any", [law, *extra]), added)

    def tree_of_version(self, version: Version) -> Tree:
        """The conditions, and none of the exceptions."""
        exceptions = [negated(self.tree_of(part), self.full) for part in version.unless]
        return joined("all", [self.tree_of(version.conditions), *exceptions])

    def tree_of(self, condition: Condition | Term) -> Tree:
        """A condition of a file as a tree."""
        if condition.test is not None:
            return self._test(condition.test, condition)
        if condition.negated is not None:
            return negated(self._test(condition.negated, condition), self.full)
        if condition.any_of is not None:
            return joined("any", map(self.tree_of, condition.any_of))
        if condition.none_of is not None:
            return joined("all", [negated(self.tree_of(p), self.full) for p in condition.none_of])
        return joined("all", map(self.tree_of, condition.all_of or ()))

    def _test(self, leaf: Leaf, condition: Condition | Term) -> Test:
        open_norm = isinstance(condition, Condition) and condition.open_norm is not None
        soft = open_norm or self.facts[leaf.fact].open_norm
        return Test(leaf.fact, self.domains[leaf.fact].mask(leaf), soft)

    def full(self, fact: str) -> int:
        """All the cells of a fact."""
        return self.domains[fact].full

    def _known_always(self) -> Iterator[Tree]:
        for rule in self.library.knowledge:
            when = negated(self.tree_of(rule.when), self.full)
            yield joined("any", [when, self.tree_of(rule.then)])


def tests_of(version: Version) -> Iterator[Leaf]:
    """Every test of one fact in a version: conditions, exceptions, and deviating amounts."""
    for condition in conditions_of(version):
        yield from (_leaf(leaf) for leaf in condition.leaves())


def conditions_of(version: Version) -> Iterator[Condition]:
    """The trees of conditions in a version."""
    yield version.conditions
    yield from version.unless
    if version.amount:
        yield from (deviation.when for deviation in version.amount.deviations)


def _leaf(condition: Condition) -> Leaf:
    leaf = condition.test or condition.negated
    if leaf is None:
        raise TypeError("not a test of one fact")
    return leaf


def _term_tests(term: Term) -> Iterator[Leaf]:
    leaf = term.test or term.negated
    if leaf is not None:
        yield leaf
    for part in (*(term.all_of or ()), *(term.any_of or ()), *(term.none_of or ())):
        yield from _term_tests(part)
