"""Everything that stands in the database, comparable: before and after, or with and without.

A whole school is compared hundreds of times. So what is read is the plain row, as the database has
it; only a row that differs is opened, and compared value by value.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.apps import apps
from django.db import connection, models

from passend.core.models import CacheEntry

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DRAWN = {
    "code_hash",
    "secret_hash",
    "token_hash",
    "sha256",
    "text_sha256",
    "last_login",
    "password",
    "date_joined",
    "mac",
    "seal",
}
CODE = re.compile(r"\b\d{6}\b|(?<=p-)[0-9a-f]{32}")
HEX = re.compile(r"(?<=outside:)[0-9a-f]{32}")  # a key without its dashes
LINK = re.compile(
    r"/(hulp|brieven/stoppen|(?:wachtwoord|uitnodiging)/[^/\s]+)/[^/\s]+/"
)  # names a key, and is signed
ROOMS = {app.label for app in apps.get_app_configs() if app.name.startswith("passend.")}
COUNTED = re.compile(
    rf"\b((?:{'|'.join(sorted(ROOMS))})\.\w+):\d+(?![\w-])"
)  # a sequence that no rollback rewinds
Model = type[models.Model]


@dataclass(frozen=True)
class Rows:
    """All rows at one moment, as the database has them. A key that was not there at the `start`
    is only "new": it is drawn by lot."""

    plain: dict[tuple[Model, Any], tuple[Any, ...]]
    start: "Rows | None" = None

    @cached_property
    def known(self) -> set[str]:
        """The keys that there were at the start."""
        first = self.start or self
        return {str(opened(model, row).pk) for (model, _pk), row in first.plain.items()}


def our_models() -> list[Model]:
    """Without the counters of the brake, which count what is refused as well."""
    ours = (model for model in apps.get_models() if model._meta.app_label in ROOMS)
    return [model for model in ours if model is not CacheEntry]


def rows(start: Rows | None = None) -> Rows:
    """Every value of every record, as it is now."""
    plain: dict[tuple[Model, Any], tuple[Any, ...]] = {}
    with connection.cursor() as cursor:
        for model in our_models():
            query = all_of(model)
            cursor.execute(query.sql)
            plain.update(((model, row[query.pk]), row) for row in cursor.fetchall())
    return Rows(plain, start)


@dataclass(frozen=True)
class AllOf:
    """How to ask for all rows of a model, and how to read one."""

    sql: str
    fields: list[str]
    pk: int
    compiler: Any
    converters: Any


@cache
def all_of(model: Model) -> AllOf:
    compiler = model._base_manager.order_by().query.get_compiler("default")
    sql, _none = compiler.as_sql()
    fields = [field.attname for field in model._meta.concrete_fields]
    converters = compiler.get_converters([expression for expression, *_ in compiler.select])
    assert model._meta.pk is not None
    return AllOf(sql, fields, fields.index(model._meta.pk.attname), compiler, converters)


@cache
def opened(model: Model, row: tuple[Any, ...]) -> models.Model:
    """The record of this row."""
    how = all_of(model)
    [values] = how.compiler.apply_converters([row], how.converters) if how.converters else [row]
    return model.from_db("default", how.fields, values)


def values(record: models.Model, known: set[str]) -> Iterator[tuple[str, str]]:
    for field in record._meta.concrete_fields:
        if field.attname in DRAWN:
            continue  # drawn by lot, or of a text that names a new key
        if isinstance(field, models.AutoField | models.BigAutoField):
            continue  # a count
        text = LINK.sub(r"/\1/new/", CODE.sub("code", str(getattr(record, field.attname))))
        text = HEX.sub("new", COUNTED.sub(r"\1:n", text))
        yield field.attname, UUID.sub(lambda found: shown(found[0], known), text)


def shown(key: str, known: set[str]) -> str:
    return key if key in known else "new"


def difference(before: Rows, after: Rows) -> list[str]:
    """What is in one and not in the other, for the reader of a failed test."""
    known = before.known
    was, now = (
        Counter(
            (model._meta.label, tuple(values(opened(model, row), known)))
            for (model, pk), row in these.plain.items()
            if others.plain.get((model, pk)) != row
        )
        for these, others in ((before, after), (after, before))
    )
    return [*(f"- {row}" for row in was - now), *(f"+ {row}" for row in now - was)]
