"""A sign of life beside long work, so that others see when its process is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, connection

from . import clock
from .models import Job

EVERY = 5.0
"""Seconds between two signs: several fit in the lease of `core/jobs.py`."""


@contextmanager
def beating(pk: Any, claim: Any) -> Iterator[None]:
    """While inside, a thread says every few seconds that this process still lives."""
    over = Event()
    thread = Thread(target=_beat, args=(pk, claim, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(EVERY)


def _beat(pk: Any, claim: Any, over: Event) -> None:
    try:
        while not over.wait(EVERY):
            try:
                Job.objects.filter(pk=pk, claim=claim).update(beat_at=clock.now())
            except DatabaseError:  # busy for a moment: the next one counts too
                connection.close()
    finally:
        connection.close()
