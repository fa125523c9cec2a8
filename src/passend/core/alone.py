"""One at a time, over all processes, and free again when its holder dies.

On PostgreSQL an advisory lock on a connection of its own; beside SQLite, which lives on one
machine, a locked file. Neither can be left behind.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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


@contextmanager
def standing_still() -> Iterator[bool]:
    """Gives whether nobody serves this data folder, and keeps it so until the end: on SQLite the
    file of the database is swapped or emptied under whoever has it open. `./run serve` holds the
    same lock (`commands/_servers.py`). PostgreSQL looks after this itself."""
    with Path(settings.DATA_DIR, "serving.lock").open("a") as lock:
        if connection.vendor != "postgresql":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
        yield True
