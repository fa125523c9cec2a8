"""A text as it is typed, cut into chapters: a line that begins with # is a heading."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify


@dataclass
class Section:
    """A heading with what stands under it; the beginning of a text may have none."""

    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return slugify(self.heading) or "tekst"

    def says(self, words: str) -> bool:
        """Whether all these words stand in it, in any order and case."""
        whole = " ".join((self.heading, *self.paragraphs)).casefold()
        return all(word in whole for word in words.casefold().split())


def sections_of(text: str) -> list[Section]:
    """The chapters in order; empty ones are left out.

    >>> [(s.heading, s.paragraphs) for s in sections_of("Vooraf\\n\\n# Klachten\\nZo gaat dat.")]
    [('', ['Vooraf']), ('Klachten', ['Zo gaat dat.'])]
    """
    found = [Section()]
    for block in _blocks(text.splitlines()):
        if block.startswith("#"):
            found.append(Section(heading=block.lstrip("# ").strip()))
        else:
            found[-1].paragraphs.append(block)
    return [one for one in found if one.heading or one.paragraphs]


def _blocks(lines: Iterable[str]) -> list[str]:
    """Paragraphs, parted by empty lines, and headings, each a line by itself."""
    blocks: list[list[str]] = [[]]
    for line in (one.strip() for one in lines):
        if line.startswith("#"):
            blocks += [[line], []]
        elif line:
            blocks[-1].append(line)
        else:
            blocks.append([])
    return ["\n".join(block) for block in blocks if block]
