"""Many records of one kind in one statement, made once for all of them.

Django's `bulk_create` prepares every value of every record in a statement of its own length; that
is most of the time of an import. Here the statement is made once, and only those kinds of fields
are converted whose form in the database is another than in Python. See `bench/imports.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import connection, models

Convert = Callable[[Any], Any]
AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.BooleanField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.BigAutoField,
)


def insert(model: type[models.Model], records: Sequence[Any]) -> None:
    """Write new records. Their keys must exist already, or nobody needs them afterwards."""
    fields = [field for field in model._meta.concrete_fields if not _is_counted(field)]
    _executemany(_insert_sql(model, fields), model, fields, records)
    for record in records:
        record._state.adding = False


def overwrite(model: type[models.Model], records: Sequence[Any], names: Iterable[str]) -> None:
    """Write these fields of existing records again.

    An `INSERT … ON CONFLICT DO UPDATE`, which on both databases is far faster than one `UPDATE`
    with a `CASE` for each record.
    """
    fields: list[Any] = list(model._meta.concrete_fields)
    columns = {field.name: _quoted(field.column) for field in fields}
    sets = ", ".join(f"{columns[name]} = EXCLUDED.{columns[name]}" for name in names)
    key = next(columns[field.name] for field in fields if field.primary_key)
    sql = f"{_insert_sql(model, fields)} ON CONFLICT ({key}) DO UPDATE SET {sets}"
    _executemany(sql, model, fields, records)


def _executemany(
    sql: str, model: type[models.Model], fields: list[Any], records: Sequence[Any]
) -> None:
    values_of = attrgetter(*(field.attname for field in fields))
    rows = [list(values_of(record)) for record in records]
    for place, convert in enumerate(map(_converter, fields)):
        if convert is not None:
            for row in rows:
                if row[place] is not None:
                    row[place] = convert(row[place])
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _insert_sql(model: type[models.Model], fields: list[Any]) -> str:
    columns = ", ".join(_quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = _quoted(model._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of ours


def _is_counted(field: Any) -> bool:
    """Whether the database counts this key itself."""
    return isinstance(field, models.AutoField)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


@cache
def _converter(field: Any) -> Convert | None:
    """How a value of this field is written that is there; None when it is written as it is."""
    target = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    if isinstance(target, AS_THEY_ARE):
        return None
    return lambda value: target.get_db_prep_save(value, connection)
