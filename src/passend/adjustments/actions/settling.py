"""A decision of the exam committee: what the law allows it to give, and writing it down."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.exams import CENTRAL_MOST, Why, language_until
from passend.cases.actions import asked
from passend.cases.actions.case import programme_of
from passend.cases.models.asked import Outcome
from passend.cases.remedy import TO_APPEAL
from passend.core import clock

from ..given import Given
from ..models import Adjustment

GIVEN = (
    "school_minutes", "central_minutes", "statement_by", "statement_on", "starts_on", "ends_on",
)  # fmt: skip


def settle(made: Adjustment, *, by: Any, outcome: str, given: Given, text: str) -> None:
    """Decided, and put where the student reads it."""
    fill(made, given)
    made.programme = programme_of(made.case.enrolment) or made.case.programme
    if outcome != Outcome.REFUSED:
        made.starts_on = made.starts_on or clock.today()
    asked.decided(made, by=by, outcome=outcome, reasons=given.reasons, text=text, remedy=TO_APPEAL)


def fill(made: Adjustment, given: Given) -> None:
    """What is given, in the record."""
    for name in GIVEN:
        setattr(made, name, getattr(given, name))
    made.school_aids, made.central_aids = list(given.school_aids), list(given.central_aids)
    made.central_why = given.central_why if given.is_at_central else ""


def must_fit(made: Adjustment, outcome: str, given: Given) -> Given:
    """What is given, which is nothing with a no; raises `ValidationError` for a yes that gives
    nothing, and for what the law does not allow at a central exam."""
    if outcome == Outcome.REFUSED:
        return Given(reasons=given.reasons)
    if given.is_nothing:
        raise ValidationError(_("Kies wat de student krijgt. Of kies: nee."))
    if given.central_minutes > CENTRAL_MOST:
        raise ValidationError(
            _("Bij een centraal examen is 30 minuten extra het meeste (CvTE-regeling 7).")
        )
    if given.is_at_central and given.central_why == Why.LANGUAGE:
        _must_fit_language(made, given)
    elif given.is_at_central and made.statement_needed_at_central and not given.statement_by:
        raise ValidationError(
            _("Voor een centraal examen is hier een verklaring van een deskundige nodig.")
        )
    return given


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
