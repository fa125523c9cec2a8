"""The number of one request: every line of the log that it left carries the same one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_number: ContextVar[str] = ContextVar("visit", default="")


def number() -> str:
    """The number of the request that is going on; empty outside one (a job, the night)."""
    return _number.get()


@contextmanager
def begun() -> Iterator[str]:
    """One request, with a number that we draw: what a visitor sends is never believed."""
    token = _number.set(str(uuid4()))
    try:
        yield _number.get()
    finally:
        _number.reset(token)
