"""The database of one moment into a file, and out of it again, for both kinds."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from . import census
from .manifest import BackupProblem

DEBIAN: Final = Path("/usr/lib/postgresql")


@dataclass
class Taken:
    """A copy of the database, and what stood in it at that moment."""

    engine: str
    server: int
    path: Path
    tables: census.Census
    migrations: list[str]
    file_ids: list[str]
    log: dict[str, Any]


def take(folder: Path) -> Taken:
    """Copy the database into `folder`. People go on working; the copy is of one moment."""
    return _take_postgresql(folder) if is_postgresql() else _take_sqlite(folder)


def is_postgresql() -> bool:
    return bool(connection.vendor == "postgresql")


def is_empty() -> bool:
    """Whether there is nothing yet that a restore would overwrite."""
    return not connection.introspection.table_names()


def load(path: Path) -> census.Census:
    """Put the copy in the place of what is there; gives the census of what came in."""
    if is_postgresql():
        return _load_postgresql(path)
    return _load_sqlite(path)


# ---- SQLite


def sqlite_path() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _take_sqlite(folder: Path) -> Taken:
    path = folder / "database.sqlite3"
    with (
        closing(sqlite3.connect(sqlite_path(), timeout=60)) as live,
        closing(sqlite3.connect(path)) as copy,
    ):
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        tables = census.of_sqlite(copy)
        return Taken(
            engine="sqlite",
            server=sqlite3.sqlite_version_info[0],
            path=path,
            tables=tables,
            **_told(copy.execute, tables),
        )


def _load_sqlite(path: Path) -> census.Census:
    """Swap: the database is the old file until the new one is whole and on the disk."""
    connection.close()
    target = sqlite_path()
    with closing(sqlite3.connect(path)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupProblem("De database in deze back-up is beschadigd.")
        found = census.of_sqlite(copy)
    for beside in ("-wal", "-shm"):  # they belong to the old file, and would be read into the new
        Path(f"{target}{beside}").unlink(missing_ok=True)
    shutil.move(path, target)
    return found


# ---- PostgreSQL


def _take_postgresql(folder: Path) -> Taken:
    path = folder / "database.dump"
    with _one_moment() as cursor:
        cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version_num')")
        snapshot, number = cursor.fetchone()
        server = int(number) // 10_000
        run(
            [program("pg_dump", server), "--format=custom", "--no-owner", "--no-privileges",
             f"--snapshot={snapshot}", f"--file={path}"]
        )  # fmt: skip
        tables = census.of_postgresql(cursor)
        told = _told(lambda sql: cursor.execute(sql) or cursor, tables)
    return Taken(engine="postgresql", server=server, path=path, tables=tables, **told)


@contextmanager
def _one_moment() -> Iterator[Any]:
    """A connection of its own that sees the database as it is now, for as long as it takes."""
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield cursor
    finally:
        own.close()


def _load_postgresql(path: Path) -> census.Census:
    """Everything that is there goes, and all of the copy comes, or nothing of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')")
        server = int(cursor.fetchone()[0]) // 10_000
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
        cursor.execute(f"DROP SCHEMA {schema} CASCADE")
        cursor.execute(f"CREATE SCHEMA {schema}")
    connection.close()
    run(
        [program("pg_restore", server), "--exit-on-error", "--single-transaction", "--no-owner",
         "--no-privileges", f"--dbname={connection.settings_dict['NAME']}", str(path)]
    )  # fmt: skip
    reset_sequences()
    with _one_moment() as cursor:
        return census.of_postgresql(cursor)


def reset_sequences() -> None:
    """The next number comes after the last one that is there."""
    models = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]
    here = set(connection.introspection.table_names())
    known = [m for m in models if m._meta.db_table in here]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), known):
            cursor.execute(sql)


def program(name: str, server: int) -> str:
    """`pg_dump` or `pg_restore` of at least the server's version; Debian keeps each by version."""
    here = [DEBIAN / str(server) / "bin" / name, *sorted(DEBIAN.glob(f"*/bin/{name}"))[::-1]]
    known = [str(path) for path in here if path.exists()]
    for found in [*known, *filter(None, [shutil.which(name)])]:
        said = subprocess.run([found, "--version"], capture_output=True, text=True).stdout  # noqa: S603
        number = re.search(r"(\d+)", said)
        if number and int(number.group(1)) >= server:
            return found
    raise BackupProblem(
        f"{name} van PostgreSQL {server} of nieuwer is nodig: installeer "
        f"postgresql-client-{server}."
    )


def run(command: list[str]) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, not by the list of
    processes. What it says of data (a DETAIL line holds values) is not passed on."""
    told = connection.get_connection_params()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD",
             "dbname": "PGDATABASE"}  # fmt: skip
    env = os.environ | {names[k]: str(v) for k, v in told.items() if k in names and v}
    done = subprocess.run(command, env=env, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        lines = [s for s in done.stderr.splitlines() if not s.startswith(("DETAIL", "CONTEXT"))]
        raise BackupProblem(f"{Path(command[0]).name}: {' '.join(lines[:3])}")


def _told(execute: Any, tables: census.Census) -> dict[str, Any]:
    """What the manifest says of the rows: migrations, the files that belong, the end of the log."""

    def all_of(table: str, sql: str) -> list[Any]:
        return list(execute(sql).fetchall()) if table in tables else []

    done = all_of("django_migrations", "SELECT app, name FROM django_migrations ORDER BY app, name")
    kept = all_of("core_storedfile", "SELECT id FROM core_storedfile ORDER BY id")
    end = all_of("core_loghead", "SELECT seq, mac FROM core_loghead")
    return {
        "migrations": [f"{app}.{name}" for app, name in done],
        "file_ids": [str(pk) for (pk,) in kept],
        "log": {"seq": end[0][0], "mac": end[0][1]} if end else {},
    }
