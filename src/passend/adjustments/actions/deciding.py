"""The exam committee: ask for more, or decide. Two members at once: one decision."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.exams import CENTRAL_MOST, Why, language_until
from passend.cases.actions import asked
from passend.cases.actions.case import programme_of
from passend.cases.models.asked import Outcome, Status
from passend.cases.remedy import TO_APPEAL
from passend.core import clock
from passend.core.actions import action

from ..given import Given
from ..models import Adjustment
from ..policy import adviser, exam_board


@action(
    "adjustment.advise",
    "Advies geven",
    on=Adjustment,
    who=adviser,
    when=[Status.ASKED, Status.INCOMPLETE],
)
def advise(made: Adjustment, *, by: Any, text: str) -> None:
    """What the student needs, as who works with the student sees it."""
    made.advice, made.advised_on = text, clock.today()


@action(
    "adjustment.ask_more",
    "Vraag om meer",
    on=Adjustment,
    who=exam_board,
    when=[Status.ASKED],
    then=Status.INCOMPLETE,
)
def ask_more(made: Adjustment, *, by: Any, text: str) -> None:
    """The student reads what is missing. A diagnosis is never asked for (ADR 9)."""
    asked.more_asked(made, text)


@action(
    "adjustment.decide",
    "Besluit nemen",
    on=Adjustment,
    who=exam_board,
    when=[Status.ASKED],
    or_then=[Status.GRANTED, Status.REFUSED],
    logs=["outcome", "starts_on", "ends_on"],
)
def decide(made: Adjustment, *, by: Any, outcome: str, given: Given, text: str) -> None:
    """In force from the day it says, at every exam, without asking again."""
    if outcome == Outcome.REFUSED:
        given = Given(reasons=given.reasons)
    else:
        _must_fit(made, given)
    for name in (
        "school_minutes", "central_minutes", "statement_by", "statement_on", "starts_on", "ends_on",
    ):  # fmt: skip
        setattr(made, name, getattr(given, name))
    made.school_aids, made.central_aids = list(given.school_aids), list(given.central_aids)
    is_central = bool(given.central_minutes or given.central_aids)
    made.central_why = given.central_why if is_central else ""
    made.programme = programme_of(made.case.enrolment) or made.case.programme
    if outcome != Outcome.REFUSED:
        made.starts_on = made.starts_on or clock.today()
    asked.decided(made, by=by, outcome=outcome, reasons=given.reasons, text=text, remedy=TO_APPEAL)


def _must_fit(made: Adjustment, given: Given) -> None:
    """The rules of the law about central exams, and a yes that gives something."""
    if given.is_nothing:
        raise ValidationError(_("Kies wat de student krijgt. Of kies: nee."))
    if given.central_minutes > CENTRAL_MOST:
        raise ValidationError(
            _("Bij een centraal examen is 30 minuten extra het meeste (CvTE-regeling 7).")
        )
    if not (given.central_minutes or given.central_aids):
        return
    if given.central_why == Why.LANGUAGE:
        _must_fit_language(made, given)
    elif made.statement_needed_at_central and not given.statement_by:
        raise ValidationError(
            _("Voor een centraal examen is hier een verklaring van een deskundige nodig.")
        )


def _must_fit_language(made: Adjustment, given: Given) -> None:
    """Only time, only with at most six years of education here, and until that is over (12a)."""
    told_on = made.asked_on or clock.today()  # the years were counted with that study year
    last = language_until(made.years_in_dutch, told_on) if made.years_in_dutch else None
    if last is None:
        raise ValidationError(
            _("Dit kan alleen na hooguit zes jaar onderwijs in Nederland (Examenbesluit 12a).")
        )
    if given.central_aids:
        raise ValidationError(_("Om de taal mag alleen extra tijd, geen andere hulp."))
    if given.ends_on is None or given.ends_on > last:
        raise ValidationError(
            _("Extra tijd om de taal mag tot en met %(day)s (Examenbesluit 12a).")
            % {"day": last.strftime("%d-%m-%Y")}
        )
