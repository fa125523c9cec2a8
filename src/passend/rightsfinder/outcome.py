"""The result as a page needs it: by group, with who decides, until when, why, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from engines.rights import Known, Reason, Result, Verdict, evaluate, known_of, label, parse_value
from engines.rights.format.provisions import Provision

from . import words
from .answers import SKIP, Answers
from .asking import known, options_of, registered
from .catalogue import book, library
from .here import here
from .scope import Scope
from .steps import Choice, Step, chosen, steps

MOST = 8
"""Of what is not sure yet, how much is told in full: more would be read by nobody."""

FROM_REGISTER = ("leeftijd", "soort_student", "niveau", "leerweg", "woont_in_nederland")
"""What is shown of what the register said; the rest follows from it."""


@dataclass(frozen=True)
class Line:
    """One reason: a sentence, whether it is so, where that stands, and who still looks at it."""

    text: str
    met: bool | None
    where: str = ""
    norm: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Told:
    """One answer, as it is read back."""

    name: str
    question: str
    answer: str


class Row:
    """One provision in the result."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.provision: Provision = result.provision
        self.code, self.name = result.provision.id, result.provision.name
        self.steps = result.provision.steps
        self.group = words.GROUPS[result.verdict]
        self.layer = words.LAYERS.get(result.layer, "")
        self.here = here(self.code)

    @property
    def decides(self) -> str:
        """Who says yes or no."""
        return library().lists.parties[self.provision.decided_by]

    @property
    def until(self) -> str:
        """Until when somebody can do something, in words."""
        return self.provision.term.text if self.provision.term else ""

    @property
    def where(self) -> str:
        """The article on which it rests; nothing for a rule that is not in force."""
        version = self.provision.on(book().day)
        return label(version.source, self.provision.regulation) if version else ""

    @property
    def amount(self) -> str:
        """How much, as far as it is known."""
        return words.amount(self.result.amount) if self.result.amount else ""

    @property
    def is_stale(self) -> bool:
        """Whether an amount should have been renewed by now."""
        return bool(self.result.amount and self.result.amount.stale)

    @cached_property
    def lines(self) -> list[Line]:
        """Why: what is so, what is not, and what is not known."""
        return [_line(reason, self.provision) for reason in self.result.reasons]

    @property
    def missing(self) -> list[Line]:
        """What to answer to know more; each question once."""
        return list({line.fact: line for line in self.lines if line.met is None}.values())

    @property
    def receipt(self) -> list[tuple[str, str]]:
        """The answers on which it rests: question and answer."""
        facts = book().facts
        read = self.result.receipt.facts
        return [(facts[n].question, words.value(facts[n], given)) for n, given in read]

    @property
    def instead(self) -> list[str]:
        """With a no: the exception that can be made, and the room of school or municipality."""
        extra = (self.result.hardship, self.provision.local_room)
        return [found.text for found in extra if found]


def _line(reason: Reason, provision: Provision) -> Line:
    where = label(reason.source, provision.regulation) if reason.source else ""
    norm = reason.open_norm.text if reason.open_norm else ""
    return Line(reason.text, reason.met, where, norm, reason.fact or "")


class Outcome:
    """What came out for these answers today."""

    def __init__(self, answers: Answers) -> None:
        self.answers, self.scope = answers, Scope(answers)
        self.known: Known = known_of(book(), known(answers))

    @cached_property
    def rows(self) -> list[Row]:
        """All that matters to this person: what fits best first."""
        worth = self.scope.worth
        found = [Row(evaluate(book(), key, self.known)) for key in worth]
        return sorted(found, key=lambda r: (-worth[r.code], len(r.result.missing), r.name))

    def of(self, verdict: Verdict) -> list[Row]:
        """The rows with this answer."""
        return [row for row in self.rows if row.result.verdict is verdict]

    @cached_property
    def proven(self) -> list[Row]:
        """What applies, in the order of the groups."""
        return [row for v in Verdict if v.is_proven for row in self.of(v)]

    @cached_property
    def maybe(self) -> list[Row]:
        """What is not sure, in the middle of the aim, and not too much of it."""
        return [r for r in self.of(Verdict.MAYBE) if r.code in self.scope.focus][:MOST]

    @cached_property
    def further(self) -> list[Row]:
        """What is not sure either, and told by name only."""
        shown = {row.code for row in self.maybe}
        return [row for row in self.of(Verdict.MAYBE) if row.code not in shown]

    @property
    def groups(self) -> Iterator[tuple[words.Group, list[Row]]]:
        """The groups that hold something, in the order of the five answers."""
        for verdict, group in words.GROUPS.items():
            rows = self.maybe if verdict is Verdict.MAYBE else self.of(verdict)
            if rows:
                yield group, rows

    @property
    def summary(self) -> str:
        """One sentence that says what came out."""
        return words.count(len(self.proven), len(self.maybe))

    @property
    def by_step(self) -> list[tuple[Step, tuple[Choice, ...]]]:
        """The steps with what was tapped in them."""
        found = chosen(self.answers)
        return [(step, found[step.code]) for step in steps()]

    @property
    def told(self) -> list[Told]:
        """What was answered, in the order of asking. A skipped question is none."""
        names = [n for n, text in self.answers.told if text != SKIP and n in self.known.given]
        return [Told(name, book().facts[name].question, self._words(name)) for name in names]

    @property
    def registered(self) -> list[Told]:
        """What the register of the school said and nobody told otherwise, as far as it is asked."""
        facts = book().facts
        said = dict(registered(self.answers))
        return [
            Told(
                name,
                facts[name].question,
                words.value(facts[name], parse_value(facts[name], said[name])),
            )
            for name in FROM_REGISTER
            if name in said and name in self.known.given
        ]

    def _words(self, name: str) -> str:
        # A stretch of ages was tapped by its label, of which the value is only the lowest.
        text = dict(self.answers.told)[name]
        labels = {option.value: option.label for option in options_of(name)}
        return labels.get(text) or words.value(book().facts[name], self.known.given[name])

    @property
    def is_unchecked(self) -> bool:
        """Whether any answer rests on words that nobody laid beside the law."""
        return any(row.result.is_unchecked for row in self.rows)
