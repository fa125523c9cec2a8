"""Documents to keep: a typst template and plain data in, an accessible PDF (PDF/UA-1) out.

The data travels as one JSON string, so a text that a person typed is never typst markup: a name
like ``#read("secret")`` is printed as it stands. A template lives in the room that owns it and
imports ``/core/papers/house.typ`` for the looks.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = Path(__file__).resolve().parent / "fonts"
UNKNOWN_SIGN = "\N{WHITE SQUARE}"
JOINERS = {"\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}


def render_pdf(template: Path, data: Mapping[str, Any], *, title: str, lang: str = "nl") -> bytes:
    """The PDF/UA-1 bytes of `template` filled with `data`.

    `data` holds only what JSON can hold; `title` and `lang` are what a screen reader announces.
    The same input gives the same bytes: no moment of making is stored in the file.
    Raises `typst.TypstError` for a template that is wrong or not accessible, which is a bug.
    """
    filled = json.dumps(printable({**data, "title": title, "lang": lang}))
    pdf = typst.compile(
        str(template),
        root=str(ROOT),
        font_paths=_fonts(),
        sys_inputs={"data": filled},
        pdf_standards=["ua-1"],
    )
    if not isinstance(pdf, bytes):  # several pages as several files happen to pictures only
        raise TypeError(f"typst gave {type(pdf)} for {template.name}")
    return pdf


def printable(value: Any) -> Any:
    """The same data, with every text reduced to what the fonts can show.

    PDF/UA-1 (ISO 14289-1, 7.21.8) forbids a reference to a missing glyph, so one emoji would
    otherwise stop the whole document. Signs that turn the reading direction around are dropped:
    they can make a paper say something else than the screen (trust.md T-16).
    """
    if isinstance(value, str):
        return _printable_text(value)
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def _printable_text(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(map(_printable_sign, text))


def _printable_sign(sign: str) -> str:
    if sign == "\n" or ord(sign) in _known_signs():
        return sign if not _is_silent(sign) else ""
    if _is_silent(sign) or unicodedata.category(sign) in ("Mn", "Me"):
        return ""
    return " " if sign.isspace() else UNKNOWN_SIGN


def _is_silent(sign: str) -> bool:
    """Control and direction signs, and the variation selectors of emoji: never shown as such."""
    return sign not in JOINERS | {"\n", "\t"} and unicodedata.category(sign) in ("Cc", "Cf")


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that are shipped, so that a paper looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@cache
def _known_signs() -> frozenset[int]:
    """Every sign that one of the shipped fonts can draw."""
    return frozenset().union(*map(_signs_of, FONTS.glob("*.ttf")))


def _signs_of(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())
