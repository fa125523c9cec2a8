"""Another key for everything that lies sealed: texts in the database, files on the disk.

The first key of `PASSEND_FIELD_KEYS` seals, all open. Rotating opens what another key sealed and
seals it with the first one, a few at a time, each few in one transaction. Killed at any moment it
goes on where it was: what is done is seen from what lies there, nothing else is kept.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.db.models.functions import StrIndex, Substr

from . import boxes, files
from .actors import SYSTEM
from .fields import SealedTextField, keys, seal, unseal
from .models import Event, School, StoredFile
from .together import together

FEW: Final = 200
Model = type[models.Model]
Progress = Callable[[int], None]


@dataclass
class Sealed:
    """How much each key has sealed. What was never sealed counts under an empty key."""

    texts: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)

    def uses(self, key: str) -> bool:
        return bool(self.texts[key] or self.files[key])

    @property
    def keys(self) -> list[str]:
        """Every key that is in use or in the settings; the one that seals now comes first."""
        return list(dict.fromkeys([*keys(), *sorted(self.texts | self.files)]))

    @property
    def lost(self) -> list[str]:
        """Keys that sealed something and that nobody has any more."""
        return [key for key in self.keys if key and key not in keys() and self.uses(key)]

    @property
    def to_do(self) -> int:
        first = next(iter(keys()))
        return (self.texts + self.files).total() - self.texts[first] - self.files[first]


@dataclass(frozen=True)
class Other:
    """What a room has sealed past the fields: a library may keep secrets in a shape of its own."""

    count: Callable[[], Counter[str]]
    again: Callable[[Progress], int]


OTHERS: list[Other] = []


def sealed_fields() -> Iterator[tuple[Model, SealedTextField]]:
    """Every field of every room that lies sealed."""
    for model in apps.get_models():
        for one in model._meta.concrete_fields:
            if isinstance(one, SealedTextField):
                yield model, one


def count() -> Sealed:
    """Look at everything, without opening anything."""
    found = Sealed()
    for model, one in sealed_fields():
        rows = _with_key(model, one).order_by().values_list("key").annotate(models.Count("pk"))
        for key, number in rows:
            found.texts[key] += number
    for other in OTHERS:
        found.texts += other.count()
    for file in StoredFile.objects.iterator():
        if (key := _key_of(file)) is not None:
            found.files[key] += 1
    return found


def rotate(progress: Progress = lambda done: None) -> tuple[int, int]:
    """Seal everything with the first key. Returns how many texts and files it was."""
    texts = sum(_texts(model, one, progress) for model, one in sealed_fields())
    texts += sum(other.again(progress) for other in OTHERS)
    changed = _files(progress)
    if texts or changed:
        details = {"key": next(iter(keys())), "texts": texts, "files": changed}
        Event.record("seal.rotate", School.current(), by=SYSTEM, details=details)
    return texts, changed


def _texts(model: Model, one: SealedTextField, progress: Progress) -> int:
    total = 0
    while done := _some_texts(model, one):
        total += done
        progress(done)
    return total


def _some_texts(model: Model, one: SealedTextField) -> int:
    """The next few. The rows are locked: nobody saves another text in between."""
    with together():
        old = _with_key(model, one).exclude(key=next(iter(keys()))).order_by("pk")
        rows = list(old.select_for_update().values_list("pk", one.attname)[:FEW])
        for pk, text in rows:
            context = one.context_of(pk)
            again = seal(unseal(text, context), context)
            model._base_manager.filter(pk=pk).update(**{one.attname: again})
    return len(rows)


def _with_key(model: Model, one: SealedTextField) -> models.QuerySet[Any]:
    """Rows that have a text, with the id of the key that sealed it."""
    text = models.F(one.attname)
    colon = StrIndex(text, models.Value(":"), output_field=models.IntegerField())
    key = Substr(text, 1, colon - 1, output_field=models.CharField())
    rows: models.QuerySet[Any] = model._base_manager.annotate(colon=colon).filter(colon__gt=1)
    return rows.annotate(key=key)  # type: ignore[no-any-return]  # by a name that is not fixed


def _files(progress: Progress) -> int:
    first, done = next(iter(keys())), 0
    for file in StoredFile.objects.order_by("pk").iterator():
        if _key_of(file) not in {first, None}:
            files.write(file, files.chunks_of(file))
            progress(1)
            done += 1
    return done


def _key_of(file: StoredFile) -> str | None:
    """None when the file is gone: somebody discarded it meanwhile."""
    try:
        with files.path_of(file).open("rb") as box:
            return boxes.key_of(box)
    except FileNotFoundError:
        return None
