"""The letter about hours, absence or leave."""

from django.utils.translation import gettext as _

from engines.deadlines import parent_may_see
from passend.cases.letters import letter, letter_of_room
from passend.cases.models.asked import Status
from passend.cases.remedy import TO_OBJECT
from passend.core import clock
from passend.core.shape import Line, Section, Words
from passend.core.templatetags.passend import day

from .models import Arrangement, Because, Sort


@letter_of_room(Arrangement)
def letter_of(made: Arrangement) -> Words:
    return letter(
        made,
        title=_("Je verlof") if made.is_leave else _("Besluit over je lessen"),
        body=_("de school, namens het bestuur"),
        given=(_asked(made), _given(made), *_stopped(made), _law(made)),
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
        away = _("Je mag in deze weken wegblijven van school.")
        teachers = _("Docenten lezen dat je verlof hebt, en tot wanneer. Zij lezen niet waarom.")
        young = (
            (_("Ben je nog geen 18? Lees dan ook wat de wet zegt."),)
            if _may_be_compulsory(made)
            else ()
        )
        return Section(heading=heading, text=(away, *young, teachers))
    told = (
        (_("Je mag weg zijn"), made.absent),
        (_("Je volgt wel"), made.follows),
        (_("In plaats daarvan"), made.instead),
        (_("Waarom je diploma haalbaar blijft"), made.reach_why),
        (_("Docenten lezen"), made.teacher_line),
        (_("Samen terugkijken op"), day(made.review_on) if made.review_on else ""),
    )
    text: tuple[str, ...] = ()
    if made.replaces and made.replaces.decided_on:
        before = {"when": day(made.replaces.decided_on)}
        text = (_("Dit komt in de plaats van het besluit van %(when)s.") % before,)
    return Section(
        heading=heading,
        text=text,
        lines=tuple(Line(label, value) for label, value in told if value),
    )


def _stopped(made: Arrangement) -> tuple[Section, ...]:
    """The school's second decision, in the same letter: from that day one may object to it."""
    if made.stopped_on is None:
        return ()
    told = {"when": day(made.stopped_on), "last": day(made.ends_on)}
    text = (_("School besloot dit op %(when)s. De laatste dag is %(last)s.") % told, made.stop_why)
    return (Section(heading=_("School stopt dit eerder"), text=text),)


def _may_be_compulsory(made: Arrangement) -> bool:
    birth, starts_on = made.case.birth, made.starts_on or clock.today()
    return birth is None or parent_may_see(birth, starts_on)


def _compulsory(made: Arrangement) -> tuple[str, ...]:
    """Below eighteen more is needed than a promise of the school: absence only on a ground of
    Leerplichtwet 11; for "other weighty circumstances" leave of at most ten days a school year, in
    proportion for who must qualify (14 lid 3); of more the officer of the municipality decides.
    Whether there is a start qualification, or one of the diplomas of 4a lid 2, no register tells.
    """
    if not _may_be_compulsory(made):
        return ()
    young = (
        _("Ben je nog geen 18? Dan geldt vaak ook de Leerplichtwet."),
        _("Die geldt niet als je havo, vwo of mbo 2 of hoger hebt gehaald."),
        _("Ook niet met een diploma praktijkonderwijs, of na vso voor werk of dagbesteding."),
    )
    if made.is_leave:  # a birth is no ground of its own in article 11: school must not be silent
        return (
            *young,
            _("Zwanger zijn staat niet apart in die wet. School vraagt daarom met jou verlof aan."),
            _("Bij meer dan 10 dagen beslist de leerplichtambtenaar (artikel 11 onder g en 14)."),
        )
    return (
        *young,
        _("Geldt die wet voor jou? Dan mag je alleen wegblijven om een reden uit artikel 11."),
        _("Ben je ziek? Dat is zo’n reden. Meld het binnen 2 dagen (artikel 12)."),
        _("Is er iets anders belangrijks? Dan is verlof nodig, hooguit 10 dagen per schooljaar.")
        + " " + _("Moet je minder dagen naar school? Dan is het naar verhouding minder."),
        _("Voor meer dagen beslist de leerplichtambtenaar van je gemeente (artikel 14)."),
    )  # fmt: skip


def _promise(made: Arrangement) -> tuple[str, ...]:
    """What school promises of its own. Below eighteen it can do so no further than the law goes."""
    if _may_be_compulsory(made):
        return (
            _("School schrijft dit niet op als verzuim, als het ook mag van de Leerplichtwet."),
            _("School en jij spraken het af."),
        )
    return (_("School schrijft dit niet op als verzuim. School en jij spraken het af."),)


def _long(made: Arrangement) -> tuple[str, ...]:
    """What was agreed is no statement of a doctor, which the law on student finance wants of who is
    away through illness for five weeks on end (WEB 8.1.7 lid 1 and lid 9 onder a)."""
    if made.because != Because.ILLNESS:
        return ()
    return (
        _("Volg je de bol, en ben je 5 weken achter elkaar ziek?")
        + " "
        + _("Dan is een verklaring van een arts nodig."),
        _("Anders kan het gevolgen hebben voor je studiefinanciering (WEB 8.1.7)."),
    )


def _law(made: Arrangement) -> Section:
    """What absence this is. bbl students are not under the law on student finance: their right
    stands in the statute (WEB 7.4.8 lid 4 onder j), so the letter names both."""
    text: tuple[str, ...]
    if made.is_leave:
        text = (
            _("Dit is afwezigheid met een geldige reden (WEB 8.1.7 lid 9 onder b)."),
            _("Volg je de bbl? Dan staat je recht in het studentenstatuut (WEB 7.4.8)."),
            *_compulsory(made),
        )
    elif made.status == Status.REFUSED:
        text = (
            _("School kan zoiets met je afspreken, maar het hoeft niet altijd."),
            _("Heb je een beperking of een chronische ziekte?")
            + " "
            + _("Dan moet school zorgen voor wat nodig is.")
            + " "
            + _("Alleen niet als dat te zwaar is voor school (WGBH/CZ artikel 2)."),
        )
    elif made.sort == Sort.HOURS:
        text = (
            *_promise(made),
            *_long(made),
            *_compulsory(made),
            _("De school biedt nog steeds alle uren van de opleiding aan (WEB 7.2.7)."),
            _("Lukt het toch niet op tijd? Dan kan je opleiding langer duren."),
        )
    else:
        text = (
            *_promise(made),
            *_long(made),
            *_compulsory(made),
        )
    return Section(heading=_("Wat zegt de wet?"), text=text)
