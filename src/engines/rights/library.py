"""The catalogue as files: read all, keep what is sound, and say what is wrong with the rest.

A folder holds lijsten.yaml, kennis.yaml, and the folders feiten, bedragen, voorzieningen, bronnen.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .format.facts import Fact
from .format.provisions import Provision
from .format.reading import Document, Problem, read
from .format.shared import Knowledge, Lists, Rates
from .format.sources import Article
from .format.wording import check

FOLDER = Path(__file__).parent / "catalogue"
"""The catalogue that comes with this engine."""


class BrokenCatalogue(Exception):
    """Raised when the catalogue holds mistakes; `problems` names each with its file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True, eq=False)
class Library:
    """Everything that the files say. `version` is the hash of all of them together."""

    lists: Lists
    facts: dict[str, Fact]
    knowledge: tuple[Knowledge, ...]
    rates: dict[str, Rates]
    provisions: dict[str, Provision]
    articles: dict[tuple[str, str], Article]
    version: str


@dataclass
class Reading:
    """A library with the documents it came from: what the checks need to point at a line."""

    folder: Path
    documents: dict[str, Document] = field(default_factory=dict)
    home: dict[str, Document] = field(default_factory=dict)
    lists: Lists | None = None
    facts: dict[str, Fact] = field(default_factory=dict)
    knowledge: list[Knowledge] = field(default_factory=list)
    rates: dict[str, Rates] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    articles: dict[tuple[str, str], Article] = field(default_factory=dict)
    digest: Any = field(default_factory=hashlib.sha256)

    @property
    def problems(self) -> list[Problem]:
        """Every mistake of form, in the order of the files."""
        return [p for document in self.documents.values() for p in document.problems]

    def library(self) -> Library:
        """The library of what was sound. Raises BrokenCatalogue without lists."""
        if self.lists is None:
            raise BrokenCatalogue(
                [Problem("lijsten.yaml", 1, "dit bestand ontbreekt"), *self.problems]
            )
        return Library(
            lists=self.lists,
            facts=self.facts,
            knowledge=tuple(self.knowledge),
            rates=self.rates,
            provisions=self.provisions,
            articles=self.articles,
            version=self.digest.hexdigest()[:12],
        )


def read_folder(folder: Path = FOLDER) -> Reading:
    """Read every file of a catalogue; mistakes are collected, not raised."""
    reading = Reading(folder)
    for document in _documents(reading, "lijsten.yaml"):
        reading.lists = check(document, Lists)
    for document in _documents(reading, "feiten/*.yaml"):
        _named(reading, document, Fact, reading.facts, "feit")
    for document in _documents(reading, "bedragen/*.yaml"):
        _named(reading, document, Rates, reading.rates, "bedrag")
    for document in _documents(reading, "kennis.yaml"):
        _knowledge(reading, document)
    for document in _documents(reading, "bronnen/*/*.yaml"):
        article = check(document, Article)
        if article:
            reading.articles[(article.bwb, article.article)] = article
    for document in _documents(reading, "voorzieningen/*.yaml"):
        _provision(reading, document)
    return reading


@cache
def load(folder: Path = FOLDER) -> Library:
    """The catalogue of a folder. Raises BrokenCatalogue when a file is not well formed."""
    reading = read_folder(folder)
    if reading.problems:
        raise BrokenCatalogue(reading.problems)
    return reading.library()


def _documents(reading: Reading, pattern: str) -> Iterator[Document]:
    for path in sorted(reading.folder.glob(pattern)):
        name = path.relative_to(reading.folder).as_posix()
        content = path.read_bytes()
        reading.digest.update(name.encode() + b"\0" + content + b"\0")
        document = read(name, content.decode())
        reading.documents[name] = document
        if document.data is not None:
            yield document


def _named(
    reading: Reading, document: Document, model: Any, into: dict[str, Any], what: str
) -> None:
    if not isinstance(document.data, dict):
        document.complain((), f"in dit bestand hoort per {what} een blok met een naam te staan")
        return
    for name, block in document.data.items():
        if name in into:
            document.complain((name,), f"{what} «{name}» staat ook in {reading.home[name].file}")
            continue
        found = check(document, model, block or {}, name)
        if found is not None:
            into[name] = found
            reading.home[name] = document


def _knowledge(reading: Reading, document: Document) -> None:
    if not isinstance(document.data, list):
        document.complain(
            (), "in dit bestand hoort een lijst te staan, elke regel met een streepje"
        )
        return
    for index, block in enumerate(document.data):
        found = check(document, Knowledge, block, index)  # type: ignore[arg-type]
        if found is not None:
            reading.knowledge.append(found)


def _provision(reading: Reading, document: Document) -> None:
    provision = check(document, Provision)
    if provision is None:
        return
    stem = Path(document.file).stem
    if provision.id != stem:
        document.complain(("id",), f"het bestand heet {stem}, maar de id is {provision.id}")
        return
    reading.provisions[provision.id] = provision
    reading.home[f"voorziening {provision.id}"] = document
