"""Whom a letter about a right is for, by what the register knows: numbers, and keys to send to.

Three ways to be in it: the register proves it; at most two harmless questions are open; or what is
left besides is a condition that only the student knows, which the letter names as "als … dan".
Nobody's own answer to that is looked at: it is in no column (`register.COLUMNS`), and the engine
refuses a sensitive column (`engines.rights.bulk.SensitiveColumn`).
"""

from collections import Counter
from collections.abc import Container, Iterator, Sized
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

import polars as pl
from django.db.models import QuerySet

from engines.rights import bulk, patterns
from engines.rights.tree import Tree, facts_of, residue
from passend.people.models import Student

from .catalogue import book_on
from .register import COLUMNS, STUDENT, people_of

QUESTIONS = 2
"""Harmless questions that may be open."""
CONDITIONS = 2
"""Conditions that only the student knows, which a letter may name for everybody alike."""
NUMBER = "number"


class Ground(StrEnum):
    """Why somebody is told: by which facts. Never anything about health."""

    REGISTER = "register"
    NEAR = "near"
    IF = "if"


@dataclass(frozen=True)
class Reached:
    """How many students a letter concerns, by ground."""

    code: str
    by_register: int = 0
    near: int = 0
    only_if: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.by_register + self.near + self.only_if


class Reach:
    """These students on this day, laid beside the whole catalogue."""

    def __init__(self, students: QuerySet[Student], day: date) -> None:
        self.book = book_on(day)
        self.people = bulk.prepare(self.book, people_of(students, day))

    @cached_property
    def groups(self) -> list[dict[str, int]]:
        """The cells in which the facts of students lie, once, with how many they are."""
        cells = patterns.cells_of(self.book, self.people)
        return cells.group_by(cells.columns).agg(pl.len().alias(NUMBER)).to_dicts()

    def all(self, codes: Container[str]) -> list[Reached]:
        """Of these provisions those of this day, by name."""
        rules = self.book.rules.items()
        names = {key: rule.provision.name for key, rule in rules if key in codes}
        return [self.of(code) for code in sorted(names, key=lambda code: names[code].lower())]

    def of(self, code: str) -> Reached:
        """One provision. Nobody, where it does not hold on this day."""
        if code not in self.book.rules:
            return Reached(code)
        counted = dict.fromkeys(Ground, 0)
        for ground, number in self._counted(self.book.rules[code].tree):
            if ground is not None:
                counted[ground] += number
        return Reached(code, *counted.values())

    def _counted(self, tree: Tree) -> Iterator[tuple[Ground | None, int]]:
        """Per pattern of the facts that a rule asks for, once: why, or None, and how many."""
        facts = sorted(facts_of(tree) & set(self.groups[0] if self.groups else ()))
        numbers: Counter[tuple[int | None, ...]] = Counter()
        for group in self.groups:
            numbers[tuple(group[fact] for fact in facts)] += group[NUMBER]
        for cells, number in numbers.items():
            known = {f: 1 << cell for f, cell in zip(facts, cells, strict=True) if cell is not None}
            near = patterns.reached(self.book, residue(tree, known), QUESTIONS, CONDITIONS)
            yield ground_of(near.questions, near.conditions) if near else None, number

    def students(self, code: str) -> list[tuple[UUID, Ground]]:
        """The key of each student that a letter is for, with why, in the order of the keys."""
        if code not in self.book.rules or self.people.is_empty():
            return []
        found = patterns.outreach(
            self.book, self.people, code, within=QUESTIONS, conditions=CONDITIONS
        )
        keys = map(UUID, self.people.get_column(STUDENT).gather(found.get_column("row")))
        grounds = map(ground_of, found.get_column("questions"), found.get_column("conditions"))
        return list(zip(keys, grounds, strict=True))

    def read_for(self, code: str) -> list[str]:
        """Which facts of the register were looked at, for the log: names, never values."""
        known = set(self.people.columns)
        wanted = facts_of(self.book.rules[code].tree) & known
        roots = {
            fact
            for name in wanted
            for fact in (
                self.book.derivations[name].facts if name in self.book.derivations else (name,)
            )
        }
        return sorted(roots & set(COLUMNS))


def ground_of(questions: Sized, conditions: Sized) -> Ground:
    """What is still open decides."""
    if len(conditions):
        return Ground.IF
    return Ground.NEAR if len(questions) else Ground.REGISTER
