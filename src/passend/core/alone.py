"""One at a time, over all processes, and free again when its holder dies.

On PostgreSQL an advisory lock on a connection of its own; beside SQLite, which lives on one
machine, a locked file. Neither can be left behind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from django.conf import settings
from django.db import connection
from filelock import FileLock, Timeout


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Gives whether we are the only one who does this now; if not, leave it."""
    guard = _by_database if connection.vendor == "postgresql" else _by_file
    with guard(name) as ours:
        yield ours


@contextmanager
def _by_database(name: str) -> Iterator[bool]:
    own = connection.copy()  # a session of its own: ours may be closed and opened meanwhile
    number = crc32(f"passend:{name}".encode())
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            row = cursor.fetchone()
        yield bool(row and row[0])
    finally:
        own.close()


@contextmanager
def _by_file(name: str) -> Iterator[bool]:
    lock = FileLock(settings.DATA_DIR / f"{name}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
