"""Bring the database along with the program: a backup, the migrations, a check. In that order.

Whatever happens halfway, also when the process is killed, the database is the old one or the new
one and never something between:

- PostgreSQL takes all migrations in one transaction. Who reads waits for a moment at most.
- SQLite cannot do that for every kind of change. A copy is migrated, and takes the place of the
  database in one step. Nobody may write meanwhile, so Passend has to stand still.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from . import backup, signs
from .alone import standing_still
from .backup.databases import is_empty, is_postgresql, sqlite_path
from .together import together


class UpgradeProblem(Exception):
    """Why the database was left as it was: a sentence for the person who runs it."""


@dataclass
class Upgraded:
    """`archive` is nothing where there was nothing to lose; `done` names the migrations."""

    archive: Path | None
    done: list[str]


def upgrade(place: Path, *, public_key: str = "", keep: int = 0) -> Upgraded:
    """Backup in `place`, migrate, check. Raises `UpgradeProblem` or `BackupProblem`."""
    with standing_still() as still:
        if not still:
            raise UpgradeProblem("Passend draait nog. Stop het eerst.")
        _tidy()
        archive = None if is_empty() else backup.make(place, public_key=public_key, keep=keep)
        waiting = pending()
        if waiting:
            _migrate_together() if is_postgresql() else _migrate_a_copy()
        if left := pending():
            raise UpgradeProblem(f"Nog niet gedaan: {', '.join(left)}.")
    signs.give("upgrade", version=settings.VERSION, count=len(waiting))
    return Upgraded(archive, waiting)


def pending() -> list[str]:
    """The migrations that this program knows and the database does not have."""
    connection.close()
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{one.app_label}.{one.name}" for one, _back in plan]


# ---- PostgreSQL


def _migrate_together() -> None:
    """All or nothing. A page that holds a table for a quarter of a minute stops us, not the other
    way round; references are looked at at once, so that a table can change after its rows did."""
    with together():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '15s'")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        call_command("migrate", verbosity=0, interactive=False)


# ---- SQLite


def _copy_path() -> Path:
    return sqlite_path().with_name(f"{sqlite_path().name}.upgrade")


def _tidy() -> None:
    """What an upgrade that was killed left beside the database."""
    if not is_postgresql():
        for path in sqlite_path().parent.glob(f"{_copy_path().name}*"):
            path.unlink()


def _migrate_a_copy() -> None:
    live, copy = sqlite_path(), _copy_path()
    connection.close()
    with closing(sqlite3.connect(live, timeout=60)) as source, closing(sqlite3.connect(copy)) as to:
        source.backup(to)
    env = os.environ | {"DATABASE_URL": f"sqlite:///{copy.resolve()}"}
    command = [sys.executable, "-m", "passend", "migrate", "--verbosity", "0", "--noinput"]
    done = subprocess.run(command, env=env, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        _tidy()
        raise UpgradeProblem(f"De database is gebleven zoals hij was. {done.stderr.strip()[-300:]}")
    _settle(copy)
    _settle(live)  # its log would be read into the new one
    copy.replace(live)
    _on_the_disk(live.parent)


def _settle(path: Path) -> None:
    """Everything in the one file, on the disk, and whole."""
    with closing(sqlite3.connect(path, timeout=60)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("PRAGMA journal_mode=DELETE")
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise UpgradeProblem(f"{path.name} is beschadigd. Zet de back-up terug.")
    _on_the_disk(path)


def _on_the_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
