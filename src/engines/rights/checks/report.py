"""What a lawyer looks at once and then only where it changes: who decides a condition, who wins.

Per condition a pair of persons that differ in nothing else that matters (MC/DC), per new version
somebody who gained and somebody who lost, and whether bulk is as sharp as one person's answer.
"""

from collections.abc import Iterator

from ..format.provisions import Provision
from ..library import Library
from ..rulebook import Rulebook
from ..tree import Tree, facts_of, negated, residue
from .logic import Bench, changes, witness_for
from .search import Witness, find, shown

LIMIT = 20_000


def report(library: Library, provision: Provision) -> Iterator[str]:
    """The lines of the report about one provision."""
    for number, version in enumerate(provision.versions):
        bench = Bench(library, provision, number)
        yield f"{provision.name}, vanaf {version.period.since}"
        for leaf, _ in bench.leaves:
            for met in (True, False):
                witness = witness_for(bench, leaf, met)
                text = leaf.when_met if met else leaf.when_not
                yield f"  {text}  ({_shown(bench.book, witness)})"
        yield f"  {_sharp(bench)}"
    for change in changes(library, provision):
        for word, witness in (("wint", change.gains), ("verliest", change.loses)):
            yield f"Op {change.since} {word}: {_shown(change.book, witness)}"


def _shown(book: Rulebook, witness: Witness | None) -> str:
    return "niemand" if witness is None else shown(book, witness, book.facts)


def _sharp(bench: Bench) -> str:
    blind = blind_spot(bench.book, bench.tree)
    if blind is None:
        return "In bulk is het antwoord even scherp als voor één persoon."
    return f"In bulk blijft het antwoord soms misschien terwijl het vaststaat, bij: {blind}"


def blind_spot(book: Rulebook, tree: Tree) -> str | None:
    """What is known of somebody for whom Kleene says unknown though nothing can change the answer.

    None when there is nobody: then the bulk form is exact. Raises OverflowError when there are too
    many patterns to look at.
    """
    todo: list[tuple[Tree, dict[str, int]]] = [(tree, {})]
    seen: set[Tree] = set()
    while todo:
        left, known = todo.pop()
        if isinstance(left, bool) or left in seen:
            continue
        seen.add(left)
        if len(seen) > LIMIT:
            raise OverflowError("too many patterns")
        if _is_settled(book, left):
            return shown(book, known, known)
        for fact in sorted(facts_of(left)):
            for cell in range(len(book.domains[fact].cells)):
                mask = {fact: 1 << cell}
                todo.append((residue(left, mask), {**known, **mask}))
    return None


def _is_settled(book: Rulebook, left: Tree) -> bool:
    yes = find(book, left, with_knowledge=False)
    no = find(book, negated(left, book.full), with_knowledge=False)
    return yes is None or no is None
