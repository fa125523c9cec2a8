"""The aspirant's questions as a walk: which comes next, and what was said so far.

Pure reading: the answers lie in the request, the questions in `content/questions.yaml`.
"""

from dataclasses import dataclass
from typing import Any

from .content import Question, areas, questions
from .models import SupportRequest

WHO, PROGRAMME = "wie", "opleiding"
CHECK = "nakijken"
ABOUT_YOU = (WHO, PROGRAMME)


@dataclass(frozen=True)
class Said:
    """One line of the overview: what was asked, and what somebody answered in words."""

    code: str
    question: str
    answer: str
    text: str = ""


def question(code: str) -> Question | None:
    return next((q for q in questions() if q.code == code), None)


def codes_of(asked: Question, told: dict[str, Any]) -> list[str]:
    """The answers that this question offers now."""
    without = told.get(asked.without_answer_of) if asked.without_answer_of else None
    always = {"weet_niet", "liever_niet"}
    return [c.code for c in asked.choices if c.code != without or c.code in always]


def path(told: dict[str, Any]) -> list[str]:
    """Every page of this walk: who says no need is not asked further."""
    steps = []
    for asked in questions():
        steps.append(asked.code)
        chosen = next((c for c in asked.choices if c.code == told.get(asked.code)), None)
        if chosen and chosen.goes_to == "check":
            break
    return [*steps, *ABOUT_YOU]


def after(code: str, told: dict[str, Any]) -> str:
    """The page that follows; the check page after the last."""
    steps = path(told)
    place = steps.index(code) + 1 if code in steps else 0
    return steps[place] if place < len(steps) else CHECK


def before(code: str, told: dict[str, Any]) -> str:
    """The page to go back to; nothing before the first."""
    steps = path(told)
    place = steps.index(code) if code in steps else len(steps)
    return steps[place - 1] if place > 0 else ""


def first_gap(told: dict[str, Any]) -> str:
    """The first page that still wants an answer; the check page when there is none."""
    filled = {**told, WHO: told.get("first_name"), PROGRAMME: PROGRAMME in told}
    return next((code for code in path(told) if not filled.get(code)), CHECK)


def said(request: SupportRequest) -> list[Said]:
    """Every answered question of this walk in words, for the check page and the intaker."""
    told = request.told
    asked = [question(code) for code in path(told) if code not in ABOUT_YOU]
    return [
        Said(q.code, q.question, _label(q, told[q.code]), told.get(f"{q.code}_text", ""))
        for q in asked
        if q and told.get(q.code)
    ]


def _label(asked: Question, code: str) -> str:
    return next((c.label for c in asked.choices if c.code == code), code)


def means(told: dict[str, Any]) -> str:
    """What the first answer comes to: need, maybe, no_need, withheld; unknown without one."""
    first = questions()[0]
    chosen = next((c for c in first.choices if c.code == told.get(first.code)), None)
    return chosen.means if chosen else "unknown"


def areas_named(told: dict[str, Any]) -> dict[str, str]:
    """Where somebody gets stuck, with the words that were written beside it."""
    known = {area.code for area in areas()}
    named = [(told.get(code), told.get(f"{code}_text", "")) for code in ("lastigst", "ook_lastig")]
    return {area: text for area, text in reversed(named) if area in known}
