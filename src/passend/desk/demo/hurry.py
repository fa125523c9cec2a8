"""Lets eighteen months pass in a minute: the same acts, with less asking and less posting.

Every action asks twice whether a record may exist: the model's validation, which finds the words
for a form, and the database's constraints, which decide. In the demo nobody reads a form, so only
the database is asked. Nobody else writes, so what a story hands to an action needs no lock. Who
may act, in which state, and what follows stays exactly as it is; a test builds the same small
school with and without hurry and compares.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

from django.db import connection, models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

from passend.agreements.models.fixed import FixedText
from passend.core import actions, clock, outbox, together
from passend.core.models import Message, School

from .by_heart import by_heart

STEADY = {
    "people.User", "people.Team", "people.Group", "people.Programme", "cases.Measure",
    "cases.MeasureWording",
}  # fmt: skip


@contextmanager
def hurry() -> Iterator[None]:
    """Inside, time passes quickly."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        with (
            patch.object(models.Model, "full_clean", _no_second_look),
            patch.object(FixedText, "_changes_fixed_text", lambda self: False),
            patch.object(School, "current", _read_once(School.current)),
            patch.object(actions, "lock", lambda subject: None),
            # A few hundred acts share one transaction: one that fails stops the demo as a whole.
            patch.object(together, "_inside", nullcontext),
            patch.object(outbox, "send_due", deliver),
            without_waiting_for_the_disk(),
            patch.object(ForwardManyToOneDescriptor, "get_object", _once_each()),
            by_heart(),
        ):
            yield
        deliver()
    finally:
        if collecting:
            gc.enable()


@contextmanager
def without_waiting_for_the_disk() -> Iterator[None]:
    """SQLite only: a demo that loses its power halfway is made anew."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:  # a test that will roll back
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA cache_size=-65536")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")


def _once_each() -> Callable[[Any, Any], Any]:
    """Teams, programmes, people: a story never changes them, so each is read once and then kept."""
    read = ForwardManyToOneDescriptor.get_object
    kept: dict[Any, Any] = {}

    def get(self: Any, instance: models.Model) -> Any:
        if self.field.related_model._meta.label not in STEADY:
            return read(self, instance)
        name = (self.field.related_model, getattr(instance, self.field.attname))
        if name not in kept:
            kept[name] = read(self, instance)
        return kept[name]

    return get


def _read_once(current: Callable[[], School]) -> Callable[[], School]:
    """The school's choices, read until they are there and then kept."""
    kept: list[School] = []

    def read() -> School:
        if not kept and not (school := current())._state.adding:
            kept.append(school)
        return kept[0] if kept else current()

    return read


def deliver(limit: int = 0) -> int:
    """All post that is due, in one go: in the demo no mail leaves the machine. What was sent long
    enough ago is forgotten by the night, as it would be otherwise."""
    return Message.objects.filter(status=Message.Status.QUEUED, send_after__lte=clock.now()).update(
        status=Message.Status.SENT, sent_at=models.F("send_after"), attempts=1
    )


def _no_second_look(self: models.Model, *args: Any, **kwargs: Any) -> None:
    """What `clean()` of a model decides by itself still counts."""
    self.clean()
