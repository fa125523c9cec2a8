"""Answers about many people that need more than an expression: once per pattern of cells.

People whose facts lie in the same cells get the same answer, so a whole institution has a handful
of patterns per provision.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from .rulebook import Rulebook
from .tree import Node, Test, Tree, facts_of, residue
from .values import Value


def cells_of(book: Rulebook, people: pl.DataFrame) -> pl.DataFrame:
    """Every column that is a fact some rule asks for, with the number of its cell; empty where it
    is unknown. Few rows are different then, so a whole institution is soon looked through."""
    asked = frozenset().union(*(facts_of(rule.tree) for rule in book.rules.values()))
    return people.select(_cell_column(book, people, n) for n in people.columns if n in asked)


def by_pattern(
    book: Rulebook, people: pl.DataFrame, provision: str, answer: Callable[[Tree], object]
) -> pl.Series:
    """Per row the answer about what is left of the rule. `people` comes from `bulk.prepare`."""
    tree = book.rules[provision].tree
    facts = sorted(facts_of(tree) & set(people.columns))
    if not facts:
        return pl.Series(provision, [answer(tree)] * people.height)
    cells = people.select(_cell_column(book, people, fact) for fact in facts)
    numbered = cells.select(pl.struct(facts).rank("dense").alias("pattern"))
    patterns = cells.with_columns(numbered).unique("pattern").sort("pattern")
    answers = [
        answer(residue(tree, {f: 1 << row[f] for f in facts if row[f] is not None}))
        for row in patterns.iter_rows(named=True)
    ]
    found = pl.DataFrame({"pattern": patterns["pattern"], provision: answers})
    return numbered.join(found, on="pattern", how="left", maintain_order="left")[provision]


def _cell_column(book: Rulebook, people: pl.DataFrame, fact: str) -> pl.Series:
    domain = book.domains[fact]
    different = people.get_column(fact).unique().drop_nulls()
    cells = [domain.cell_of(_value(value)) for value in different]
    return people.get_column(fact).replace_strict(
        different, pl.Series(cells, dtype=pl.Int16), default=None, return_dtype=pl.Int16
    )


def _value(value: Value | float) -> Value:
    return Decimal(str(value)) if isinstance(value, float) else value


def missing(book: Rulebook, people: pl.DataFrame, provision: str) -> pl.Series:
    """Per row the facts that the verdict about a provision still waits for."""
    return by_pattern(book, people, provision, lambda tree: sorted(facts_of(tree)))


@dataclass(frozen=True)
class Near:
    """How far somebody is from a yes: harmless questions to ask, and what only an "als" can say."""

    questions: tuple[str, ...]
    conditions: tuple[str, ...]


def near(book: Rulebook, tree: Tree) -> Near | None:
    """The fewest facts that would prove a yes, sensitive ones counted first; None when it is no."""
    found = _proof(book, tree)
    if found is None:
        return None
    sensitive = {name for name in found if book.facts[name].sensitive}
    return Near(tuple(sorted(found - sensitive)), tuple(sorted(sensitive)))


def _proof(book: Rulebook, tree: Tree) -> frozenset[str] | None:
    if isinstance(tree, bool):
        return frozenset() if tree else None
    if isinstance(tree, Test):
        return frozenset([tree.fact])
    proofs = [proof for part in tree.parts if (proof := _proof(book, part)) is not None]
    if isinstance(tree, Node) and tree.op == "all":
        return frozenset().union(*proofs)
    return min(proofs, key=lambda one: _weight(book, one))


def _weight(book: Rulebook, facts: frozenset[str]) -> tuple[int, int, list[str]]:
    sensitive = sum(book.facts[name].sensitive for name in facts)
    return sensitive, len(facts), sorted(facts)


def reached(book: Rulebook, tree: Tree, within: int, conditions: int) -> Near | None:
    """How far somebody is from a yes, when that is near enough to be told; else None."""
    found = near(book, tree)
    if found is None or len(found.questions) > within or len(found.conditions) > conditions:
        return None
    return found


def outreach(
    book: Rulebook,
    people: pl.DataFrame,
    provision: str,
    within: int = 2,
    *,
    conditions: int = 0,
) -> pl.DataFrame:
    """Whom to tell about a provision: row number, questions, conditions.

    Somebody is in it who has it by what the register knows (no questions), or who is at most
    `within` harmless questions away. With `conditions` above 0 a letter may also name that many
    sensitive facts as "als … dan …"; nobody's own sensitive facts are looked at.
    """

    def told_of(tree: Tree) -> dict[str, list[str]] | None:
        found = reached(book, tree, within, conditions)
        if found is None:
            return None
        return {"questions": list(found.questions), "conditions": list(found.conditions)}

    told = by_pattern(book, people, provision, told_of)
    shape = pl.Struct({"questions": pl.List(pl.String), "conditions": pl.List(pl.String)})
    frame = pl.DataFrame({"told": told.cast(shape)}).with_row_index("row")
    return frame.filter(pl.col("told").is_not_null()).unnest("told")
