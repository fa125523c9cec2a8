"""Whether a text says more than it should: a diagnosis, or a national number.

Passend asks what a student runs into, never what somebody has. A text that looks like a diagnosis
gets a friendly warning and may stay; one that holds a BSN is refused, because the BSN may be used
only where a law says so (UAVG 46). Pure functions: no database, no clock.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from stdnum.nl import bsn

from .content import diagnosis_words

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Nine digits, each pair perhaps parted by one dot, dash, slash or space; no digit around them.
_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-/]?\d){8}(?!\d)")


def looks_like_diagnosis(text: str) -> bool:
    """Whether a word in the text names an illness, a disorder or a treatment."""
    return bool(diagnosis_like_words(text))


def diagnosis_like_words(text: str) -> list[str]:
    """The words that look like a diagnosis, as plain lower case, each once, in order."""
    plain = _plain(text)
    found = [word for word in _WORD.findall(plain) if _names_diagnosis(word)]
    found += [phrase for phrase in diagnosis_words()["phrases"] if f" {phrase} " in _spaced(plain)]
    return list(dict.fromkeys(found))


def looks_like_bsn(text: str) -> bool:
    """Whether nine digits in the text pass the test of eleven that every BSN passes.

    One in eleven other numbers of nine digits passes as well, so the refusal must say that
    another way to write the number will do.
    """
    digits = unicodedata.normalize("NFKC", text)
    candidates = (re.sub(r"\D", "", match) for match in _NINE_DIGITS.findall(digits))
    return any(bsn.is_valid(number) for number in candidates)


@cache
def _diagnosis_pattern() -> re.Pattern[str]:
    known = diagnosis_words()
    alternatives = [re.escape(word) for word in known["words"]]
    alternatives += [re.escape(stem) + ".*" for stem in known["stems"]]
    alternatives += [".*" + re.escape(ending) for ending in known["endings"]]
    return re.compile("|".join(alternatives))


def _names_diagnosis(word: str) -> bool:
    parts = {word, *word.split("-")}
    return any(_diagnosis_pattern().fullmatch(part) for part in parts)


def _plain(text: str) -> str:
    """Lower case without accents, so that 'Ápathie' and 'apathie' are one."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _spaced(plain: str) -> str:
    return f" {' '.join(re.findall(r'[a-z]+', plain))} "
