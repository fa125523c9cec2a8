"""What a school or a municipality adds to the law: read, checked, and able only to give more."""

from .checks.references import check_leaf, leaves_at
from .checks.search import find
from .format.formula import names_in
from .format.reading import Document, Problem, read
from .format.shared import Overlay
from .format.wording import check
from .library import Library
from .rulebook import Rulebook
from .tree import joined, negated


def read_overlay(name: str, text: str, library: Library) -> tuple[Overlay | None, list[Problem]]:
    """Read one addition, and say with the line what is wrong with it.

    The overlay is None when something is wrong that is more than a warning.
    """
    document = read(name, text)
    found = check(document, Overlay) if document.data is not None else None
    if found is not None:
        _names(found, library, document)
    if found is not None and not document.problems:
        _widens(found, library, document)
    wrong = any(not problem.warning for problem in document.problems)
    return None if wrong else found, document.problems


def _names(overlay: Overlay, library: Library, document: Document) -> None:
    provision = library.provisions.get(overlay.provision)
    if provision is None:
        document.complain(("bij",), f"de voorziening «{overlay.provision}» bestaat niet")
    elif provision.on(overlay.period.since) is None:
        document.complain(("geldig",), f"{overlay.provision} geldt dan niet")
    elif overlay.amount is not None and not any(v.amount for v in provision.versions):
        document.complain(("bedrag",), f"bij {overlay.provision} hoort geen bedrag")
    _facts(overlay, library, document)


def _facts(overlay: Overlay, library: Library, document: Document) -> None:
    if overlay.also_for:
        for leaf, place in leaves_at(overlay.also_for, ("ook_als",)):
            test = leaf.test or leaf.negated
            if test is not None:
                check_leaf(library.facts, test, place, document)
    if overlay.amount is not None:
        for name in sorted(names_in(overlay.amount) - set(library.facts) - set(library.rates)):
            document.complain(("bedrag",), f"«{name}» is geen feit en geen bedrag")


def _widens(overlay: Overlay, library: Library, document: Document) -> None:
    if overlay.also_for is None:
        return
    book = Rulebook(library, overlay.period.since, [overlay])
    rule = book.rules[overlay.provision]
    extra = joined("all", [book.tree_of(overlay.also_for), negated(rule.law, book.full)])
    if find(book, extra) is None:
        text = "dit verruimt niets: wie hieraan voldoet, heeft het al volgens de wet"
        document.complain(("ook_als",), text, warning=True)
