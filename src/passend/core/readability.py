"""How hard a Dutch text is to read: an own, simple score for A2 and B1.

It counts what the house asks for (screens.md 1): sentences of at most 12 to 15 words, short
words, and no word out of an office. It gives a hint and guards our own texts; it does not judge
people's. A model that knows the language is not needed for that.
"""

import re
from dataclasses import dataclass
from functools import cache

import pyphen

LONG_SYLLABLES, A2_WORDS, B1_WORDS = 4, 12, 15
A2_LONG_SHARE, B1_LONG_SHARE = 0.12, 0.2
OFFICE_WORDS = frozenset(
    {
        "aangaande", "alsmede", "conform", "derhalve", "desbetreffende", "dient", "dienen",
        "ingevolge", "inzake", "jegens", "middels", "mits", "omtrent", "onderhavige", "tevens",
        "teneinde", "voornoemd", "vigerend", "vigerende", "welke", "wederom", "zulks", "zodoende",
    }
)  # fmt: skip
SENTENCE = re.compile(r"[.!?]+(?=\s|$)|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, kw_only=True)
class Score:
    """`level` is A2, B1 or B2; the rest says why, so that a writer knows what to change."""

    level: str
    words_per_sentence: float
    longest_sentence: str
    long_words: tuple[str, ...]
    office_words: tuple[str, ...]


def score(text: str) -> Score:
    """The level of a text. An empty text is easy."""
    sentences = [part.strip() for part in SENTENCE.split(text) if WORD.search(part)]
    words = WORD.findall(text)
    longest = max(sentences, key=lambda part: len(WORD.findall(part)), default="")
    long_words = tuple(word for word in words if syllables(word) >= LONG_SYLLABLES)
    office = tuple(word for word in words if word.lower() in OFFICE_WORDS)
    return Score(
        level=_level(len(WORD.findall(longest)), len(long_words), len(words), bool(office)),
        words_per_sentence=len(words) / len(sentences) if sentences else 0.0,
        longest_sentence=longest,
        long_words=long_words,
        office_words=office,
    )


def _level(longest: int, long_words: int, words: int, has_office: bool) -> str:
    # One long word in a short text says nothing: a handful is allowed before the share counts.
    share = max(0, long_words - 1) / words if words else 0.0
    if longest <= A2_WORDS and share <= A2_LONG_SHARE and not has_office:
        return "A2"
    if longest <= B1_WORDS and share <= B1_LONG_SHARE and not has_office:
        return "B1"
    return "B2"


def syllables(word: str) -> int:
    """Number of syllables as Dutch hyphenation breaks the word.

    >>> syllables("les"), syllables("school"), syllables("afspraken")
    (1, 1, 3)
    """
    return len(_dictionary().inserted(word.lower()).split("-"))


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")
