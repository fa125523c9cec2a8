"""The same rules over a whole institution at once, in polars.

A column that is marked `gevoelig` is refused unless a legal basis is named for it: health facts
stay out of bulk by construction. An empty cell is unknown, and so is a column that is not there.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import reduce
from operator import and_, or_

import polars as pl

from .cells import AFTER, Cell, Domain
from .derived import Derivation
from .rulebook import Rule, Rulebook
from .tree import Test, Tree
from .values import ABSENT, Value
from .verdicts import Verdict

VERDICTS = pl.Enum([verdict.value for verdict in Verdict])


class SensitiveColumn(Exception):
    """Raised for a sensitive column without a legal basis."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"De kolom «{name}» is gevoelig. Noem de grondslag of laat hem weg.")


def prepare(
    book: Rulebook, people: pl.DataFrame, legal_basis: Mapping[str, str] | None = None
) -> pl.DataFrame:
    """Refuse what may not be in bulk, and work out what follows from dates.

    `legal_basis` gives per sensitive column the article that allows it. Raises SensitiveColumn.
    """
    for name in people.columns:
        fact = book.facts.get(name)
        if fact is not None and fact.sensitive and not (legal_basis or {}).get(name):
            raise SensitiveColumn(name)
    for name, derivation in book.derivations.items():
        if all(fact in people.columns for fact in derivation.facts):
            people = _with_derived(book, people, name, derivation)
    return people


def _with_derived(
    book: Rulebook, people: pl.DataFrame, name: str, derivation: Derivation
) -> pl.DataFrame:
    # One call per different date, not per person.
    needed = list(derivation.facts)
    different = people.select(needed).unique()
    values = [_only(derivation, row, book.day) for row in different.iter_rows(named=True)]
    found = different.with_columns(pl.Series(name, values, dtype=_dtype(book.domains[name])))
    joined = people.drop(name, strict=False).join(
        found, on=needed, how="left", nulls_equal=True, maintain_order="left"
    )
    if name not in people.columns:
        return joined
    return joined.with_columns(pl.coalesce(joined[name], people[name]).alias(name))


def _only(derivation: Derivation, row: dict[str, Value | None], day: date) -> Value | None:
    facts = {name: value for name, value in row.items() if value is not None}
    possible = derivation.possible(facts, day)
    return possible[0] if len(possible) == 1 else None


def _dtype(domain: Domain) -> pl.DataType:
    kinds: dict[str, pl.DataType] = {"janee": pl.Boolean(), "keuze": pl.String()}
    return kinds.get(domain.fact.kind, pl.Int64())


def verdicts(
    book: Rulebook, people: pl.DataFrame, provisions: list[str] | None = None
) -> pl.DataFrame:
    """One column per provision with the verdict of every row. `people` comes from `prepare`."""
    wanted = list(book.rules) if provisions is None else provisions
    return people.select(verdict_of(book, key, people.columns).alias(key) for key in wanted)


def verdict_of(book: Rulebook, provision: str, columns: list[str]) -> pl.Expr:
    """The verdict about one provision as an expression over the columns that are there."""
    rule = book.rules[provision]
    holds = expression(book, rule.tree, columns)
    proven = _proven(book, rule, columns)
    chosen = pl.when(holds).then(proven).when(holds.not_()).then(_always(Verdict.NO))
    return chosen.otherwise(_always(Verdict.MAYBE))


def _always(verdict: Verdict) -> pl.Expr:
    return pl.lit(verdict.value, dtype=VERDICTS)


def _proven(book: Rulebook, rule: Rule, columns: list[str]) -> pl.Expr:
    # Whatever is the same for everybody is decided here, before any row is looked at.
    best = Verdict.RIGHT if rule.version.nature == "moet" else Verdict.MAY
    if book.unchecked(rule.provision.id):
        return _always(Verdict.LIKELY)
    result = _always(best)
    if rule.overlays:
        local = all(o.nature == "moet" for o in rule.overlays if o.also_for)
        added = Verdict.RIGHT if local else Verdict.MAY
        by_law = expression(book, rule.law, columns)
        result = pl.when(by_law).then(result).otherwise(_always(added))
    if not any(test.soft for test in tests_in(rule.tree)):
        return result
    firm = expression(book, rule.tree, columns, firm=True)
    return pl.when(firm).then(result).otherwise(_always(Verdict.LIKELY))


def tests_in(tree: Tree) -> Iterator[Test]:
    """Every test of one fact in a tree."""
    if isinstance(tree, Test):
        yield tree
    elif not isinstance(tree, bool):
        for part in tree.parts:
            yield from tests_in(part)


def expression(book: Rulebook, tree: Tree, columns: list[str], *, firm: bool = False) -> pl.Expr:
    """A tree over columns: true, false or null. `firm`: an open norm never counts as met."""
    if isinstance(tree, bool):
        return pl.lit(tree)
    if isinstance(tree, Test):
        if tree.fact not in columns:
            return pl.lit(None, dtype=pl.Boolean)
        test = _test(book.domains[tree.fact], tree.mask)
        return pl.when(test.not_()).then(pl.lit(False)) if firm and tree.soft else test
    join: Callable[[pl.Expr, pl.Expr], pl.Expr] = and_ if tree.op == "all" else or_
    return reduce(join, (expression(book, part, columns, firm=firm) for part in tree.parts))


def _test(domain: Domain, mask: int) -> pl.Expr:
    column = pl.col(domain.name)
    if domain.fact.kind == "janee" and not domain.fact.may_be_absent:
        return column if mask == 0b10 else column.not_()
    cells = [cell for i, cell in enumerate(domain.cells) if mask >> i & 1]
    if not domain.fact.is_number:
        return column.is_in([cell.label for cell in cells if cell.label is not ABSENT])
    stretches = merged([cell for cell in cells if cell.start is not None])
    if not stretches:
        return pl.when(column.is_not_null()).then(pl.lit(False))
    return reduce(or_, (_between(domain, column, stretch) for stretch in stretches))


def merged(cells: list[Cell]) -> list[Cell]:
    """Stretches of numbers that touch, made one."""
    found: list[Cell] = []
    for cell in cells:
        if found and found[-1].stop == cell.start:
            found[-1] = Cell(None, found[-1].start, cell.stop)
        else:
            found.append(cell)
    return found


def _between(domain: Domain, column: pl.Expr, cell: Cell) -> pl.Expr:
    parts: list[pl.Expr] = []
    numbers = [one for one in domain.cells if one.start is not None]
    if cell.start and cell.start != numbers[0].start:
        number = _number(domain, cell.start[0])
        parts.append(column > number if cell.start[1] == AFTER else column >= number)
    if cell.stop and cell.stop != numbers[-1].stop:
        number = _number(domain, cell.stop[0])
        parts.append(column <= number if cell.stop[1] == AFTER else column < number)
    if not parts:
        return pl.when(column.is_not_null()).then(pl.lit(True))
    return reduce(and_, parts)


def _number(domain: Domain, value: object) -> int | float:
    return int(str(value)) if domain.fact.kind == "geheel" else float(str(value))
