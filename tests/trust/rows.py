"""Everything that stands in the database, comparable: before and after, or with and without."""

import re
from collections import Counter
from typing import Any

from django.apps import apps
from django.db import models

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DRAWN = {
    "code_hash",
    "sha256",
    "text_sha256",
    "last_login",
    "password",
    "date_joined",
    "mac",
    "seal",
}
CODE = re.compile(r"\b\d{6}\b|(?<=p-)[0-9a-f]{32}")
LINK = re.compile(r"/(hulp|wachtwoord/[^/\s]+)/[^/\s]+/")  # names a key, and is signed
COUNTED = re.compile(
    r"\b(core\.school|people\.\w+):\d+(?![\w-])"
)  # a sequence that no rollback rewinds
ROOMS = {"core", "people", "cases", "agreements"}
Row = tuple[str, tuple[tuple[str, str], ...]]


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m._meta.app_label in ROOMS]


def keys() -> set[str]:
    """The keys of all records there are now."""
    return {
        str(pk) for model in our_models() for pk in model._base_manager.values_list("pk", flat=True)
    }


def rows(known: set[str]) -> list[Row]:
    """Every value of every record. A key that is not `known` is only "new": it is drawn by lot."""
    return sorted(
        (model._meta.label, tuple(values(record, known)))
        for model in our_models()
        for record in model._base_manager.all()
    )


def values(record: models.Model, known: set[str]) -> Any:
    for field in record._meta.concrete_fields:
        if field.attname in DRAWN:
            continue  # drawn by lot, or of a text that names a new key
        if isinstance(field, models.AutoField | models.BigAutoField):
            continue  # a count
        text = LINK.sub(r"/\1/new/", CODE.sub("code", str(getattr(record, field.attname))))
        text = COUNTED.sub(r"\1:n", text)
        yield field.attname, UUID.sub(lambda found: shown(found[0], known), text)


def shown(key: str, known: set[str]) -> str:
    return key if key in known else "new"


def difference(before: list[Row], after: list[Row]) -> list[str]:
    """What is in one and not in the other, for the reader of a failed test."""
    gone, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return [*(f"- {row}" for row in gone), *(f"+ {row}" for row in new)]
