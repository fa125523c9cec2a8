"""The sentences of the agreement on paper: one source for the page and the PDF.

Read by students, so A2: short, active, "je". `tests/agreements/test_paper.py` measures it.
"""

from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from passend.core.shape import Card, Line, Section, Words

from .facts import AgreementPaper, Contact, NotGranted, Promise


def in_full(paper: AgreementPaper) -> Words:
    """The agreement itself."""
    with translation.override(paper.lang):
        sections = (
            _story(paper),
            _promises(paper),
            _contested(paper),
            _not_granted(paper),
            _contact(paper),
            _when_not_kept(paper),
            _review(paper),
            _consent(paper),
            _signatures(paper),
        )
        return Words(
            title=_("Afspraken over jouw ondersteuning"),
            lead=_("Dit spreken jij en je school samen af. Zo kun je je opleiding goed volgen."),
            facts=_facts(paper),
            sections=tuple(section for section in sections if section),
            running=_running(paper),
            page_word=_("Bladzijde"),
        )


def in_short(paper: AgreementPaper) -> Words:
    """The one-page summary: what both sides do, who helps, what to do when it goes wrong."""
    with translation.override(paper.lang):
        cards = tuple(
            Card(title=promise.title, sides=_sides(promise)) for promise in paper.promises
        )
        return Words(
            title=_("Jouw afspraken in het kort"),
            lead=_("Alles staat ook in het hele papier. Vraag het aan je contactpersoon."),
            facts=_facts(paper)[:4],
            sections=(
                Section(heading=_("Dit spreken we af"), cards=cards),
                _contact(paper),
                Section(
                    heading=_("Gaat het niet goed?"),
                    text=(
                        _("Zeg het tegen %(name)s. Dat mag altijd.") % {"name": paper.contact.name},
                        _("Je krijgt altijd een antwoord."),
                    ),
                    warm=True,
                ),
                _review(paper),
            ),
            running=_running(paper),
            page_word=_("Bladzijde"),
            more=_("En nog meer afspraken. Die staan in het hele papier."),
        )


def _lines(*pairs: tuple[str, str]) -> tuple[Line, ...]:
    return tuple(Line(label, value) for label, value in pairs if value)


def _day(day: date | None) -> str:
    return date_format(day, "l j F Y") if day else ""


def _moment(at: datetime) -> str:
    local = at.astimezone(timezone.get_current_timezone())
    return _("%(day)s om %(time)s uur") % {"day": _day(local.date()), "time": f"{local:%H.%M}"}


def _running(paper: AgreementPaper) -> str:
    return _("%(number)s, versie %(version)s") % {
        "number": paper.number,
        "version": paper.version,
    }


def _facts(paper: AgreementPaper) -> tuple[Line, ...]:
    school = ", ".join(part for part in (paper.school, paper.location) if part)
    return _lines(
        (_("Student"), paper.student),
        (_("Opleiding"), paper.programme),
        (_("School"), school),
        (_("Versie"), f"{paper.version} ({paper.status})"),
        (_("Nummer"), paper.number),
        (_("Geldt vanaf"), _day(paper.starts_on)),
        (_("Geldt tot en met"), _day(paper.ends_on) or _("het einde van je opleiding")),
    )


def _story(paper: AgreementPaper) -> Section | None:
    told = _lines(*paper.story)
    return Section(heading=_("Dit vertelde jij"), lines=told) if told else None


def _promises(paper: AgreementPaper) -> Section:
    cards = tuple(_card(number, promise) for number, promise in enumerate(paper.promises, 1))
    text = () if cards else (_("Er zijn nu geen afspraken."),)
    return Section(heading=_("Dit spreken we af"), text=text, cards=cards)


def _card(number: int, promise: Promise) -> Card:
    return Card(
        title=f"{number}. {promise.title}",
        sides=_sides(promise),
        lines=_lines((_("Omdat"), promise.need), (_("In de wet"), promise.law)) + _details(promise),
    )


def _sides(promise: Promise) -> tuple[Line, ...]:
    return _lines((_("School doet"), promise.school_does), (_("Ik doe"), promise.student_does))


def _details(promise: Promise) -> tuple[Line, ...]:
    until = _day(promise.until) or _("het einde van je opleiding")
    return _lines(
        (_("Wie"), promise.by_whom),
        (_("Waar en wanneer"), promise.when),
        (_("Vanaf"), _day(promise.starts_on)),
        (_("Tot en met"), until),
        (_("Eerst nodig"), promise.decision),
        (_("Let op"), promise.limits),
        (_("Het werkt als"), promise.works_if),
    )


