"""The catalogue on one date: every provision in force, as a tree over one set of cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain

from .cells import Domain, Point, cuts_of
from .derived import Derivation, parse_derivation
from .format.conditions import Condition
from .format.leaf import Leaf
from .format.provisions import Provision, Version
from .format.shared import Overlay, Term
from .format.sources import Source
from .library import Library
from .quotations import is_checked
from .tree import Test, Tree, joined, negated


@dataclass(frozen=True)
class Rule:
    """A provision in the version of the date. `law` is the tree without what a school adds."""

    provision: Provision
    version: Version
    law: Tree
    tree: Tree
    overlays: tuple[Overlay, ...] = ()


Put = Mapping[int, Tree]
NOTHING: Put = {}


class Rulebook:
    """All rules on one date, for one school. Made once, used for everybody; it never changes."""

    def __init__(
        self,
        library: Library,
        day: date,
        overlays: Iterable[Overlay] = (),
        *,
        every_version: bool = False,
        cuts: Mapping[str, Iterable[Point]] | None = None,
    ) -> None:
        """`every_version` and `cuts` make finer cells: to compare versions, to look at tables."""
        self.library, self.day = library, day
        self.overlays = tuple(o for o in overlays if day in o.period)
        self.facts = library.facts
        self.provisions = library.provisions
        versions = {p.id: p.on(day) for p in library.provisions.values()}
        self._versions = {key: version for key, version in versions.items() if version}
        compared = library.provisions.values() if every_version else ()
        self.domains = self._domains(cuts or {}, [v for p in compared for v in p.versions])
        self.rules = {key: self._rule(key, version) for key, version in self._versions.items()}
        self.knowledge = tuple(self._known_always())
        self._unchecked: dict[str, tuple[Source, ...]] = {}

    @cached_property
    def trees(self) -> dict[int, Tree]:
        """The tree of each condition that was asked for, by identity: conditions never change."""
        return {}

    @cached_property
    def derivations(self) -> dict[str, Derivation]:
        """Per fact that follows from dates: how."""
        return {
            name: parse_derivation(fact.derived)
            for name, fact in self.facts.items()
            if fact.derived
        }

    def _domains(
        self, extra: Mapping[str, Iterable[Point]], compared: list[Version]
    ) -> dict[str, Domain]:
        cuts = {name: list(points) for name, points in extra.items()}
        for leaf in chain(self._tests(), *map(tests_of, compared)):
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

    def tree_of_version(self, version: Version, put: Put = NOTHING) -> Tree:
        """The conditions, and none of the exceptions; `put` replaces conditions, by identity."""
        exceptions = [negated(self.tree_of(part, put), self.full) for part in version.unless]
        return joined("all", [self.tree_of(version.conditions, put), *exceptions])

    def tree_of(self, condition: Condition | Term, put: Put = NOTHING) -> Tree:
        """A condition of a file as a tree."""
        if put:
            return put[id(condition)] if id(condition) in put else self._made(condition, put)
        if id(condition) not in self.trees:
            self.trees[id(condition)] = self._made(condition, put)
        return self.trees[id(condition)]

    def _made(self, condition: Condition | Term, put: Put) -> Tree:
        if condition.test is not None:
            return self._test(condition.test, condition)
        if condition.negated is not None:
            return negated(self._test(condition.negated, condition), self.full)
        if condition.any_of is not None:
            return joined("any", [self.tree_of(part, put) for part in condition.any_of])
        none_of = [negated(self.tree_of(part, put), self.full) for part in condition.none_of or ()]
        return joined("all", none_of or [self.tree_of(p, put) for p in condition.all_of or ()])

    def _test(self, leaf: Leaf, condition: Condition | Term) -> Test:
        open_norm = isinstance(condition, Condition) and condition.open_norm is not None
        soft = open_norm or self.facts[leaf.fact].open_norm
        return Test(leaf.fact, self.domains[leaf.fact].mask(leaf), soft)

    def full(self, fact: str) -> int:
        """All the cells of a fact."""
        return self.domains[fact].full

    def unchecked(self, provision: str) -> tuple[Source, ...]:
        """The sources of a rule that nobody could lay beside the text of this date."""
        if provision not in self._unchecked:
            rule = self.rules[provision]
            regulation, articles = rule.provision.regulation, self.library.articles
            self._unchecked[provision] = tuple(
                source
                for source in sources_of(rule.version)
                if not is_checked(source, regulation, articles, self.day)
            )
        return self._unchecked[provision]

    def _known_always(self) -> Iterator[Tree]:
        for rule in self.library.knowledge:
            when = negated(self.tree_of(rule.when), self.full)
            yield joined("any", [when, self.tree_of(rule.then)])


@lru_cache(maxsize=64)
def book_on(library: Library, day: date) -> Rulebook:
    """The rulebook of a day without overlays, kept for the next who asks."""
    return Rulebook(library, day)


def tests_of(version: Version) -> Iterator[Leaf]:
    """Every test of one fact in a version: conditions, exceptions, and deviating amounts."""
    for condition in conditions_of(version):
        yield from (_leaf(leaf) for leaf in condition.leaves())


def sources_of(version: Version) -> Iterator[Source]:
    """The sources on which the verdict of a version rests."""
    yield version.source
    for condition in conditions_of(version):
        yield from (leaf.source for leaf in condition.leaves() if leaf.source)


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
