"""The shape of a paper in words, the same for the page and the PDF."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from .documents import render_pdf

WORDS: Final = Path(__file__).resolve().parent / "papers/words.typ"
"""The template that prints a whole `Words`, section after section."""


@dataclass(frozen=True)
class Line:
    """A label and what stands behind it."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """One agreement or one wish: a title, the promise of each side, and the rest below it."""

    title: str
    sides: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading and what stands under it, in this order: text, cards, lines, steps, table."""

    heading: str
    text: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    lines: tuple[Line, ...] = ()
    steps: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    blanks: tuple[str, ...] = ()
    warm: bool = False


@dataclass(frozen=True, kw_only=True)
class Words:
    """A whole paper in words. `running` stands at the foot of every page of the PDF."""

    title: str
    lead: str
    facts: tuple[Line, ...]
    sections: tuple[Section, ...]
    running: str
    page_word: str
    more: str = ""


def pdf_of(words: Words, template: Path = WORDS, *, lang: str = "nl") -> bytes:
    """The paper as PDF/UA-1."""
    title = f"{words.title}, {words.running}"
    return render_pdf(template, {**asdict(words), "heading": words.title}, title=title, lang=lang)
