"""In a server under test: a disk that is full while a file says so (`volumes.Pretending`)."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

NAME = "PASSEND_TEST_TIGHT"
"""The folder in which a file `files` or `tables` makes that volume full."""


def install() -> None:
    """Before the first request; does nothing where the environment names no folder."""
    if NAME not in os.environ:
        return
    from django.db.backends.signals import connection_created

    signs = Path(os.environ[NAME])
    to_the_disk, usage = os.fsync, shutil.disk_usage

    def fsync(handle: Any) -> None:
        if (signs / "files").exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        to_the_disk(handle)

    def disk_usage(path: Any) -> Any:
        found = usage(path)
        return found._replace(free=0) if any(signs.iterdir()) else found

    def no_page_more(connection: Any, **_: Any) -> None:
        if connection.vendor == "sqlite" and (signs / "tables").exists():
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA page_count")
                cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")

    os.fsync, shutil.disk_usage = fsync, disk_usage
    connection_created.connect(no_page_more, weak=False)
