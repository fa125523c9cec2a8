"""Synthetic students for the bench of the rights: every fact with its own chance, part unknown."""

import random

import polars as pl

from engines.rights import Rulebook, Value
from engines.rights.cells import Domain
from engines.rights.values import ABSENT

KNOWN, ALL = 800, 1000
"""Of every thousand values 200 are not known."""


def students(book: Rulebook, count: int, *, sensitive: bool) -> pl.DataFrame:
    """A column per fact that is tested, the same on every machine. 20 % is not known."""
    names = [n for n in sorted(book.domains) if book.domains[n].cells]
    wanted = [n for n in names if sensitive or not book.facts[n].sensitive]
    return pl.DataFrame(
        [column(book.domains[name], count, seed) for seed, name in enumerate(wanted)]
    )


def column(domain: Domain, count: int, seed: int) -> pl.Series:
    """The values of one fact for everybody, drawn from a thousand that have its chances."""
    values = [*_values(domain), *[None] * (ALL - KNOWN)]
    thousand = pl.Series(domain.name, values, dtype=_dtype(domain))
    return thousand.sample(count, with_replacement=True, seed=seed)


def _values(domain: Domain) -> list[Value]:
    if domain.fact.kind == "janee":
        yes = max(1, round(KNOWN * domain.weights()[1]))
        return [True] * yes + [False] * (KNOWN - yes)
    if domain.fact.kind == "keuze":
        labels = [cell.label for cell in domain.cells if cell.label is not ABSENT]
        return [str(labels[i % len(labels)]) for i in range(KNOWN)]
    low, high = int(domain.fact.lowest or 0), int(domain.fact.highest or 0)
    return [low + i * (high - low + 1) // KNOWN for i in range(KNOWN)]


def _dtype(domain: Domain) -> pl.DataType:
    kinds: dict[str, pl.DataType] = {"janee": pl.Boolean(), "keuze": pl.String()}
    return kinds.get(domain.fact.kind, pl.Int64())


def answer(book: Rulebook, name: str, chance: random.Random) -> Value:
    """What one person answers, with the chances of the fact."""
    domain = book.domains[name]
    if domain.fact.kind == "janee":
        return chance.random() < domain.weights()[1]
    if domain.fact.kind == "keuze":
        return chance.choice(list(domain.fact.options))
    return chance.randint(int(domain.fact.lowest or 0), int(domain.fact.highest or 0))
