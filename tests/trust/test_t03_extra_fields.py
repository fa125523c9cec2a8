"""T-03. Who posts more than the page asks for, changes no more than the page is for.

Every page of every verb is filled in as it stands, twice from the same start: once honestly, once
with every field of every record of the school added to it. The two outcomes must be the same, to
the last field of the last row (ASVS 8.2.3). And a key in a form that is changed into one of
another team is refused.
"""

import re
from itertools import islice
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from passend.core import clock
from passend.core.actions import Action
from passend.core.reference.verbs import declared
from tests.nothing_missing import SECOND

from .addresses import is_key
from .forms import Filled, fill, main_form
from .rows import Rows, difference, our_models, rows
from .told import own
from .undoing import same_files, undone
from .world import World

pytestmark = pytest.mark.django_db
PAGES = [action for action in declared() if action.page]
ENOUGH = 60  # pages on which somebody tries a verb: most dossiers have a coach already
OF_A_SET = re.compile(r"([a-z_]+-\d+)-\w+$")  # `lines-0-title`, and no key of a row
Done = tuple[Client, str, Filled, Rows]


@pytest.mark.parametrize("action", PAGES, ids=lambda a: a.verb)
def test_t03_extra_fields_change_nothing(ours: World, theirs: World, action: Action, settings: Any):
    """Which fields a page takes is decided in Python. On the second database: that every verb can
    be done by its page, and that a key of another team is refused, which the database looks up."""
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a refusal for the number would prove nothing
    with clock.at(clock.now()):  # the same moment for all of them
        before = rows()
        client, path, filled, honest = honestly(ours, action, before)
        if not SECOND:
            greedy = {**everything(filled), **filled.data}
            assert difference(honest, post(client, path, greedy, before)[1]) == []
        stolen = swapped(filled.data, ours.keys, theirs.keys)
        after = post(client, path, stolen, before)[1] if stolen != filled.data else honest
        written = str([line for line in difference(honest, after) if line.startswith("+")])
        taken = [key for key, kind in theirs.keys.items() if trace(key, kind) in written]
        assert taken == [], f"T-03 {path} took {stolen}"


def honestly(world: World, action: Action, before: Rows) -> Done:
    """The first page on which this verb does something, filled in as it stands."""
    refused = []
    for client, path in islice(world.doors(action), ENOUGH):
        page = client.get(path).content.decode() or "<p>"
        form = main_form(page)
        filled = fill(form, **own(action.verb, path, page)) if form is not None else Filled()
        status, after = post(client, path, filled.data, before)
        if any(f"('verb', '{action.verb}')" in line for line in difference(before, after)):
            return client, path, filled, after
        refused.append(f"{path} {status} {filled.data}")
    raise AssertionError(f"T-03 nobody in tests/trust/things.py can do {action.verb}: {refused}")


def post(client: Client, path: str, data: dict[str, Any], before: Rows) -> tuple[int, Rows]:
    """The status, and the whole database after this post, which is then undone."""
    for file in data.values():
        if hasattr(file, "seek"):
            file.seek(0)
    with undone(client), same_files():
        answer = client.post(path, data)
        return answer.status_code, rows(before)


def everything(filled: Filled) -> dict[str, Any]:
    """A value for every field of every model that the page does not have itself, under its own
    name and under the prefixes of the page's forms."""
    prefixes = {found[1] for name in filled.names if (found := OF_A_SET.match(name))}
    last = {
        model: model._base_manager.values_list("pk", flat=True).last()
        for model in apps.get_models()
    }
    found: dict[str, Any] = {}
    for field in (field for model in our_models() for field in model._meta.concrete_fields):
        for name in {field.name, field.attname}:
            for key in [name, *(f"{prefix}-{name}" for prefix in prefixes)]:
                if key not in filled.names:
                    found[key] = wished(field, last)
    return found


def wished(field: Any, last: dict[Any, Any]) -> Any:
    """A value that a thief would like to have there."""
    if field.choices:
        return [value for value, _ in field.choices][-1]
    if field.is_relation:
        return str(last[field.related_model] or "")
    if isinstance(field, models.DateField):
        return "1999-01-01"
    if isinstance(field, models.BooleanField):
        return "on"
    return "1" if isinstance(field, models.IntegerField) else "gekaapt"


def trace(key: str, kind: str) -> str:
    """How this key stands in a row: a count is only a key in a field that names its kind."""
    return key if is_key(key) else f"('{kind.partition('.')[2].lower()}_id', '{key}')"


def swapped(data: dict[str, Any], ours: dict[str, str], theirs: dict[str, str]) -> dict[str, Any]:
    """The same post, with every key of ours changed into one of the same kind of theirs."""

    def other(text: Any) -> Any:
        for key, kind in ours.items():
            if isinstance(text, str) and (key in text if is_key(key) else key == text):
                return text.replace(key, next(k for k, of in theirs.items() if of == kind))
        return text

    return {
        other(name): [other(one) for one in value] if isinstance(value, list) else other(value)
        for name, value in data.items()
    }
