"""Would an example notice? Every condition is turned round in turn; an example must then fail."""

from collections.abc import Iterator

from ..format.conditions import Condition
from ..format.provisions import Example, Provision
from ..format.reading import Document, Place
from ..known import known_of
from ..library import Library
from ..rulebook import Rulebook, book_on
from ..tree import Tree, negated, residue
from .examples import given_of
from .logic import Bench


def unnoticed(library: Library, provision: Provision) -> Iterator[tuple[Condition, Place]]:
    """The conditions that can be turned round without any example noticing."""
    for number, version in enumerate(provision.versions):
        bench = Bench(library, provision, number)
        people = [
            _known_of(library, example)
            for example in provision.examples
            if example.day in version.period
        ]
        for leaf, place in bench.leaves:
            if not any(_notices(bench, leaf, masks, book) for masks, book in people):
                yield leaf, place


def _known_of(library: Library, example: Example) -> tuple[dict[str, int], Rulebook]:
    book = book_on(library, example.day)
    return known_of(book, given_of(library, example)).masks, book


def _notices(bench: Bench, leaf: Condition, masks: dict[str, int], book: Rulebook) -> bool:
    turned = negated(book.tree_of(leaf), book.full)
    before = residue(book.tree_of_version(bench.version), masks)
    after = residue(book.tree_of_version(bench.version, {id(leaf): turned}), masks)
    return _outcome(before) != _outcome(after)


def _outcome(tree: Tree) -> object:
    # An example names its verdict; who is waiting for other facts than before may go unnoticed.
    return tree if isinstance(tree, bool) else None


def check_mutations(library: Library, provision: Provision, document: Document) -> None:
    """Complain of every condition that no example guards."""
    for leaf, place in unnoticed(library, provision):
        text = (
            f"geen voorbeeld merkt het als «{leaf.test or leaf.negated}» wordt omgedraaid: voeg "
            "iemand toe bij wie alleen deze voorwaarde beslist"
        )
        document.complain(place, text)
