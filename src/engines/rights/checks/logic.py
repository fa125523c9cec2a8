"""Does every condition of a rule matter, can anybody meet it, and does it keep what it promises?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..format.conditions import Condition
from ..format.provisions import Provision, Version
from ..format.reading import Document, Place
from ..library import Library
from ..rulebook import Rulebook, book_on
from ..tree import Test, Tree, joined, negated
from .references import all_leaves
from .search import Witness, differ, find


@dataclass(frozen=True)
class Bench:
    """One version of a provision laid out for checks."""

    library: Library
    provision: Provision
    number: int

    @property
    def version(self) -> Version:
        """The version that is looked at."""
        return self.provision.versions[self.number]

    @cached_property
    def book(self) -> Rulebook:
        """The rules on the first day of the version."""
        return book_on(self.library, self.version.period.since)

    @cached_property
    def tree(self) -> Tree:
        """The rule, with tests that are always true still in it."""
        return self.book.tree_of_version(self.version)

    @cached_property
    def leaves(self) -> list[tuple[Condition, Place]]:
        """The tests of one fact on which the verdict rests, with their places."""
        found = [(leaf, place) for n, leaf, place in all_leaves(self.provision) if n == self.number]
        return [(leaf, place) for leaf, place in found if "bedrag" not in place]

    def with_leaf(self, leaf: Condition, tree: Tree) -> Tree:
        """The rule with one test replaced."""
        return self.book.tree_of_version(self.version, {id(leaf): tree})


def check_logic(library: Library, provision: Provision, document: Document) -> None:
    """Every version can be met and missed, and each of its conditions matters both ways."""
    for number in range(len(provision.versions)):
        bench = Bench(library, provision, number)
        place: Place = ("versies", number, "voorwaarden")
        text = _never_or_always(bench)
        if text:
            document.complain(place, text)
            continue
        for leaf, where in bench.leaves:
            text = idle(bench, leaf)
            if text:
                document.complain(where, text)


def _never_or_always(bench: Bench) -> str | None:
    if find(bench.book, bench.tree) is None:
        if find(bench.book, bench.tree, with_knowledge=False) is None:
            return "niemand kan aan deze voorwaarden voldoen"
        return "volgens kennis.yaml kan niemand aan deze voorwaarden voldoen"
    if find(bench.book, negated(bench.tree, bench.book.full)) is None:
        return "iedereen voldoet altijd aan deze voorwaarden"
    return None


def idle(bench: Bench, leaf: Condition) -> str | None:
    """Why a condition does no work, or None when it matters both met and not met."""
    for met in (True, False):
        if witness_for(bench, leaf, met) is None:
            how = "vervuld" if met else "niet vervuld"
            other = "doet er nooit toe of"
            return (
                f"{other} «{leaf.test or leaf.negated}» {how} is: een andere voorwaarde bepaalt dat"
            )
    return None


def witness_for(bench: Bench, leaf: Condition, met: bool) -> Witness | None:
    """Somebody for whom only this condition decides, and who meets it or does not (MC/DC)."""
    own = bench.book.tree_of(leaf)
    if isinstance(own, Test):
        own = own if met else negated(own, bench.book.full)
    matters = differ(bench.book, bench.with_leaf(leaf, True), bench.with_leaf(leaf, False))
    return find(bench.book, joined("all", [own, matters]))


def check_relations(library: Library, provision: Provision, document: Document) -> None:
    """What the file says never goes together with it, is proven never to go together."""
    for number in range(len(provision.versions)):
        bench = Bench(library, provision, number)
        if number < len(provision.versions) - 1:
            continue  # what goes together today is what people rely on
        for index, name in enumerate(provision.never_with):
            other = _other(bench, name)
            witness = find(bench.book, joined("all", [bench.tree, other])) if other else None
            if witness is not None:
                text = f"dit kan wel samengaan met «{name}»"
                document.complain(("gaat_niet_samen_met", index), text)


def _other(bench: Bench, name: str) -> Tree | None:
    if name in bench.book.rules:
        return bench.book.rules[name].law
    domain = bench.book.domains.get(name)
    return Test(name, 0b10) if domain and domain.fact.kind == "janee" else None


@dataclass(frozen=True)
class Change:
    """What a new version changed: somebody who gained by it and somebody who lost, if any."""

    since: date
    book: Rulebook
    gains: Witness | None
    loses: Witness | None


def changes(library: Library, provision: Provision) -> Iterator[Change]:
    """Per next version of a provision who wins and who loses."""
    for number in range(1, len(provision.versions)):
        bench = Bench(library, provision, number)
        old = _in_cells_of(library, provision, number)
        yield Change(
            since=bench.version.period.since,
            book=old.book,
            gains=find(old.book, joined("all", [negated(old.old, old.book.full), old.new])),
            loses=find(old.book, joined("all", [old.old, negated(old.new, old.book.full)])),
        )


@dataclass(frozen=True)
class _Pair:
    book: Rulebook
    old: Tree
    new: Tree


def _in_cells_of(library: Library, provision: Provision, number: int) -> _Pair:
    """Two versions over the same cells, so that they can be compared."""
    book = Rulebook(library, provision.versions[number].period.since, every_version=True)
    old = book.tree_of_version(provision.versions[number - 1])
    return _Pair(book, old, book.tree_of_version(provision.versions[number]))
