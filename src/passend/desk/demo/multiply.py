"""Makes a school larger by copying rows, for benches only.

A world that earned its state is copied as a whole, a number of times: every copy has its own
people, teams and dossiers, so pages of one person show as much as before while the tables grow.
This is the one place that writes records without an action, and no copy says that it was earned.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid5

from django.apps import apps
from django.db import models

from passend.core.models import Event
from passend.core.together import add, together

ROOMS = ("people", "cases", "agreements", "core")
SHARED = {
    "core.school", "core.job", "core.storedfile", "core.loghead", "core.sealedday",
    "people.programme", "people.import",
    "people.importrow", "people.onetimecode", "cases.measure", "cases.measurewording",
}  # fmt: skip
"""What a school has once, however many students it has."""
BATCH = 2000


def multiply(times: int, passed: Callable[[int], None] = lambda _: None) -> int:
    """Copy everybody `times - 1` times; returns how many rows were made. `passed` hears a count."""
    made = 0
    for number in range(2, times + 1):
        with together():
            for model in copied_models():
                made += _copy(model, number)
                passed(made)
    return made


def copied_models() -> list[type[models.Model]]:
    """The models whose rows belong to people. Order does not matter: keys are checked at commit."""
    every = (m for room in ROOMS for m in apps.get_app_config(room).get_models())
    return [m for m in every if m._meta.label_lower not in SHARED and not m._meta.proxy]


def _copy(model: type[models.Model], number: int) -> int:
    made = 0
    batch: list[models.Model] = []
    for row in _originals(model):
        copy = _copied(row, number)
        if isinstance(copy, Event):
            add(copy)
            made += 1
        else:
            batch.append(copy)
        if len(batch) == BATCH:
            made += len(model._base_manager.bulk_create(batch))
            batch = []
    return made + len(model._base_manager.bulk_create(batch))


def _originals(model: type[models.Model]) -> Iterator[models.Model]:
    """The rows that were earned: those of copies carry a number in their key."""
    return (row for row in model._base_manager.order_by("pk").iterator(BATCH) if _is_earned(row.pk))


STEP = 10_000_000
"""Copies of rows with a counted key get the key plus this much per copy."""


def _is_earned(key: Any) -> bool:
    return key < STEP if isinstance(key, int) else key.version == 4


def _key(key: Any, number: int) -> Any:
    """The key of a copy: the same for every row that points at it."""
    return key + STEP * number if isinstance(key, int) else uuid5(key, str(number))


def _copied(row: models.Model, number: int) -> models.Model:
    fields = row._meta.concrete_fields
    # All values first: a sealed text is opened by the key of the row in which it lies.
    for field, value in [(field, getattr(row, field.attname)) for field in fields]:
        if value is not None:
            setattr(row, field.attname, _value(field, value, number))
    row._state.adding = True
    return row


def _value(field: Any, value: Any, number: int) -> Any:
    if field.primary_key:
        return _key(value, number)
    if isinstance(field, models.ForeignKey):
        shared = field.related_model._meta.label_lower in SHARED
        shared = shared or field.related_model._meta.app_label not in ROOMS
        return value if shared else _key(value, number)
    if isinstance(field, models.JSONField):
        return _deeply(value, number)
    if not isinstance(value, str):
        return value
    if field.unique or field.attname in {"email", "address"}:
        return _other(field, value, number)
    if isinstance(field, models.CharField) and ":" in value:
        return _pointer(value, number)
    return value


def _other(field: models.Field[Any, Any], value: str, number: int) -> str:
    """A unique text made different, and still looking like what it is."""
    if not value:
        return value
    if "@" in value:
        name, _, domain = value.partition("@")
        return f"{name}.{number}@{domain}"
    if len(value) == 64:
        return hashlib.sha256(f"{value}{number}".encode()).hexdigest()
    longest = (field.max_length or 80) - len(f" {number}")
    return f"{value[:longest]} {number}"


def _deeply(value: Any, number: int) -> Any:
    if isinstance(value, dict):
        return {_deeply(k, number): _deeply(v, number) for k, v in value.items()}
    if isinstance(value, list):
        return [_deeply(v, number) for v in value]
    return _pointer(value, number) if isinstance(value, str) else value


def _pointer(value: str, number: int) -> str:
    """A key that stands in a text: bare, or as `people.user:<uuid>`."""
    label, colon, key = value.rpartition(":")
    if label in SHARED:
        return value
    try:
        return f"{label}{colon}{_key(UUID(key), number)}"
    except ValueError:
        return value
