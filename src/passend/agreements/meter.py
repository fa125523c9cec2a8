"""How much time there is for an agreement, and what the law says of it: for the pages."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engines.deadlines import AgreementDuty, AgreementOutcome
from passend.cases.models import Case
from passend.core import clock

from .dates import duty_of
from .routes import in_words

SOON = 7
OPEN_OR_LATE = {
    AgreementOutcome.DUE_BEFORE_ENROLMENT,
    AgreementOutcome.DUE_AFTER_LATER_NEED,
    AgreementOutcome.BREACH,
    AgreementOutcome.NOT_COVERED,
    AgreementOutcome.INSUFFICIENT_FACTS,
    AgreementOutcome.INCOMPLETE,
}


@dataclass(frozen=True, kw_only=True)
class Meter:
    """What `components/deadline.html` shows. `is_breach`: enrolled without agreements (A-02)."""

    by: date
    text: str
    state: str
    value: int
    max: int
    law: str
    is_breach: bool
    waits_for_parent: bool
    routes: tuple[str, ...] = ()
    """Where else to look, for a reason outside WEB 8.1.3a."""


def meter_of(case: Case) -> Meter | None:
    """The last day and what is left of it; None when nothing is owed (any more)."""
    duty = duty_of(case)
    is_done = duty.outcome not in OPEN_OR_LATE or duty.met_on is not None
    if duty.by is None or is_done:
        return None
    today = clock.today()
    left = (duty.by - today).days
    start = min(case.need_known_on or today, today)
    return Meter(
        by=duty.by,
        text=_in_words(left),
        state="late" if left < 0 else "soon" if left <= SOON else "",
        value=min((today - start).days, (duty.by - start).days),
        max=max((duty.by - start).days, 0),
        law=_law(duty),
        is_breach=duty.outcome == AgreementOutcome.BREACH,
        waits_for_parent=bool(duty.missing) and duty.outcome == AgreementOutcome.INCOMPLETE,
        routes=in_words(duty.alternatives),
    )


def _in_words(left: int) -> str:
    if left < 0:
        return ngettext("%d dag te laat", "%d dagen te laat", -left) % -left
    return ngettext("nog %d dag", "nog %d dagen", left) % left if left else _("vandaag")


def _law(duty: AgreementDuty) -> str:
    """On what the last day rests; in doubt about the ground it says so."""
    if duty.outcome == AgreementOutcome.NOT_COVERED:
        return _(
            "Termijn van de school. WEB 8.1.3a gaat niet over deze reden. Afspraken maken mag wel."
        )
    if "A-05" in {rule.item for rule in duty.grounds}:
        return _("Termijn van de school. De wet noemt geen dagen (WEB 8.1.3a lid 4).")
    if duty.outcome == AgreementOutcome.INSUFFICIENT_FACTS:
        return _(
            "Is er een handicap of chronische ziekte? "
            "Dan moeten de afspraken er zijn voor de inschrijving (WEB 8.1.3a lid 2)."
        )
    return _("De afspraken moeten er zijn voor de inschrijving (WEB 8.1.3a lid 2).")
