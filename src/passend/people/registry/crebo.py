"""The school's own list of programmes: crebo, name and level, columns in any order.

The register almost always leaves the level of a programme empty. The list tells it; a code that
is in neither keeps an unknown level, which is shown as such and never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from . import cells
from .columns import CREBO_FIELDS, guess, known, missing, normal
from .lines import Source
from .problems import Problem, Unreadable, UnusableFile
from .tables import table_of

LEVEL: Final = re.compile(r"(?:mbo)?-?\s*(?:niveau)?\s*([1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreboRow:
    """One programme. `level` 1 to 4, or None when the list does not tell."""

    line: int
    code: str
    name: str
    level: int | None


def programmes(source: Source) -> Iterator[CreboRow | Problem]:
    """The programmes of a list, once each (the first row of a code counts).

    Raises `UnusableFile` when no column is a code or a name.
    """
    titles = known(CREBO_FIELDS)
    seen: set[str] = set()
    with table_of(source, lambda cell: normal(cell) in titles) as table:
        mapping = guess(table.titles, CREBO_FIELDS)
        if lacking := missing(mapping, CREBO_FIELDS):
            raise UnusableFile(_lacking(str(lacking[0].label)))
        for item in table.rows():
            if isinstance(item, Problem):
                yield item
                continue
            line, row = item
            try:
                programme = _programme(line, row, mapping)
            except Unreadable as error:
                yield Problem(line, error.code, error.detail)
                continue
            if programme.code in seen:
                yield Problem(line, "same_number", programme.code, refused=False)
            else:
                seen.add(programme.code)
                yield programme


def _lacking(label: str) -> str:
    return f"We vinden geen kolom ‘{label}’. Zet die naam boven de kolom."


def _programme(line: int, row: list[str], mapping: dict[str, int]) -> CreboRow:
    code = cells.crebo(row[mapping["code"]], "Crebo", None)
    if not code:
        raise Unreadable("missing", "Crebo")
    name = cells.text(row[mapping["name"]], "Naam", 200)
    told = row[mapping["level"]] if "level" in mapping else ""
    level = LEVEL.fullmatch(told.strip())
    if told and level is None:
        raise Unreadable("bad_level", "Niveau")
    return CreboRow(line, code, name, int(level.group(1)) if level else None)
