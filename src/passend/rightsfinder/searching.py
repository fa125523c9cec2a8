"""Find a provision by words, as somebody types them: without accents, and by how words begin."""

import re
import unicodedata
from functools import cache

from engines.rights import Library
from engines.rights.format.provisions import Provision

from .catalogue import library

WORD = re.compile(r"[a-z0-9]+")
SILENT = frozenset(
    "de het een en of ik mijn mij je met voor van op in aan bij te is ben heb".split()  # noqa: SIM905
) | {"nodig", "kan", "wil", "mag"}


def search(text: str) -> list[Provision]:
    """The provisions in which all the words occur; those that have them in their name first."""
    wanted = [word for word in words_of(text) if word not in SILENT]
    if not wanted:
        return []
    index = _index(library())
    found = {
        key: sum(_weight(word, places) for word in wanted)
        for key, places in index.items()
        if all(_weight(word, places) for word in wanted)
    }
    provisions = library().provisions
    return [provisions[k] for k in sorted(found, key=lambda k: (-found[k], provisions[k].name))]


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters and without accents."""
    folded = unicodedata.normalize("NFKD", text.lower())
    return WORD.findall("".join(sign for sign in folded if not unicodedata.combining(sign)))


Places = tuple[frozenset[str], ...]
"""The words of a provision: of its name, of what it is in short, and of all the rest."""


def _weight(word: str, places: Places) -> int:
    """4, 2 or 1 by the best place in which a word begins like this; 0 when none does."""
    for weight, there in zip((4, 2, 1), places, strict=True):
        if any(found.startswith(word) for found in there):
            return weight
    return 0


@cache
def _index(catalogue: Library) -> dict[str, Places]:
    return {key: _places(catalogue, one) for key, one in catalogue.provisions.items()}


def _places(catalogue: Library, one: Provision) -> Places:
    situations = [catalogue.lists.situations[code] for code in one.situations]
    needs = [catalogue.lists.needs[code] for code in one.gives]
    steps = [step.what for step in one.steps]
    law = [one.regulation.name, one.regulation.short or ""]
    articles = [v.source.article or "" for v in one.versions]
    rest = [one.explanation, *situations, *needs, *steps, *law, *articles, one.apply.where]
    texts = (one.name, one.short, " ".join(rest))
    return (
        frozenset(words_of(texts[0])),
        frozenset(words_of(texts[1])),
        frozenset(words_of(texts[2])),
    )
