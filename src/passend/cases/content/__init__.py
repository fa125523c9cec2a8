"""The words a school starts with: measures, questions, the conversation guide, warning words.

All of it is data (YAML beside this file), read once and handed out as frozen values. It is the
seed: a school edits its own copy in the database, and what was agreed keeps its old wording.
Texts are Dutch at A2 (what a student reads) or B1 (what staff reads).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

__all__ = [
    "ALWAYS",
    "Area",
    "Choice",
    "MeasureSeed",
    "Option",
    "Question",
    "areas",
    "diagnosis_words",
    "explanations",
    "grounds",
    "guide",
    "measures",
    "options",
    "questions",
]

ALWAYS = ("weet_niet", "liever_niet")


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureSeed:
    """One measure of the starting library; the fields are explained atop `measures.yaml`."""

    code: str
    title: str
    student: str
    student_does: str = ""
    teacher: str = ""
    domain: str
    ivo: str
    tier: str
    decided_by: str
    law_basis: str
    law_source: str
    law_room: str
    evidence: str
    default_review_months: int
    areas: tuple[str, ...]
    limits: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A part of school life where somebody gets stuck."""

    code: str
    label: str
    example: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One answer, one submit button. `means` and `area` are for the intaker's overview."""

    code: str
    label: str
    means: str = ""
    area: str = ""
    goes_to: str = ""
    example: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One page of the questionnaire. `follow_up` is an optional free text, '' for none.

    `without_answer_of` names an earlier question whose answer is not offered again here.
    """

    code: str
    question: str
    why: str
    choices: tuple[Choice, ...]
    follow_up: str = ""
    hint: str = ""
    without_answer_of: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One line of a short list: a reason, a ground, an outcome."""

    code: str
    label: str
    explanation: str = ""
    facts: tuple[tuple[str, bool | int | str], ...] = ()

    def fact(self, name: str) -> bool | int | str | None:
        """A further property of this line, such as `under_8_1_3a`; None when it has none."""
        return dict(self.facts).get(name)


@cache
def measures() -> tuple[MeasureSeed, ...]:
    """The seed of the measure library, in the order of the file."""
    return tuple(
        MeasureSeed(**{**row, "areas": tuple(row["areas"]), "law_room": row["law_room"].strip()})
        for row in _read("measures")
    )


@cache
def areas() -> tuple[Area, ...]:
    """The need areas that questions and measures share."""
    return tuple(Area(**row) for row in _read("questions")["areas"])


@cache
def questions() -> tuple[Question, ...]:
    """The aspirant's questions, at most seven; every list ends with `ALWAYS`."""
    return tuple(_question(row) for row in _read("questions")["questions"])


@cache
def explanations() -> dict[str, dict[str, Any]]:
    """What the pages around the questions say: `{code: {title, sentences, more?}}`."""
    return dict(_read("questions")["explanations"])


@cache
def guide() -> dict[str, Any]:
    """The intaker's conversation guide: before, questions, tips, do_not_ask, previous_school."""
    return dict(_read("guide")["guide"])


@cache
def grounds() -> tuple[Option, ...]:
    """Why agreements are made; `fact("under_8_1_3a")` says whether WEB 8.1.3a covers it."""
    return options("grounds")


@cache
def options(*path: str) -> tuple[Option, ...]:
    """A short list of guide.yaml, e.g. `options("talk_outcomes")`, `options("reasons", "ending")`.

    Raises `KeyError` when there is no such list.
    """
    node = _read("guide")
    for name in path:
        node = node[name]
    return tuple(_option(row) for row in node)


@cache
def diagnosis_words() -> dict[str, tuple[str, ...]]:
    """Words, stems, endings and phrases that make a text look like a diagnosis, lower case."""
    return {kind: tuple(map(str, found)) for kind, found in _read("diagnosis_words").items()}


def _question(row: dict[str, Any]) -> Question:
    file = _read("questions")
    choices = [Choice(area=a.code, code=a.code, label=a.label, example=a.example) for a in areas()]
    if row["choices"] != "areas":
        choices = [Choice(**choice) for choice in row["choices"]]
    choices += [Choice(**choice) for choice in row.get("extra_choices", [])]
    for choice in file["always"]:
        own = row.get("always", {}).get(choice["code"], {"means": "unknown"})
        choices.append(Choice(**choice, **own))
    return Question(
        code=row["code"],
        question=row["question"],
        why=row["why"],
        choices=tuple(choices),
        follow_up=row.get("follow_up", {}).get("question", ""),
        hint=file["hint"] if "follow_up" in row else "",
        without_answer_of=row.get("without_answer_of", ""),
    )


def _option(row: dict[str, Any]) -> Option:
    facts = {k: v for k, v in row.items() if k not in ("code", "label", "explanation")}
    return Option(
        code=str(row["code"]),
        label=row["label"],
        explanation=row.get("explanation", ""),
        facts=tuple(facts.items()),
    )


@cache
def _read(name: str) -> Any:
    path = Path(__file__).with_name(f"{name}.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))
