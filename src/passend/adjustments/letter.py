"""The letter of the exam committee."""

from copy import copy

from django.utils.translation import gettext as _

from engines.exams import Why
from passend.cases.letters import letter, letter_of_room, reasons, validity
from passend.cases.models.asked import Outcome, Status
from passend.cases.remedy import TO_APPEAL
from passend.core import clock
from passend.core.shape import Line, Section, Words

from .actions.settling import fill
from .given import Given
from .models import Adjustment


@letter_of_room(Adjustment)
def letter_of(made: Adjustment) -> Words:
    return letter(
        made,
        title=_("Besluit over je examens"),
        body=_("de examencommissie"),
        given=(_asked(made), *given_of(made)),
        remedy=TO_APPEAL,
    )


def _asked(made: Adjustment) -> Section:
    return Section(
        heading=_("Dit vroeg je"),
        lines=(
            Line(_("Waar je tegenaan loopt"), ", ".join(made.need_words)),
            Line(_("Voor"), made.get_which_display()),
        ),
    )


def given_of(made: Adjustment) -> tuple[Section, ...]:
    """What the student gets."""
    if made.status == Status.REFUSED:
        return (Section(heading=_("Dit krijg je"), text=(_("Niets. Hieronder staat waarom."),)),)
    lines = [
        *_lines(_("Examens van school"), made.school_minutes, made.aids_at(central=False)),
        *_lines(_central(made), made.central_minutes, made.aids_at(central=True)),
    ]
    text = (_("Dit geldt bij elk examen. Je hoeft het niet opnieuw te vragen."),)
    return (Section(heading=_("Dit krijg je"), text=text, lines=tuple(lines)),)


def _central(made: Adjustment) -> str:
    if made.central_why == Why.LANGUAGE:
        return _("Centraal examen Nederlands")
    return _("Centrale examens")


def _lines(where: str, minutes: int, aids: list[str]) -> list[Line]:
    given = ([_("%(n)s minuten extra") % {"n": minutes}] if minutes else []) + aids
    return [Line(where, ", ".join(given))] if given else []


def proposal(made: Adjustment, *, outcome: str, given: Given, text: str) -> tuple[Section, ...]:
    """What the letter would say if the committee agrees; nothing of it is saved."""
    as_if = copy(made)
    fill(as_if, given)
    as_if.starts_on = given.starts_on or clock.today()
    as_if.reasons, as_if.explanation = list(given.reasons), text
    as_if.status = Status.REFUSED if outcome == Outcome.REFUSED else Status.GRANTED
    return (*given_of(as_if), reasons(as_if), *validity(as_if))