def _contested(paper: AgreementPaper) -> Section | None:
    if not paper.contested:
        return None
    cards = tuple(
        Card(
            title=promise.title,
            sides=_sides(promise),
            lines=_lines((_("Jij zegt"), promise.objection)),
        )
        for promise in paper.contested
    )
    text = (
        _("Hiermee ben je niet akkoord. Deze punten gelden nu niet."),
        *_route(paper),
    )
    return Section(heading=_("Hierover zijn we het niet eens"), text=text, cards=cards, warm=True)


def _not_granted(paper: AgreementPaper) -> Section | None:
    if not paper.not_granted:
        return None
    return Section(
        heading=_("Dit vroeg je, maar dit doet de school niet"),
        text=_route(paper),
        cards=tuple(map(_refusal, paper.not_granted)),
        warm=True,
    )


def _refusal(wish: NotGranted) -> Card:
    lines = _lines((_("Waarom niet"), wish.reason), (_("Wat wel kan"), wish.alternative))
    return Card(title=wish.wish, lines=lines)


def _route(paper: AgreementPaper) -> tuple[str, ...]:
    """Where to go (WEB 7.5.1 lid 3, 7.5.7 lid 3; Wet College voor de rechten van de mens 10)."""
    return (
        _("Vind je dit niet goed? Ga dan naar %(facility)s. Dat kost niets.")
        % {"facility": _door(paper)},
        _("Je mag ook naar het College voor de Rechten van de Mens."),
    )


def _door(paper: AgreementPaper) -> str:
    if not paper.facility:
        return _("het loket voor klachten van je school")
    return _who(paper.facility)


def _who(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.role, contact.reach) if part)


def _contact(paper: AgreementPaper) -> Section:
    substitute = _who(paper.substitute) if paper.substitute else ""
    return Section(
        heading=_("Bij wie kun je terecht?"),
        lines=_lines(
            (_("Je contactpersoon"), _who(paper.contact)),
            (_("Is die er niet"), substitute),
        ),
    )


def _when_not_kept(paper: AgreementPaper) -> Section:
    name = {"name": paper.contact.name, "facility": _door(paper)}
    return Section(
        heading=_("Houdt de school zich niet aan een afspraak?"),
        steps=(
            _("Zeg het in Passend, bij ‘Mijn afspraken’. Of zeg het tegen %(name)s.") % name,
            _("%(name)s zoekt uit wat er misging. Je krijgt altijd een antwoord.") % name,
            _("Lukt het dan nog niet? Ga naar %(facility)s. Dat kost niets.") % name,
            _("Je mag ook naar het College voor de Rechten van de Mens."),
        ),
    )


def _review(paper: AgreementPaper) -> Section:
    """At least once in every study year, with the student (WEB 8.1.3a lid 3)."""
    first = (
        _("We kijken samen terug. Dat doen we uiterlijk op %(day)s.")
        % {"day": _day(paper.evaluate_by)}
        if paper.evaluate_by
        else _("We kijken elk studiejaar samen terug.")
    )
    return Section(
        heading=_("Wanneer kijken we terug?"),
        text=(
            first,
            _("Jij zegt dan eerst wat je ervan vindt."),
            _("Een studiejaar loopt van 1 augustus tot en met 31 juli."),
        ),
    )


def _consent(paper: AgreementPaper) -> Section:
    if not paper.consents:
        text = (_("Nog niemand is akkoord. Dit is een voorstel."),)
        return Section(heading=_("Wie is akkoord?"), text=text)
    return Section(
        heading=_("Wie is akkoord?"),
        columns=(_("Wie"), _("Antwoord"), _("Wanneer"), _("Hoe")),
        rows=tuple(
            (
                f"{consent.who} ({consent.role})",
                ": ".join(part for part in (consent.answer, consent.part) if part),
                _moment(consent.at),
                consent.how,
            )
            for consent in paper.consents
        ),
    )


def _signatures(paper: AgreementPaper) -> Section | None:
    if not paper.to_sign:
        return None
    parent = (_("Ouder of verzorger"),) if paper.needs_parent else ()
    return Section(
        heading=_("Tekenen op papier"),
        text=(_("Je mag ook in Passend akkoord gaan. Dan hoef je hier niet te tekenen."),),
        blanks=(paper.student, *parent, _("Namens de school")),
    )
