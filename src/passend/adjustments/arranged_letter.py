"""The letter about hours, absence or leave."""

from django.utils.translation import gettext as _

from engines.deadlines import parent_may_see
from passend.cases.letters import letter, letter_of_room
from passend.cases.models.asked import Status
from passend.cases.remedy import TO_OBJECT
from passend.core import clock
from passend.core.shape import Line, Section, Words
from passend.core.templatetags.passend import day

from .models import Arrangement, Sort


@letter_of_room(Arrangement)
def letter_of(made: Arrangement) -> Words:
    return letter(
        made,
        title=_("Je verlof") if made.is_leave else _("Besluit over je lessen"),
        body=_("de school, namens het bestuur"),
        given=(_asked(made), _given(made), _law(made)),
        remedy=TO_OBJECT,
    )


def _asked(made: Arrangement) -> Section:
    lines = [Line(_("Wat"), made.get_sort_display())]
    if made.around:
        lines.append(Line(_("Voor"), ", ".join(made.around_words)))
    return Section(heading=_("Dit vroeg je"), lines=tuple(lines))


def _given(made: Arrangement) -> Section:
    heading = _("Dit spreken we af")
    if made.status == Status.REFUSED:
        return Section(heading=heading, text=(_("Niets. Hieronder staat waarom."),))
    if made.is_leave:
        return Section(heading=heading, text=(_("Je mag in deze weken wegblijven van school."),))
    told = (
        (_("Je mag weg zijn"), made.absent),
        (_("Je volgt wel"), made.follows),
        (_("In plaats daarvan"), made.instead),
        (_("Waarom je diploma haalbaar blijft"), made.reach_why),
        (_("Samen terugkijken op"), day(made.review_on) if made.review_on else ""),
    )
    return Section(
        heading=heading, lines=tuple(Line(label, value) for label, value in told if value)
    )


def _compulsory(made: Arrangement) -> tuple[str, ...]:
    """Below eighteen the school alone cannot let somebody stay away (Leerplichtwet 4c lid 2, 11 and
    14 lid 3), unless there is a start qualification, which the register does not tell."""
    birth, starts_on = made.case.birth, made.starts_on or clock.today()
    if birth is not None and not parent_may_see(birth, starts_on):
        return ()
    return (
        _("Ben je nog geen 18, en heb je nog geen startkwalificatie? Dan geldt de Leerplichtwet."),
        _("Wegblijven mag dan alleen om een reden uit die wet (artikel 11)."),
        _("Is het voor meer dan 10 dagen? Dan beslist de leerplichtambtenaar (artikel 14)."),
    )


def _law(made: Arrangement) -> Section:
    """What absence this is. bbl students are not under the law on student finance: their right
    stands in the statute (WEB 7.4.8 lid 4 onder j), so the letter names both."""
    text: tuple[str, ...]
    if made.is_leave:
        text = (
            _("Dit is afwezigheid met een geldige reden (WEB 8.1.7 lid 9 onder b)."),
            _("Volg je de bbl? Dan staat je recht in het studentenstatuut (WEB 7.4.8)."),
        )
    elif made.status == Status.REFUSED:
        text = (_("De school kan andere uren met je afspreken. Het moet niet."),)
    elif made.sort == Sort.HOURS:
        text = (
            _("School schrijft dit niet op als verzuim. School en jij spraken het af."),
            *_compulsory(made),
            _("De school biedt nog steeds alle uren van de opleiding aan (WEB 7.2.7)."),
            _("Lukt het toch niet op tijd? Dan kan je opleiding langer duren."),
        )
    else:
        text = (
            _("School schrijft dit niet op als verzuim. School en jij spraken het af."),
            *_compulsory(made),
        )
    return Section(heading=_("Wat zegt de wet?"), text=text)
