"""What is asked and decided about exams, in every state that a page works on."""

from functools import cached_property
from typing import Any

from passend.adjustments import actions
from passend.adjustments.actions import arranging
from passend.adjustments.models import Adjustment, Arrangement, Exam, Planner
from passend.cases.models import Case
from tests import given_adjustments as exams
from tests import given_arrangements as hours

from .sharing_things import SharedThings


class ExamThings(SharedThings):
    """A thing has the name of its noun in the addresses."""

    def heard(self, **answers: Any) -> Case:
        raise NotImplementedError

    @cached_property
    def adjustment(self) -> Adjustment:
        """Granted, to the student of this dossier, with the words of everybody in it."""
        made = exams.asked(self.case, own_words=self.text)
        actions.advise(made, by=self.coach, text=self.text)
        facts = {"outcome": "granted", "given": exams.GIVEN, "text": self.text}
        return actions.decide(made, by=self.board, **facts)  # type: ignore[no-any-return]

    @cached_property
    def begun(self) -> Adjustment:
        """Not sent yet, by the student of this dossier: nobody else can open it."""
        assert self.adjustment  # decided before, for one request runs at a time
        return exams.draft(self.case, own_words=self.text)

    @cached_property
    def filled_in(self) -> Adjustment:
        """By the coach, and not confirmed yet."""
        case = self.heard()
        facts = {**exams.ANSWERS, "own_words": self.text}
        return actions.fill_in(case, by=self.coach, answers=facts)  # type: ignore[no-any-return]

    @cached_property
    def before(self) -> Adjustment:
        """Sent, and not decided."""
        return exams.asked(self.heard(), own_words=self.text)

    @cached_property
    def voted(self) -> Adjustment:
        """With a proposal that waits for votes."""
        return exams.proposed(self.heard(), self.board, self.text)

    @cached_property
    def incomplete(self) -> Adjustment:
        made = exams.asked(self.heard())
        return actions.ask_more(made, by=self.board, text=self.text)  # type: ignore[no-any-return]

    @cached_property
    def exam(self) -> Exam:
        """Of the group of this student."""
        assert self.adjustment
        return exams.exam(self.group, self.board)

    @cached_property
    def planner(self) -> Planner:
        """Of the school, with a client that works."""
        return exams.planner(self.manager)

    @cached_property
    def arrangement(self) -> Arrangement:
        """Granted, to the student of this dossier, with the words of everybody in it."""
        written = ("follows", "instead", "absent", "reach_why", "teacher_line")
        words = dict.fromkeys(written, self.text)
        facts: dict[str, Any] = {"by": self.coordinator, "what": hours.plan(**words)}
        return hours.granted(self.case, text=self.text, own_words=self.text, **facts)

    @cached_property
    def arranged_for(self) -> Arrangement:
        """By the coach, and not confirmed yet."""
        return hours.filled_in(self.heard(), by=self.coach, own_words=self.text)

    @cached_property
    def arrangement_asked(self) -> Arrangement:
        return hours.asked(self.heard(), own_words=self.text)

    @cached_property
    def arrangement_short(self) -> Arrangement:
        """School asked for more."""
        made = hours.asked(self.heard())
        return arranging.ask_more(made, by=self.coordinator, text=self.text)  # type: ignore[no-any-return]

    @cached_property
    def leave_told(self) -> Arrangement:
        """A right, and not recorded yet."""
        return hours.told(self.heard())
