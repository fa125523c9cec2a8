"""The three steps: dit heb ik, dit kom ik tegen, dit heb ik nodig. Their words are data.

A choice points to situations and needs of the catalogue, and may say facts at once.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from engines.rights import Facts, parse_value

from .answers import Answers
from .catalogue import library

NONE = "geen"
"""The code of "niets hiervan" in a form; it is not a choice."""

FILE = Path(__file__).with_name("steps.yaml")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One tap. `private`: about health, home or money, so not on a card without being asked."""

    code: str
    label: str
    icon: str
    note: str = ""
    situations: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    facts: tuple[tuple[str, str], ...] = ()
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page with choices; `none` is the label of the last one, that none of them fits."""

    code: str
    name: str
    question: str
    why: str
    none: str
    choices: tuple[Choice, ...]

    def has(self, code: str) -> bool:
        """Whether this may be tapped here."""
        return code == NONE or any(choice.code == code for choice in self.choices)


@cache
def steps() -> tuple[Step, ...]:
    """The steps in their order."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Step(**{**row, "choices": tuple(_choice(choice) for choice in row["choices"])})
        for row in rows
    )


def step_of(code: str) -> Step | None:
    """A step by its code."""
    return next((step for step in steps() if step.code == code), None)


def next_step(answers: Answers) -> Step | None:
    """The first step without an answer."""
    return next((step for step in steps() if answers.choices(step.code) is None), None)


def chosen(answers: Answers) -> dict[str, tuple[Choice, ...]]:
    """Per step what was chosen. A choice that no longer exists is left out."""
    return {
        step.code: tuple(c for c in step.choices if c.code in (answers.choices(step.code) or ()))
        for step in steps()
    }


def facts_of(answers: Answers) -> Facts:
    """What the choices say at once."""
    known = library().facts
    said = [pair for choices in chosen(answers).values() for c in choices for pair in c.facts]
    return {name: parse_value(known[name], text) for name, text in said if name in known}


def _choice(row: dict[str, Any]) -> Choice:
    lists = library().lists
    situations, needs = row.pop("situations", []), row.pop("needs", [])
    words = [lists.situations.get(s) for s in situations] + [lists.needs.get(n) for n in needs]
    facts = row.pop("facts", {})
    return Choice(
        **{"label": next(filter(None, words), ""), **row},
        situations=frozenset(situations),
        needs=frozenset(needs),
        facts=tuple(facts.items()),
    )
