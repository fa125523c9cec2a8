"""*Wat mag deze student?*: what the register knows and what was tapped, and the ways on from it.

Nothing that was tapped is kept: it travels in the address, sealed, and opens on the pages of this
one dossier only (ADR 72). The dossier's needs and grounds are never an answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from engines.rights import Question, Verdict
from passend.agreements import actions as agreements
from passend.agreements.actions.drafting import NO_LAW, InLaw
from passend.agreements.forms.library import wordings_in_use
from passend.agreements.models import Agreement
from passend.cases.models import Case, MeasureWording
from passend.core import clock
from passend.core.errors import NotNow
from passend.rightsfinder import words
from passend.rightsfinder.answers import SKIP, Answers, opened
from passend.rightsfinder.asking import known, registered
from passend.rightsfinder.catalogue import interview
from passend.rightsfinder.outcome import Outcome, Row
from passend.rightsfinder.register import Known, facts_of
from passend.rightsfinder.scope import Scope
from passend.rightsfinder.steps import Choice, Step, steps

DAYS = ("starts_on", "ends_on")


@dataclass(frozen=True)
class Offer:
    """A provision for this student, with what the school can do about it. `stand` opens its own
    pages; of each measure: whether it stands in the draft already."""

    row: Row
    stand: str
    measures: tuple[tuple[MeasureWording, bool], ...]


class StudentRights:
    """What comes out for this dossier, with the answers in an address."""

    def __init__(self, case: Case, answers: Answers) -> None:
        self.case, self.facts = case, facts_of(case)
        known = tuple((one.name, one.answer) for one in self.facts)
        self.answers = replace(answers, register=known)
        self.outcome = Outcome(self.answers)

    @property
    def told_by_register(self) -> list[tuple[Known, bool]]:
        """What the register says, and whether it still counts: who is here may know better."""
        counting = dict(registered(self.answers))
        return [(one, one.name in counting) for one in self.facts if one.label]

    @property
    def summary(self) -> str:
        """One sentence that says what came out, for who helps."""
        proven, maybe = len(self.outcome.proven), len(self.outcome.of(Verdict.MAYBE))
        return _("Dit past: %(proven)s. Dit past misschien: %(maybe)s.") % {
            "proven": proven,
            "maybe": maybe,
        }

    @property
    def question(self) -> Question | None:
        """The next question that anybody may ask: none about health, home or money."""
        skipped = [name for name, text in self.answers.told if text == SKIP]
        found = interview(Scope(self.answers).asked_about).next(known(self.answers), skipped)
        return found if found and not found.fact.sensitive else None

    @property
    def chips(self) -> Iterator[tuple[Step, list[tuple[Choice, bool]]]]:
        """The three steps with what was tapped in each."""
        for step in steps():
            had = self.answers.choices(step.code) or ()
            yield step, [(choice, choice.code in had) for choice in step.choices]

    @property
    def groups(self) -> list[tuple[words.Group, list[Offer]]]:
        """As the public room shows them, with the ways on."""
        groups = list(self.outcome.groups)
        codes = {c for _group, rows in groups for row in rows for c in row.provision.measures}
        shelf = {one.measure.code: one for one in wordings_in_use()} if codes else {}
        taken = in_draft(draft_of(self.case))
        return [(group, [self._offer(row, shelf, taken) for row in rows]) for group, rows in groups]

    def _offer(self, row: Row, shelf: dict[str, MeasureWording], taken: set[Any]) -> Offer:
        found = [shelf[code] for code in row.provision.measures if code in shelf]
        return Offer(
            row=row,
            stand=stand_of(self.case, replace(self.answers, only=row.code)),
            measures=tuple((wording, wording.pk in taken) for wording in found),
        )


def stand_of(case: Case, answers: Answers) -> str:
    """The answers as a part of an address of this dossier. The register is read anew each time."""
    return replace(answers, register=()).link(str(case.pk))


def answers_in(case: Case, stand: str) -> Answers | None:
    """What an address of this dossier holds; None when it is not ours, or of another dossier."""
    return opened(stand, str(case.pk)) if stand else Answers(day=clock.today())


def draft_of(case: Case) -> Agreement | None:
    """The draft or proposal of this dossier; there is one at most."""
    return case.agreements.open().first()


def in_draft(draft: Agreement | None) -> set[Any]:
    """The wordings that stand in it."""
    return set(draft.measures.values_list("wording", flat=True)) if draft else set()


def put_in_draft(
    case: Case, wording: MeasureWording, *, by: Any, rests_on: InLaw = NO_LAW
) -> Agreement:
    """A measure into the draft of this dossier, which begins here when there is none, with the
    rule of the law from which it was chosen.

    Raises NotNow when the student has a proposal to answer, before the intake, or when somebody
    else saved the draft at the same moment: then look at it again first.
    """
    draft = draft_of(case)
    if draft is None:
        begun: Agreement = agreements.draft(case, by=by, wordings=[wording], rests_on=rests_on)
        return begun
    content = {**_as_typed(agreements.snapshot(draft)), "add": [wording], "rests_on": rests_on}
    try:
        saved: Agreement = agreements.edit(draft, by=by, revision=draft.revision, content=content)
    except ValidationError as error:  # two at once: there is no form here to say it in
        raise NotNow(" ".join(error.messages)) from None
    return saved


def _as_typed(content: dict[str, Any]) -> dict[str, Any]:
    # A day that were text would make a line look changed, and would cost it its consent.
    lines = [{**line, **{name: _day(line[name]) for name in DAYS}} for line in content["lines"]]
    return {**content, "lines": lines}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
