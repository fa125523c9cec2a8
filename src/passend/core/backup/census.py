"""Rows and a hash of every table: the same before and after, or something was lost.

Rows are taken in the order of their key, as text that does not depend on the machine (UTC, ISO
dates, the order of bytes and not of a language), and read as a stream.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

Census = dict[str, dict[str, Any]]
TEXTS: Final = {"text", "character varying", "character"}


def of_sqlite(database: sqlite3.Connection) -> Census:
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
    )
    return {name: _sqlite_table(database, name) for (name,) in sorted(names)}


def _sqlite_table(database: sqlite3.Connection, name: str) -> dict[str, Any]:
    columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
    keys = [f'"{c[1]}"' for c in columns if c[5]] or [f'"{c[1]}"' for c in columns]
    rows = database.execute(f'SELECT * FROM "{name}" ORDER BY {", ".join(keys)}')  # noqa: S608
    digest, count = hashlib.sha256(), 0
    for row in rows:
        digest.update(repr(row).encode())
        count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def of_postgresql(cursor: Any) -> Census:
    """`cursor` stands in a transaction: all tables are of the same moment."""
    for setting in ("timezone='UTC'", "datestyle='ISO, YMD'", "extra_float_digits=1"):
        cursor.execute(f"SET LOCAL {setting}")
    cursor.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.relname"
    )
    return {name: _postgresql_table(cursor, name) for (name,) in cursor.fetchall()}


def _postgresql_table(cursor: Any, name: str) -> dict[str, Any]:
    order = ", ".join(_in_order(cursor, name)) or "1"
    sql = f'COPY (SELECT * FROM "{name}" ORDER BY {order}) TO STDOUT'  # noqa: S608
    digest, count = hashlib.sha256(), 0
    with cursor.copy(sql) as rows:
        for piece in rows:
            digest.update(piece)
            count += bytes(piece).count(b"\n")  # a line break in a value is written as \n
    return {"rows": count, "sha256": digest.hexdigest()}


def _in_order(cursor: Any, name: str) -> Iterable[str]:
    cursor.execute(
        "SELECT a.attname, format_type(a.atttypid, NULL) FROM pg_index i"
        " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)"
        " WHERE i.indisprimary AND i.indrelid = %s::regclass ORDER BY a.attnum",
        [f'"{name}"'],
    )
    for column, kind in cursor.fetchall():
        yield f'"{column}" COLLATE "C"' if kind in TEXTS else f'"{column}"'


def differences(wanted: Census, found: Census) -> list[str]:
    """In words, table by table; empty when everything came back."""
    told = []
    for name in sorted(wanted.keys() | found.keys()):
        before, after = wanted.get(name), found.get(name)
        if before is None or after is None:
            told.append(f"{name}: {'te veel' if before is None else 'ontbreekt'}")
        elif before["rows"] != after["rows"]:
            told.append(f"{name}: {after['rows']} rijen, dat moeten er {before['rows']} zijn")
        elif before["sha256"] != after["sha256"]:
            told.append(f"{name}: de inhoud is anders")
    return told
