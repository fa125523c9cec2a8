"""What Django works out anew for each query, kept after the first time.

Half of what a small query costs is finding out which columns a model has, in which order its rows
come and how its values are read. For a query that asks whole records of one table the answer is
always the same. Only the demo keeps it: it asks a hundred thousand times within a minute, and a
test compares the school that it builds with one that was built without.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from django.core.exceptions import FieldDoesNotExist
from django.db import connections, models
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from django.db.models.expressions import BaseExpression
from django.db.models.sql.compiler import SQLCompiler, SQLInsertCompiler

_select = SQLCompiler.get_select
_order_by = SQLCompiler.get_order_by
_converters = SQLCompiler.get_converters
_question_marks = SQLiteCursorWrapper.convert_query
_insert = models.Model._do_insert  # type: ignore[attr-defined]
_update = models.Model._do_update
_assemble = SQLInsertCompiler.assemble_as_sql
_prepared = models.Field.get_db_prep_save

AS_THEY_ARE = {models.CharField, models.EmailField, models.TextField}
"""Exactly these, not what is derived from them: their texts are written as they are."""


@contextmanager
def by_heart() -> Iterator[None]:
    """Inside, the plain parts of queries are worked out once."""
    kept = _Kept()
    with (
        patch.object(SQLCompiler, "get_select", kept.select),
        patch.object(SQLCompiler, "get_order_by", kept.order_by),
        patch.object(SQLCompiler, "get_converters", kept.converters),
        patch.object(SQLiteCursorWrapper, "convert_query", kept.question_marks),
        patch.object(BaseExpression, "copy", _copy),
        patch.object(models.Model, "_do_insert", kept.insert),
        patch.object(models.Model, "_do_update", kept.update),
        patch.object(SQLInsertCompiler, "assemble_as_sql", _rows),
        patch.object(models.Field, "get_db_prep_save", _as_it_is),
    ):
        yield


class _Kept:
    def __init__(self) -> None:
        self._columns: dict[Any, Any] = {}
        self._orders: dict[Any, Any] = {}
        self._readers: dict[Any, Any] = {}
        self.select = self._make_select()
        self.order_by = self._make_order_by()
        self.converters = self._make_converters()
        self.question_marks = self._make_question_marks()
        self.insert, self.update = _make_insert(), _make_update()

    def _make_select(self) -> Any:
        def get_select(compiler: Any, with_col_aliases: bool = False) -> Any:
            compiler.by_heart = None
            if with_col_aliases or not _asks_whole_records(compiler):
                return _select(compiler, with_col_aliases=with_col_aliases)
            query = compiler.query
            name = (query.model, compiler.using, str(query.select_related), _tables(query))
            if name not in self._columns:
                self._columns[name] = _select(compiler)
            elif query.select_related:
                _join(compiler)
            columns, made, _none = self._columns[name]
            compiler.by_heart = name
            return list(columns), dict(made), {}

        return get_select

    def _make_order_by(self) -> Any:
        def get_order_by(compiler: Any) -> Any:
            query = compiler.query
            if compiler.by_heart is None or query.extra_order_by:
                return _order_by(compiler)
            names = query.order_by
            if not names and query.default_ordering:
                names = tuple(query.get_meta().ordering)
            name = (*compiler.by_heart, query.standard_ordering, tuple(names))
            if name in self._orders:
                if not query.order_by and names:
                    compiler._meta_ordering = query.get_meta().ordering
                return list(self._orders[name])
            found = _order_by(compiler)
            if all(_is_own_column(query.model, one) for one in names):
                self._orders[name] = found
            return found

        return get_order_by

    def _make_converters(self) -> Any:
        def get_converters(compiler: Any, expressions: Any) -> Any:
            name = getattr(compiler, "by_heart", None)
            if name is None:
                return _converters(compiler, expressions)
            if name not in self._readers:
                self._readers[name] = _converters(compiler, expressions)
            return self._readers[name]

        return get_converters

    def _make_question_marks(self) -> Any:
        @cache
        def marked(query: str) -> Any:
            return _question_marks(self, query)  # type: ignore[arg-type]

        def convert_query(cursor: Any, query: str, *, param_names: Any = None) -> Any:
            if param_names is None:
                return marked(query)
            return _question_marks(cursor, query, param_names=param_names)

        return convert_query


def _make_insert() -> Any:
    """One new record, of which nothing is left for the database to fill in."""
    kept: dict[Any, str] = {}

    def insert(
        record: Any, manager: Any, using: str, fields: Any, returning_fields: Any, raw: bool
    ) -> Any:
        made = [] if raw else [field.pre_save(record, add=True) for field in fields]
        if raw or record._meta.auto_field or not _are_plain(fields, made):
            return _insert(record, manager, using, fields, returning_fields, raw)
        name = (type(record), *fields)
        if name not in kept:
            columns = ", ".join(f'"{field.column}"' for field in fields)
            places = ", ".join(["%s"] * len(fields))
            kept[name] = f'INSERT INTO "{record._meta.db_table}" ({columns}) VALUES ({places})'  # noqa: S608 - names of our own
        _run(using, kept[name], fields, made)
        return []

    return insert


def _make_update() -> Any:
    """One record by its key."""
    kept: dict[Any, str] = {}

    def update(record: Any, base_qs: Any, using: str, pk_val: Any, values: Any, *more: Any) -> bool:
        fields = [field for field, _model, _value in values]
        given = [value for _field, _model, value in values]
        if not values or not _are_plain(fields, given):
            return bool(_update(record, base_qs, using, pk_val, values, *more))
        key, name = record._meta.pk, (type(record), *fields)
        if name not in kept:
            columns = ", ".join(f'"{field.column}" = %s' for field in fields)
            kept[name] = f'UPDATE "{record._meta.db_table}" SET {columns} WHERE "{key.column}" = %s'  # noqa: S608 - names of our own
        return bool(_run(using, kept[name], [*fields, key], [*given, pk_val]))

    return update


def _are_plain(fields: Any, values: Any) -> bool:
    """Values and no expressions, of fields that stand as one value in a query."""
    return not any(hasattr(value, "resolve_expression") for value in values) and not any(
        hasattr(field, "get_placeholder") for field in fields
    )


def _run(using: str, words: str, fields: Any, values: Any) -> int:
    here = connections[using]
    sent = [
        field.get_db_prep_save(value, here) for field, value in zip(fields, values, strict=True)
    ]
    with here.cursor() as cursor:
        cursor.execute(words, sent)
        return int(cursor.rowcount)


def _rows(compiler: Any, fields: Any, value_rows: Any) -> Any:
    """Rows of plain values, each with its place."""
    if not value_rows or any(
        field is None or hasattr(field, "get_placeholder") for field in fields
    ):
        return _assemble(compiler, fields, value_rows)
    if any(hasattr(value, "as_sql") for row in value_rows for value in row):
        return _assemble(compiler, fields, value_rows)
    return [("%s",) * len(fields)] * len(value_rows), value_rows


def _as_it_is(field: Any, value: Any, connection: Any) -> Any:
    """A text, or nothing at all, needs no preparing."""
    if value is None or (type(value) is str and type(field) in AS_THEY_ARE):
        return value
    return _prepared(field, value, connection)


def _copy(expression: Any) -> Any:
    """What `copy.copy` does, without asking how."""
    made = object.__new__(type(expression))
    made.__dict__.update(expression.__getstate__())
    return made


def _asks_whole_records(compiler: Any) -> bool:
    """All columns of one table under its own name, and nothing beside them."""
    query = compiler.query
    return (
        type(compiler) is SQLCompiler
        and query.default_cols
        and query.selected is None
        and not query.annotations
        and not query.extra
        and not query.combinator
        and query.deferred_loading == (frozenset(), True)
        and query.get_initial_alias() == query.model._meta.db_table
    )


def _tables(query: Any) -> Any:
    """What the names of further tables depend on; nothing where there are no further ones."""
    if not query.select_related:
        return None
    return tuple((alias, join.identity) for alias, join in query.alias_map.items())


def _join(compiler: Any) -> None:
    """Add the tables of `select_related`, whose columns are known."""
    compiler.get_default_columns = lambda *args, **kwargs: []
    compiler.get_related_selections([], {})
    del compiler.get_default_columns


def _is_own_column(model: type[models.Model], name: Any) -> bool:
    if not isinstance(name, str):
        return False
    name = name.removeprefix("-")
    try:
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return field is not None and not field.is_relation
