"""Serving keeps the log of SQLite beside the database: a full disk cannot refuse a new one."""

from pathlib import Path

import pytest
from django.db import connection

from tests.machines import machine, with_tables

VISIT = """
from pathlib import Path
from passend import wsgi
from django.db import connection
from passend.core.models import Event
assert Event.objects.count() == 0
connection.close()
print(*sorted(path.name for path in Path({folder!r}).glob("db.sqlite3*")))
"""


@pytest.mark.django_db
def test_after_a_page_the_log_of_sqlite_is_still_there(tmp_path: Path):
    with machine(tmp_path) as place:
        found = with_tables(place).python(VISIT.format(folder=str(tmp_path))).split()
    names = ["db.sqlite3", "db.sqlite3-shm", "db.sqlite3-wal"]
    assert found == (names if connection.vendor == "sqlite" else [])
