"""Files without a record, and records without a file: found, and the first kind swept.

A file is written before the record that names it is committed. A power cut between the two leaves
a file that belongs to nothing. The other way round cannot happen by itself: a file goes after the
record is gone.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings

from . import clock, signs
from .files import path_of
from .models import StoredFile

AN_HOUR: Final = 3600
"""No request or job takes longer between the file and its record, so a younger file may be one of
those; it is left alone while Passend runs."""
MANY: Final = 1000


@dataclass
class Found:
    """`strays` have no record, `missing` have no file."""

    strays: list[Path] = field(default_factory=list)
    missing: list[UUID] = field(default_factory=list)
    files: int = 0


def check(*, young_too: bool = False) -> Found:
    """Compare the disk with the records. `young_too` when nothing else is running."""
    found = Found()
    before = clock.now().timestamp() - (0 if young_too else AN_HOUR)
    for some in _by(MANY, _on_disk()):
        keys = {key for p in some if (key := _key(p))}
        known = set(StoredFile.objects.filter(pk__in=keys).values_list("pk", flat=True))
        for path in some:
            found.files += 1
            if _key(path) not in known and _is_before(path, before):
                found.strays.append(path)
    for key in StoredFile.objects.order_by("pk").values_list("pk", flat=True).iterator():
        if not path_of(StoredFile(pk=key)).exists() and StoredFile.objects.filter(pk=key).exists():
            found.missing.append(key)
    return found


def sweep(*, young_too: bool = False) -> int:
    """Remove the files that belong to nothing; gives how many."""
    found = check(young_too=young_too)
    for path in found.strays:
        path.unlink(missing_ok=True)
    signs.give("files", strays=0, missing=len(found.missing))
    return len(found.strays)


def _on_disk() -> Iterator[Path]:
    for folder, _, names in os.walk(settings.FILES_DIR):
        yield from (Path(folder, name) for name in names)


def _by(size: int, paths: Iterator[Path]) -> Iterator[list[Path]]:
    some: list[Path] = []
    for path in paths:
        some.append(path)
        if len(some) == size:
            yield some
            some = []
    yield some


def _key(path: Path) -> UUID | None:
    """The record that a file says it belongs to; half a file (`.partial`) belongs to none."""
    try:
        return UUID(path.name)
    except ValueError:
        return None


def _is_before(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime <= moment
    except FileNotFoundError:  # it went while we looked
        return False
