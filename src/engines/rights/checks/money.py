"""Does every amount have a value on every day of a version, for everybody who gets it?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ..amounts import is_stale
from ..cells import BEFORE
from ..format.formula import Node, names_in
from ..format.provisions import Provision
from ..format.reading import Document, Place
from ..library import Library, Reading
from ..rulebook import Rulebook
from ..tree import Test, joined
from .logic import Bench
from .search import find


def check_money(library: Library, provision: Provision, document: Document) -> None:
    """Every dated amount starts in time, and every table has a row for everybody."""
    for number, version in enumerate(provision.versions):
        if version.amount is None:
            continue
        place: Place = ("versies", number, "bedrag", "formule")
        formulas = [version.amount.formula, *(d.formula for d in version.amount.deviations)]
        for formula in formulas:
            for name in sorted(names_in(formula) & set(library.rates)):
                first = min(library.rates[name].values)
                if first > version.period.since:
                    text = f"«{name}» heeft pas vanaf {first} een waarde; deze versie begint eerder"
                    document.complain(place, text)
            for text in _gaps(Bench(library, provision, number), formula):
                document.complain(place, text, warning=True)


def _gaps(bench: Bench, formula: Node) -> Iterator[str]:
    for table in formula.find_data("table"):
        name, fact = str(table.children[0]), str(table.children[1])
        keys = [key for value in bench.library.rates[name].values.values() for key in _keys(value)]
        if not keys:
            continue
        book = Rulebook(
            bench.library, bench.version.period.since, cuts={fact: [_before(min(keys))]}
        )
        domain = book.domains[fact]
        below = sum(
            1 << i
            for i, cell in enumerate(domain.cells)
            if cell.stop and cell.stop <= (Decimal(min(keys)), BEFORE)
        )
        tree = book.tree_of_version(bench.version)
        if below and find(book, joined("all", [tree, Test(fact, below)])) is not None:
            yield f"de tabel «{name}» begint bij {min(keys)}, maar {fact} kan lager zijn"


def _before(key: int) -> tuple[Decimal, int]:
    return (Decimal(key), BEFORE)


def _keys(value: Decimal | dict[int, Decimal]) -> list[int]:
    return list(value) if isinstance(value, dict) else []


def check_stale(reading: Reading, today: date) -> None:
    """Warn about amounts that should have a newer value by their rhythm."""
    for name, rates in reading.rates.items():
        if is_stale(rates, today):
            newest = max(day for day in rates.values if day <= today)
            text = (
                f"«{name}» is van {newest} en verandert elk {rates.rhythm}: kijk of er nieuwer is"
            )
            reading.home[name].complain((name, "waarden"), text, warning=True)
