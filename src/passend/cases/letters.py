"""The letter of a decision: what was decided, why, how long it holds, and what one can do then.

One text for the page and for the paper (PDF/UA-1), so that the two cannot disagree.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from passend.core.models import School
from passend.core.shape import Line, Section, Words, pdf_of
from passend.core.templatetags.passend import day

from .models.asked import Status
from .remedy import Remedy, announcement_of, clause

Letter = TypeVar("Letter", bound=Callable[..., Words])
_OF: dict[type, Callable[..., Words]] = {}
"""The letter of each room that decides, by the class of its requests."""


def letter_of_room(model: type) -> Callable[[Letter], Letter]:
    """Make a function the letter of this room, so that others (the front door) can ask for it."""

    def mark(made_by: Letter) -> Letter:
        _OF[model] = made_by
        return made_by

    return mark


def letter_of(made: Any) -> Words:
    """The letter of any decision, in the words of its own room."""
    return _OF[type(made)](made)


def letter(made: Any, *, title: str, body: str, given: Sequence[Section], remedy: Remedy) -> Words:
    """`made` is an `Asked` that was decided; `body` decided, `given` says what was granted."""
    told = announcement_of(made)
    school = School.current()
    return Words(
        title=title,
        lead=_("Hieronder lees je het besluit, en waarom."),
        facts=tuple(
            Line(label, value)
            for label, value in (
                (_("Student"), str(made.dossier)),
                (_("School"), school.name),
                (_("Gevraagd op"), day(made.asked_on)),
                (_("Besloten op"), day(made.decided_on)),
                (_("Besloten door"), body),
                (_("Besluit"), made.get_outcome_display()),
            )
        ),
        sections=(
            *given,
            reasons(made),
            *validity(made),
            Section(
                heading=_("Niet eens met het besluit?"),
                text=clause(remedy, told.made_on if told else made.decided_on),
            ),
        ),
        running=_("Besluit %(number)s") % {"number": made.pk.hex[:8].upper()},
        page_word=_("Bladzijde"),
    )


def reasons(made: Any) -> Section:
    """From the list of the room, and in own words."""
    known = dict(made.REASONS)
    steps = tuple(str(known[code]) for code in made.reasons if code in known)
    text = (made.explanation,) if made.explanation else ()
    return Section(heading=_("Waarom"), text=(*steps, *text))


def validity(made: Any) -> tuple[Section, ...]:
    """How long it holds; a refusal has no validity."""
    if made.status == Status.REFUSED:
        return ()
    until = day(made.ends_on) if made.ends_on else _("het einde van je opleiding")
    lines = [Line(_("Vanaf"), day(made.starts_on)), Line(_("Tot en met"), until)]
    if made.ended_on:
        lines.append(Line(_("Gestopt op"), day(made.ended_on)))
    return (Section(heading=_("Hoe lang geldt dit?"), lines=tuple(lines)),)


def letter_pdf(words: Words) -> bytes:
    """The letter as PDF/UA-1."""
    return pdf_of(words)
