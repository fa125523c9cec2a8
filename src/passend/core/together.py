"""One transaction for a change and its events: both are there, or neither.

    with together():
        for case in cases:
            remind(case, by=user)

Inside, events wait. They are written as the last thing before the commit, so that the one row
that every writer of the log must lock (see ADR 0019) is locked last and briefly: who holds it
waits for nobody, so nobody can wait in a circle. Where an inner block fails and the failure is
caught, its changes and its events go together too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from .models import Event

_waiting: ContextVar[list[Event] | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """All or nothing. The outermost one commits; the rooms open no transaction in another way."""
    waiting = _waiting.get()
    if waiting is not None:
        with _inside(waiting):
            yield
        return
    mine: list[Event] = []
    token = _waiting.set(mine)
    try:
        with transaction.atomic():
            yield
            if mine:
                type(mine[0]).append(mine)
    finally:
        _waiting.reset(token)


@contextmanager
def undone() -> Iterator[None]:
    """The work of `together`, of which nothing stays: where nobody may learn from the time that an
    answer takes whether there was anything to do. Not inside another one."""
    with transaction.atomic():
        with together():
            yield
        transaction.set_rollback(True)


@contextmanager
def _inside(waiting: list[Event]) -> Iterator[None]:
    before = len(waiting)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del waiting[before:]
        raise


def add(event: Event) -> None:
    """Have an event written with the change around it; at once when there is none."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(event)
        return
    with together():
        add(event)
