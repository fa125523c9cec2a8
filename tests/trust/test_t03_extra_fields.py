"""T-03. Who posts more than the page asks for, changes no more than the page is for.

Every page of every verb is filled in as it stands, twice from the same start: once honestly, once
with every field of every record of the school added to it. The two outcomes must be the same, to
the last field of the last row (ASVS 8.2.3).
"""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import models
from django.test import Client

from passend.core import clock
from passend.core.actions import Action
from passend.core.reference.verbs import declared

from .conftest import undone
from .forms import Filled, fill, main_form
from .rows import difference, keys, our_models, rows
from .told import FIELDS
from .world import World

pytestmark = pytest.mark.django_db
PAGES = [action for action in declared() if action.page]
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize("action", PAGES, ids=lambda a: a.verb)
def test_t03_extra_fields_change_nothing(ours: World, theirs: World, action: Action):
    with clock.at(NOW):
        client, path = ours.opens(action)
        form = main_form(client.get(path).content.decode())
        assert form is not None, f"T-03 {action.verb}: {path} has no form"
        filled = fill(form, **FIELDS.get(action.verb, {}))
        extra = everything(filled, theirs)
        assert after(client, path, filled.data) == after(client, path, {**extra, **filled.data})


def after(client: Client, path: str, data: dict[str, Any]) -> list[Any]:
    """The whole database after this post, which is then undone."""
    known, before = keys(), rows(keys())
    with undone():
        answer = client.post(path, data)
        assert answer.status_code == 302, f"T-03 {path} refused {data}: {errors(answer)}"
        found = rows(known)
    assert difference(before, found), f"T-03 {path} did nothing with {data}"
    return found


def errors(answer: Any) -> str:
    form = (answer.context or {}).get("form")
    return str(form.errors.as_text() if form else answer.content.decode()[:2000])


def everything(filled: Filled, theirs: World) -> dict[str, Any]:
    """A value for every field of every model, under its own name and under the form's prefixes."""
    prefixes = {name.rpartition("-")[0] for name in filled.data if "-" in name}
    found: dict[str, Any] = {}
    for model in our_models():
        for field in model._meta.concrete_fields:
            for name in {field.name, field.attname}:
                for key in [name, *(f"{prefix}-{name}" for prefix in prefixes)]:
                    found[key] = stolen(field)
    return found


def stolen(field: Any) -> Any:
    """A value that a thief would like to have there."""
    if field.choices:
        return [value for value, _ in field.choices][-1]
    if field.is_relation:
        other = field.related_model._base_manager.last()
        return str(other.pk) if other else ""
    if isinstance(field, models.DateField):
        return "1999-01-01"
    if isinstance(field, models.BooleanField):
        return "on"
    return "1" if isinstance(field, models.IntegerField) else "gekaapt"
