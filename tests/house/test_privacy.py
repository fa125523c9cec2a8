"""Whose every record is, how long it stays, and what for: data that the product itself works by.

The night deletes by it, the download of the own file is made from it, and the privacy page tells
it. So a new model cannot be forgotten.
"""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from passend.core.keep import KEEPS, Keep
from passend.core.purposes import ACTIVITIES, Purpose, activity_of
from passend.core.reference.data import CLASSES, fields, rooms
from passend.privacy.whose import PERSONS, end_of
from passend.privacy.words import LENT, TITLES

MODELS = [m for config in rooms() for m in config.get_models()]
OF_PERSONS = [m for m in MODELS if any(getattr(m.Privacy, c, []) for c in CLASSES[:2])]
by_name = [m._meta.label for m in OF_PERSONS]
# Found through the record that points at them, never by themselves.
BEHIND_OTHERS = {"StoredFile"}


@pytest.mark.parametrize("model", MODELS, ids=[m._meta.label for m in MODELS])
def test_how_long_is_a_term_and_not_a_phrase(model: Any) -> None:
    assert isinstance(model.Privacy.keep, Keep)
    assert model.Privacy.keep in KEEPS


@pytest.mark.parametrize("model", OF_PERSONS, ids=by_name)
def test_every_model_says_whose_it_is(model: Any) -> None:
    """A lookup to a dossier, a student or an account, or a field that holds the key of one."""
    of = model.Privacy.of
    if model.__name__ in BEHIND_OTHERS:
        assert isinstance(of, str)
        return
    assert of
    for lookup in of:
        there, plain = end_of(model, lookup)
        known = there in PERSONS or isinstance(plain, models.CharField | models.UUIDField)
        assert known, f"{model.__name__}: {lookup} leads to {there.__name__}"


@pytest.mark.parametrize("model", OF_PERSONS, ids=by_name)
def test_every_part_of_the_own_file_has_a_heading_in_words(model: Any) -> None:
    assert model._meta.label_lower in TITLES or model.__name__ in BEHIND_OTHERS


@pytest.mark.parametrize("model", OF_PERSONS, ids=by_name)
def test_what_is_kept_back_is_a_secret_and_no_fact(model: Any) -> None:
    secret = set(getattr(model.Privacy, "secret", []))
    assert secret <= {f.name for f in fields(model)}
    assert secret <= {"password", "code_hash", "identity", "token_hash", "secret_hash"}, (
        "a fact about a person is theirs"
    )


@pytest.mark.parametrize("keep", KEEPS, ids=lambda k: k.code)
def test_a_term_is_one_length_with_its_ground_and_bounds(keep: Keep) -> None:
    assert keep.law
    assert str(keep.since)
    assert not (keep.days and keep.months)
    if keep.is_a_choice:
        assert keep.least <= (keep.days or keep.months) <= keep.most


def test_a_choice_of_the_school_stays_within_the_bounds() -> None:
    by_code = {k.code: k for k in KEEPS}
    assert by_code["dossier"].length({"dossier": 36}) == 36
    assert by_code["dossier"].length({"dossier": 1}) == 12
    assert by_code["dossier"].length({"dossier": 999}) == 60
    assert by_code["code"].length({"code": 999}) == 1


def test_every_term_is_used_by_a_model_or_stands_for_what_comes() -> None:
    used = {m.Privacy.keep.code for m in MODELS}
    assert {k.code for k in KEEPS} - used <= WAITING


WAITING = {"draft"}  # a draft is a SupportRequest before it is sent


def test_every_purpose_of_the_list_is_a_code_and_every_activity_has_one() -> None:
    assert [p.value for p in Purpose] == [
        "intake", "begeleiding", "examen", "fonds", "bpv", "klacht", "beheer", "inzage",
    ]  # fmt: skip
    assert len({a.code for a in ACTIVITIES}) == len(ACTIVITIES)
    assert all(a.law and a.people and a.data and a.seen_by for a in ACTIVITIES)
    assert activity_of("coördinatie") is activity_of("begeleiding")
    assert activity_of("") is None
    assert apps.is_installed("passend.core")


def test_what_the_sign_in_library_keeps_of_an_account_is_in_the_own_file_too() -> None:
    """A library has no privacy classes; a new version of it must not hide something. The clients
    of a test planner are programs: of them a key to an account stays empty."""
    lent = {
        model._meta.label
        for model in apps.get_models()
        if not model.__module__.startswith("passend.")
        and model._meta.app_label != "oauth2_provider"
        and any(f.related_model is get_user_model() for f in model._meta.concrete_fields)
    }
    assert lent == set(LENT)
