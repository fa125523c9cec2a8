"""Worlds that are built once and put back where they are needed again.

Every record of a world earned its state through the real actions, once in a process; each module
that needs the world gets the very same rows, and the very same objects go with them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection

from .rows import all_of

Table = dict[Any, tuple[Any, ...]]


class Kept:
    """What was built in this process, by name, with the rows that came or changed by it."""

    def __init__(self, files: Path) -> None:
        self.files = files
        self._worlds: dict[str, tuple[Any, list[tuple[Any, Table, Table]]]] = {}

    def world(self, name: str, build: Callable[[], Any]) -> Any:
        if name in self._worlds:
            made, changes = self._worlds[name]
            for model, new, changed in changes:
                put(model, new, changed)
            return made
        before = everything()
        made = build()
        changes = [(model, *change(before[model], now)) for model, now in everything().items()]
        self._worlds[name] = made, changes
        return made


def everything() -> dict[Any, Table]:
    """The rows of all tables, by their key."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            query = all_of(model)
            cursor.execute(query.sql)
            found[model] = {row[query.pk]: row for row in cursor.fetchall()}
    return found


def change(before: Table, now: Table) -> tuple[Table, Table]:
    """The rows that came, and those that became another."""
    new = {pk: row for pk, row in now.items() if pk not in before}
    return new, {pk: row for pk, row in now.items() if before.get(pk, row) != row}


def put(model: Any, new: Table, changed: Table) -> None:
    """As a backup is put back: row by row, as it lay there."""
    name, quote = model._meta.db_table, connection.ops.quote_name
    columns = [quote(field.column) for field in model._meta.concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    values = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(name)} ({', '.join(columns)}) VALUES ({places})",
            list(new.values()),
        )
        key = quote(model._meta.pk.column)
        for pk, row in changed.items():
            cursor.execute(f"UPDATE {quote(name)} SET {values} WHERE {key} = %s", [*row, pk])
