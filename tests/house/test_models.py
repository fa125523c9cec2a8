"""Every field has a privacy class, every model says what it is, and keys point down."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from passend.core.reference.data import CLASSES, class_of, fields, rooms

FLOORS = [
    "core", "people", "cases", "agreements", "adjustments", "rightsfinder", "facility", "statute",
    "fund",
    "privacy",
    "desk",
]  # fmt: skip
MODELS = [m for config in rooms() for m in config.get_models()]
by_name = [m._meta.label for m in MODELS]


@pytest.mark.parametrize("model", MODELS, ids=by_name)
def test_every_field_has_one_privacy_class(model: type[models.Model]) -> None:
    unclear = {f.name: class_of(f) for f in fields(model) if class_of(f) not in CLASSES}
    assert unclear == {}


@pytest.mark.parametrize("model", MODELS, ids=by_name)
def test_no_class_is_given_to_a_field_that_is_not_there(model: Any) -> None:
    given = {n for c in CLASSES for n in getattr(model.Privacy, c, [])}
    assert given - {f.name for f in fields(model)} == set()


@pytest.mark.parametrize("model", MODELS, ids=by_name)
def test_every_model_says_how_long_it_is_kept(model: Any) -> None:
    assert model.Privacy.keep


@pytest.mark.parametrize("model", MODELS, ids=by_name)
def test_every_model_says_what_it_is(model: type[models.Model]) -> None:
    doc = model.__doc__ or ""
    assert doc.strip()
    assert not doc.startswith(f"{model.__name__}("), "that is what Django writes"


@pytest.mark.parametrize("model", MODELS, ids=by_name)
def test_foreign_keys_only_point_down(model: type[models.Model]) -> None:
    """import-linter cannot see a foreign key that is written as a string."""
    here = FLOORS.index(model._meta.app_label)
    for field in fields(model):
        if field.remote_field and field.remote_field.model._meta.app_label in FLOORS:
            there = field.remote_field.model._meta.app_label
            assert FLOORS.index(there) <= here, f"{model.__name__}.{field.name} points up"


@pytest.mark.parametrize("model", MODELS, ids=by_name)
def test_no_field_asks_for_a_diagnosis(model: type[models.Model]) -> None:
    for field in fields(model):
        words = f"{field.name} {field.verbose_name}".lower()
        assert "diagnos" not in words, f"{model.__name__}.{field.name}"
        assert "stoornis" not in words, f"{model.__name__}.{field.name}"


@pytest.mark.parametrize("model", MODELS, ids=by_name)
def test_a_model_with_sealed_text_has_a_key_before_it_has_a_row(model: Any) -> None:
    """The key is part of what the seal is bound to (core/fields.py)."""
    if any(type(f).__name__ == "SealedTextField" for f in fields(model)):
        assert isinstance(model._meta.pk, models.UUIDField)


def test_every_room_is_on_a_floor() -> None:
    assert {config.label for config in rooms()} <= set(FLOORS)
    assert apps.is_installed("passend.core")
