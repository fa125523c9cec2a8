"""The kept text of an article, with the words marked on which provisions rest."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from engines.rights import Library
from engines.rights.format.provisions import Provision
from engines.rights.format.sources import Article, Snapshot, Source
from engines.rights.quotations import snapshot_on, spans
from engines.rights.rulebook import sources_of
from passend.core import clock

from .catalogue import library


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `marked` when a provision quotes it."""

    text: str
    marked: bool


class LawText:
    """One article on the page: the text of today, or else the first one that is kept."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.cited = _cited(library()).get((article.bwb, article.article), ())
        self.snapshot: Snapshot = snapshot_on(article, self.today) or article.versions[0]

    @property
    def today(self) -> date:
        """The day for which the text is shown."""
        return clock.today()

    @property
    def is_old(self) -> bool:
        """Whether the text that is kept only holds later."""
        return self.snapshot.since > self.today

    @property
    def provisions(self) -> list[Provision]:
        """The provisions that rest on it, by name."""
        found = {provision.id: provision for provision, _ in self.cited}
        return sorted(found.values(), key=lambda provision: provision.name)

    @property
    def paragraphs(self) -> list[list[Piece]]:
        """The lines of the text, each in pieces."""
        text = self.snapshot.text.strip()
        marks = [span for _, source in self.cited for span in spans(source, text)]
        marked = _cover(len(text), marks)
        lines, at = [], 0
        for line in text.splitlines(keepends=True):
            lines.append(_pieces(line, marked[at : at + len(line)]))
            at += len(line)
        return [line for line in lines if line]


def article_at(bwb: str, article: str) -> LawText | None:
    """The article of a law by its number; None when its text is not kept."""
    found = library().articles.get((bwb, article))
    return LawText(found) if found else None


@cache
def _cited(catalogue: Library) -> dict[tuple[str, str], tuple[tuple[Provision, Source], ...]]:
    found: dict[tuple[str, str], list[tuple[Provision, Source]]] = {}
    for provision in catalogue.provisions.values():
        for version in provision.versions:
            for source in sources_of(version):
                bwb = (source.law or provision.regulation).bwb
                if bwb and source.article:
                    found.setdefault((bwb, source.article), []).append((provision, source))
    return {key: tuple(sources) for key, sources in found.items()}


def _cover(length: int, marks: list[tuple[int, int]]) -> list[bool]:
    marked = [False] * length
    for start, stop in marks:
        marked[start:stop] = [True] * (stop - start)
    return marked


def _pieces(line: str, marked: list[bool]) -> list[Piece]:
    found: list[Piece] = []
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or marked[at] != marked[start]:
            text = line[start:at].rstrip("\n") if at == len(line) else line[start:at]
            found += [Piece(text, marked[start])] if text else []
            start = at
    return found
