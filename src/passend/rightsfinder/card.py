"""The card to take to a talk: what to ask, to whom, and where it stands. A page and a PDF.

What somebody said about health, home or money is not on it, unless (s)he asks for that: a card lies
on a table. The same facts make the page and the PDF.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from passend.core.documents import render_pdf
from passend.core.templatetags.passend import day

from .catalogue import book
from .outcome import Outcome, Row

TEMPLATE = Path(__file__).resolve().parent / "papers/card.typ"
MOST_MAYBE = 5


@dataclass(frozen=True)
class Fact:
    """A label and what stands behind it."""

    label: str
    value: str


@dataclass(frozen=True)
class Item:
    """One thing to talk about."""

    title: str
    badge: str
    short: str
    facts: tuple[Fact, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """The whole card in words."""

    heading: str
    lead: str
    facts: tuple[Fact, ...]
    items: tuple[Item, ...]
    nothing: str
    ask_word: str
    agreed_word: str
    receipt: str
    running: str
    page_word: str


def card_of(outcome: Outcome, *, private: bool) -> Card:
    """The card, of one provision when the answers name it; `private`: also with what was said
    about health, home and money."""
    only = outcome.answers.only
    rows = [*outcome.proven, *outcome.maybe[:MOST_MAYBE]]
    rows = [row for row in outcome.rows if row.code == only] if only else rows
    today = day(book().day)
    return Card(
        heading=_("Zo vraag ik dit aan") if only else _("Hier wil ik over praten"),
        lead=_("Neem deze kaart mee naar je gesprek. Vink af wat jullie bespraken."),
        facts=_told(outcome, private),
        items=tuple(_item(row, private) for row in rows),
        nothing=_("Er kwam nog niets uit. Geef nog een paar antwoorden."),
        ask_word=_("Vraag"),
        agreed_word=_("Afgesproken"),
        receipt=_("Nagekeken op %(day)s. Lijst met regels: %(catalogue)s.")
        % {"day": today, "catalogue": book().library.version},
        running=_("Gesprekskaart van %(day)s") % {"day": today},
        page_word=_("Bladzijde"),
    )


def card_pdf(card: Card) -> bytes:
    """The card as PDF/UA-1."""
    return render_pdf(TEMPLATE, asdict(card), title=card.heading)


def _told(outcome: Outcome, private: bool) -> tuple[Fact, ...]:
    choices = [c.label for _s, cs in outcome.by_step for c in cs if private or not c.private]
    facts = book().facts
    told = [t for t in outcome.told if private or not facts[t.name].sensitive]
    first = [Fact(_("Dit koos ik"), ", ".join(choices))] if choices else []
    return (*first, *(Fact(one.question, one.answer) for one in told))


def _item(row: Row, private: bool) -> Item:
    pairs = [
        (_("Wie beslist"), row.decides),
        (_("Termijn"), row.until),
        (_("Hoeveel"), row.amount),
        (
            _("Waar het staat"),
            row.where + (_(" (niet getoetst)") if row.result.is_unchecked else ""),
        ),
    ]
    facts = book().facts
    open_questions = [m.text for m in row.missing if private or not facts[m.fact].sensitive]
    return Item(
        title=row.name,
        badge=str(row.group.badge),
        short=row.provision.short,
        facts=tuple(Fact(name, value) for name, value in pairs if value),
        ask=(*(step.what for step in row.steps), *open_questions[:3]),
    )
