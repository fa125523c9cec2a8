"""Do the quoted words stand in the article, in the text that was in force?

White space and the kind of quotation marks do not count. `…` stands for words left out.
"""

import re
from datetime import date

from .format.sources import Article, Regulation, Snapshot, Source

MARKS = str.maketrans({"‘": "'", "’": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"'})
PARAGRAPH = re.compile(r"^(\d+[a-z]?)\.? ")
PART = re.compile(r"^([a-z]{1,2}|\d+°)\.? ")
Articles = dict[tuple[str, str], Article]


def article_of(source: Source, regulation: Regulation, articles: Articles) -> Article | None:
    """The stored article that a source points to, if it is there."""
    bwb = (source.law or regulation).bwb
    return articles.get((bwb, source.article)) if bwb and source.article else None


def snapshot_on(article: Article, day: date) -> Snapshot | None:
    """The text in force on a day, as far as it is stored."""
    return max(
        (one for one in article.versions if one.since <= day),
        key=lambda one: one.since,
        default=None,
    )


def stands_in(source: Source, text: str) -> bool:
    """Whether the words stand in this paragraph and part of the text, in this order."""
    place = _place(text, source)
    if place is None:
        return False
    rest = plain(place)
    for piece in re.split(r"…|\.\.\.", source.words):
        words = plain(piece)
        at = rest.find(words)
        if at < 0:
            return False
        rest = rest[at + len(words) :]
    return True


def is_checked(source: Source, regulation: Regulation, articles: Articles, day: date) -> bool:
    """Whether the words were laid beside the text in force on this day."""
    article = article_of(source, regulation, articles)
    snapshot = snapshot_on(article, day) if article and source.status is None else None
    return snapshot is not None and stands_in(source, snapshot.text)


def plain(text: str) -> str:
    """A text without differences that mean nothing."""
    return re.sub(r"\s+", " ", text.translate(MARKS)).strip()


def _place(text: str, source: Source) -> str | None:
    place: str | None = text
    if source.paragraph:
        place = _section(text, PARAGRAPH, source.paragraph)
    if source.part and place is not None:
        for part in source.part.split():
            place = _section(place, PART, part) if place is not None else None
    return place


def _section(text: str, mark: re.Pattern[str], wanted: str) -> str | None:
    """From the line that starts with the wanted number or letter up to the next one."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        found = mark.match(line)
        if found and _same_kind(found.group(1), wanted):
            inside = found.group(1) == wanted
        if inside:
            kept.append(line)
    return "\n".join(kept) or None


def _same_kind(found: str, wanted: str) -> bool:
    # Inside a part, numbers with a degree sign are one level deeper and do not end it.
    return found.endswith("°") == wanted.endswith("°")


def label(source: Source, regulation: Regulation) -> str:
    """How a source is shown: "Participatiewet, artikel 36b lid 3 onder a"."""
    law = source.law or regulation
    parts = [law.name]
    if source.article:
        inside = f"artikel {source.article}"
        inside += f" lid {source.paragraph}" if source.paragraph else ""
        inside += f" onder {source.part}" if source.part else ""
        parts.append(inside)
    if source.place:
        parts.append(source.place)
    return ", ".join(parts)


def spans(source: Source, text: str) -> list[tuple[int, int]]:
    """Where the quoted words stand in a text, to mark them; nothing where they do not stand."""
    place = _place(text, source)
    at = text.find(place) if place else -1
    if not place or at < 0:
        return []
    flat, where = _flat(place)
    found: list[tuple[int, int]] = []
    after = 0
    for words in filter(None, map(plain, re.split(r"…|\.\.\.", source.words))):
        start = flat.find(words, after)
        if start < 0:
            return []
        after = start + len(words)
        found.append((at + where[start], at + where[after - 1] + 1))
    return found


def _flat(text: str) -> tuple[str, list[int]]:
    """The text with every white space as one blank, and where each of its signs stood."""
    kept: list[tuple[str, int]] = []
    for at, sign in enumerate(text.translate(MARKS)):
        blank = sign.isspace()
        if not (blank and kept and kept[-1][0] == " "):
            kept.append((" " if blank else sign, at))
    return "".join(sign for sign, _ in kept), [at for _, at in kept]
