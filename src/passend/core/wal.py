"""Keep the log of SQLite (`-wal`, `-shm`) beside the database for as long as pages are served.

Who closes the last connection throws them away, and the next page has to make them anew. On a full
disk it cannot, and then nothing can be read either (T-11). It also saves every page a checkpoint.
"""

import sqlite3
from pathlib import Path

from django.db import connection

_held: list[sqlite3.Connection] = []


def hold() -> None:
    """Once in a process that serves, after it was forked. It never locks, so nobody waits for it.

    Where there is no database yet, or no room to begin, nothing is held: pages say so themselves.
    """
    if connection.vendor != "sqlite":
        return
    place = Path(str(connection.settings_dict["NAME"])).resolve().as_uri()
    try:
        own = sqlite3.connect(f"{place}?mode=rw", uri=True, check_same_thread=False)
        own.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return
    _held.append(own)
