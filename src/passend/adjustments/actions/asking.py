"""A student asks, question by question; or staff fills it in and the student confirms."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.deadlines.catalogue import ADJUSTMENT_DECISION
from passend.cases.actions import asked
from passend.cases.models import Audience, Case, Use
from passend.cases.models.asked import Status
from passend.cases.sharing import shares_with
from passend.cases.telling import tell_those
from passend.core.actions import action
from passend.people.models import Role

from ..models import Adjustment, Need
from ..policy import staff, student, supplements, system
from .voting import drop

ANSWERS: Final = ("needs", "own_words", "which", "lasting", "wanted_until", "years_in_dutch")


@action("adjustment.start", "Iets vragen voor je examens", on=Case, who=student)
def start(case: Case, *, by: Any) -> Adjustment:
    """A draft that nobody else sees. What holds already goes on beside it."""
    return _new(case)


@action("adjustment.answer", "Antwoord", on=Adjustment, who=student, when=[Status.DRAFT])
def answer(made: Adjustment, *, by: Any, answers: Mapping[str, Any]) -> None:
    """One question at a time; to come back to it is allowed until it is sent."""
    _fill(made, answers)


@action(
    "adjustment.ask",
    "Verstuur mijn aanvraag",
    on=Adjustment,
    who=student,
    when=[Status.DRAFT],
    then=Status.ASKED,
    logs=["decide_by"],
)
def ask(made: Adjustment, *, by: Any) -> None:
    """From today the committee has its time."""
    made.filled_by = by
    _send(made)


@action(
    "adjustment.fill_in",
    "Aanvraag voor een examen",
    on=Case,
    who=staff,
    then=Status.TO_CONFIRM,
)
def fill_in(case: Case, *, by: Any, answers: Mapping[str, Any]) -> Adjustment:
    """At the desk, for the student, who says yes before anybody decides."""
    if case.person is None or case.status == Case.Status.CLOSED:
        raise ValidationError(_("Deze student kan de aanvraag nog niet bevestigen."))
    made = _new(case)
    _fill(made, answers)
    made.filled_by = by
    asked.tell_student("request_to_confirm", made)
    return made


@action(
    "adjustment.confirm",
    "Ja, verstuur deze aanvraag",
    on=Adjustment,
    who=student,
    when=[Status.TO_CONFIRM],
    then=Status.ASKED,
    logs=["decide_by"],
)
def confirm(made: Adjustment, *, by: Any) -> None:
    """What school filled in is what the student means."""
    _send(made)


@action(
    "adjustment.supplement",
    "Aanvullen",
    on=Adjustment,
    who=supplements,
    when=[Status.INCOMPLETE],
    then=Status.ASKED,
    logs=["decide_by"],
)
def supplement(made: Adjustment, *, by: Any, text: str) -> None:
    """The committee goes on where it stopped."""
    asked.supplemented(made, text)
    _tell_board(made)


@action(
    "adjustment.resume",
    "Verder zonder antwoord",
    on=Adjustment,
    who=system,
    when=[Status.INCOMPLETE],
    then=Status.ASKED,
    logs=["decide_by"],
    page=False,
)
def resume(made: Adjustment, *, by: Any) -> None:
    """The student did not tell in time what was missing; the body decides with what it knows."""
    asked.resumed(made)
    _tell_board(made)


@action(
    "adjustment.withdraw",
    "Aanvraag intrekken",
    on=Adjustment,
    who=student,
    when=[Status.DRAFT, Status.TO_CONFIRM, Status.ASKED, Status.INCOMPLETE],
    then=Status.WITHDRAWN,
)
def withdraw(made: Adjustment, *, by: Any) -> None:
    """Nothing needs to be decided any more; what held before still holds."""
    made.decide_by = None
    drop(made)


def _new(case: Case) -> Adjustment:
    return Adjustment(case=case)


def _fill(made: Adjustment, answers: Mapping[str, Any]) -> None:
    for name in ANSWERS:
        if name in answers:
            setattr(made, name, answers[name])
    if Need.LANGUAGE not in made.needs:
        made.years_in_dutch = None


def _send(made: Adjustment) -> None:
    if not made.needs or not made.which or not made.lasting:
        raise ValidationError(_("Geef eerst antwoord op alle vragen."))
    asked.sent(made, ADJUSTMENT_DECISION)
    _tell_board(made)


def _tell_board(made: Adjustment) -> None:
    """A line in the mail of the day; nothing to a committee that may not see it."""
    if shares_with(made.case, Audience.EXAM):
        facts: dict[str, Any] = {"about": made, "by": made.filled_by, "use": Use.EXAM}
        tell_those(Role.EXAM_BOARD, "decision_asked", made.case, **facts)
