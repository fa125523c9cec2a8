"""Cells of a school's list: checked one by one, with a reason in words when one is no good."""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .identity import looks_like_bsn
from .problems import Unreadable

CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
TURNING: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the reading direction: they can make a name read as another one."""
FORMULA: Final = re.compile(r"'('*[=+\-@＝＋－＠\t\r])")
PARTICLES: Final = frozenset(
    part
    for language in (
        "van de der den het 't ’t ter ten te in op aan bij uit voor onder over",
        "el al bin ibn ben la le les du des da do dos di del della von zu zur d' l'",
    )
    for part in language.split()
)


def text(cell: str, label: str, limit: int) -> str:
    """A short text, as it was before an export made it safe for a spreadsheet.

    An export writes `'=Jan` so that no spreadsheet computes it; the sign comes off again here.
    Raises `Unreadable` for a control character, a text over `limit` signs, and a BSN.
    """
    value = cell
    if "'" in value[:1]:
        value = FORMULA.sub(r"\1", value, count=1) if FORMULA.match(value) else value
    if not value.isascii():
        value = TURNING.sub("", value)
    if not value.isprintable() and CONTROL.search(value):
        raise Unreadable("unreadable", label)
    if len(value) > limit:
        raise Unreadable("too_long", label)
    if len(value) >= 9 and value[:1].isdigit() and looks_like_bsn(value):
        raise Unreadable("looks_like_bsn", label)
    return value


def email(cell: str, label: str) -> str:
    """An e-mail address in lower case, or empty. Raises `Unreadable` ("bad_email")."""
    value = text(cell, label, 10_000).lower().removeprefix("mailto:")
    if not value:
        return ""
    try:
        validate_email(value)
    except ValidationError:
        raise Unreadable("bad_email", label) from None
    if len(value) > 254:
        raise Unreadable("bad_email", label)
    return value


def municipality(cell: str, label: str) -> str:
    """A municipality code of CBS as four digits (`GM0363`, `363` and `0363` are one)."""
    value = cell.upper().removeprefix("GM")
    if not value:
        return ""
    if not value.isdigit() or not value.isascii() or len(value) > 4:
        raise Unreadable("bad_municipality", label)
    return value.zfill(4)


def crebo(cell: str, label: str, known: frozenset[str] | None) -> str:
    """A crebo code of four or five digits; when the school has a list, one that is in it."""
    if not cell:
        return ""
    if not (cell.isascii() and cell.isdigit() and len(cell) in {4, 5}):
        raise Unreadable("bad_crebo", label)
    if known is not None and cell not in known:
        raise Unreadable("unknown_crebo", cell)
    return cell


def split_name(full: str) -> tuple[str, str, str]:
    """First name, prefix and last name of a whole name, by the Dutch order of writing.

    >>> split_name("Anna van der Berg"), split_name("Berg, Anna van der")
    (('Anna', 'van der', 'Berg'), ('Anna', 'van der', 'Berg'))
    """
    before, comma, after = full.partition(",")
    if comma:
        words = after.split()
        cut = len(words)
        while cut > 0 and words[cut - 1].casefold() in PARTICLES:
            cut -= 1
        last = before.split()
        lead = 0
        while lead < len(last) - 1 and last[lead].casefold() in PARTICLES:
            lead += 1
        prefix = " ".join([*words[cut:], *last[:lead]])
        return " ".join(words[:cut]), prefix, " ".join(last[lead:])
    return _split_written_out(full.split())


def _split_written_out(words: list[str]) -> tuple[str, str, str]:
    if len(words) < 2:
        return "", "", " ".join(words)
    start = next(
        (i for i, word in enumerate(words) if i and word.casefold() in PARTICLES), len(words)
    )
    if start == len(words):
        return words[0], "", " ".join(words[1:])
    end = start
    while end < len(words) - 1 and words[end].casefold() in PARTICLES:
        end += 1
    return " ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:])


def several(cell: str) -> list[str]:
    """The parts of a cell that holds more than one: `coach; docent` or one a line."""
    return [part for part in (p.strip() for p in re.split(r"[;,|\n/]", cell)) if part]
