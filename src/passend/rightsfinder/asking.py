"""What to ask now, and which answers to offer: one question a page, answered in one tap.

At most four before the first result, and four more for who wants it more precise. The engine puts
the sensitive ones last, and never asks what cannot matter.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from engines.rights import ABSENT, UNSURE, Facts, Question, Rulebook, parse_value
from engines.rights.cells import AFTER, Cell
from engines.rights.format.facts import Fact
from engines.rights.format.formula import Node
from engines.rights.format.kinds import NO, YES

from . import words
from .answers import SKIP, Answers
from .catalogue import book, interview
from .scope import Scope
from .steps import facts_of

FIRST, MORE = 4, 4
"""Questions before the first result, and behind "nog preciezer"."""

BIRTH = "geboortedatum"


@dataclass(frozen=True)
class Option:
    """One answer to tap: `value` as `parse_value` reads it, or `SKIP`."""

    value: str
    label: str
    quiet: bool = False


def known(answers: Answers) -> Facts:
    """All that was said: by the register, by a choice in a step, then by an answer, which is more
    exact, and which comes from the person."""
    return {**_read(registered(answers)), **facts_of(answers), **_read(answers.told)}


def registered(answers: Answers) -> list[tuple[str, str]]:
    """What the register said, but for what somebody told otherwise. Who tells another age tells
    another day of birth, and all that was worked out from it falls away."""
    told = {name for name, text in answers.told if text != SKIP}
    if told & from_birth():
        told |= from_birth()
    return [(name, text) for name, text in answers.register if name not in told]


def from_birth() -> frozenset[str]:
    """The facts that follow from the day of birth."""
    return frozenset(n for n, how in book().derivations.items() if BIRTH in how.facts)


def _read(texts: Iterable[tuple[str, str]]) -> Facts:
    facts = book().facts
    kept = [(n, t) for n, t in texts if n in facts and t != SKIP and _reads(facts[n], t)]
    return {name: parse_value(facts[name], text) for name, text in kept}


def _reads(fact: Fact, text: str) -> bool:
    try:
        parse_value(fact, text)
    except ValueError:  # the link is older than the question
        return False
    return True


def next_question(answers: Answers) -> Question | None:
    """The question to ask now; None when it is time for the result."""
    room = FIRST + MORE * answers.more - len(answers.told)
    if room <= 0:
        return None
    talk = interview(Scope(answers).asked_about)
    skipped = [name for name, text in answers.told if text == SKIP]
    topic = book().facts[answers.told[-1][0]].topic if last_known(answers) else None
    question = talk.next(known(answers), skipped, topic)
    return question and replace(question, about_left=min(question.about_left, room))


def said_before(answers: Answers, name: str) -> list[tuple[str, str]]:
    """The questions and answers that a question refers back to ("Kwam dat doordat …")."""
    facts, said = book().facts, known(answers)
    before = [one for one in facts[name].after if said.get(one) not in (None, False, UNSURE)]
    return [(facts[one].question, words.value(facts[one], said[one])) for one in before]


def last_known(answers: Answers) -> bool:
    """Whether the last question that was answered still exists."""
    return bool(answers.told) and answers.told[-1][0] in book().facts


def options_of(name: str) -> list[Option]:
    """The answers to tap; only the quiet ones when the number must be typed."""
    fact = book().facts[name]
    found = [] if is_typed(name) else _options(name, fact)
    if fact.may_be_absent:
        found.append(Option(ABSENT.value, _("Dat is er niet"), quiet=bool(found)))
    found.append(Option(UNSURE.value, _("Ik weet het niet"), quiet=True))
    if fact.sensitive:
        found.append(Option(SKIP, _("Sla deze vraag over"), quiet=True))
    return found


def _options(name: str, fact: Fact) -> list[Option]:
    if fact.kind == "janee":
        return [Option(YES, _("Ja")), Option(NO, _("Nee"))]
    if fact.kind == "keuze":
        return [Option(code, label[:1].upper() + label[1:]) for code, label in fact.options.items()]
    cells = [cell for cell in book().domains[name].cells if cell.start and cell.stop]
    if fact.kind == "geheel" and (fact.highest or 0) - (fact.lowest or 0) < 8:
        numbers = range(int(fact.lowest or 0), int(fact.highest or 0) + 1)
        return [Option(str(number), str(number)) for number in numbers]
    return [_stretch(fact, cell, cells) for cell in cells]


def _stretch(fact: Fact, cell: Cell, cells: list[Cell]) -> Option:
    """A stretch of numbers that no rule and no table tells apart; its lowest stands for all."""
    (low, side), (stop, stop_side) = cell.start or (Decimal(), 0), cell.stop or (Decimal(), 0)
    whole = fact.kind == "geheel"
    value = low if side != AFTER else low + (1 if whole else Decimal("0.01"))
    high = stop - 1 if whole and stop_side != AFTER else stop
    if whole and value == high:
        return Option(str(value), _dutch(value))
    if cell is cells[0]:
        label = _("%(n)s of minder") if whole or stop_side == AFTER else _("lager dan %(n)s")
        return Option(str(value), label % {"n": _dutch(high)})
    if cell is cells[-1]:
        label = _("%(n)s of meer") if side != AFTER or whole else _("meer dan %(n)s")
        return Option(str(value), label % {"n": _dutch(value if whole else low)})
    words = {"low": _dutch(low if side == AFTER and not whole else value), "high": _dutch(high)}
    return Option(str(value), _("%(low)s tot en met %(high)s") % words)


def _dutch(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def can_be_asked(name: str) -> bool:
    """Whether an answer could tell anything: a day is not asked, nor what no rule tells apart."""
    return is_typed(name) or len(book().domains[name].cells) > 1


def is_typed(name: str) -> bool:
    """Whether a number must be exact, because an amount is worked out from it."""
    return name in _typed(book())


@lru_cache(maxsize=4)
def _typed(rules: Rulebook) -> frozenset[str]:
    formulas: list[Node] = []
    for rule in rules.rules.values():
        amount = rule.version.amount
        formulas += [amount.formula, *(d.formula for d in amount.deviations)] if amount else []
    names = {str(node.children[0]) for f in formulas for node in f.find_data("name")}
    return frozenset(name for name in names if name in rules.facts)
