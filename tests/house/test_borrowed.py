"""Every table of a library is classified too: what of a person lies in it, and what it is for."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from passend.core.keep import KEEPS
from passend.core.reference.borrowed import BORROWED, EMPTY
from passend.core.reference.data import fields

LIBRARIES = [m for m in apps.get_models() if not m.__module__.startswith("passend.")]


def label(model: Any) -> str:
    return str(model._meta.label)


def test_every_table_of_a_library_is_on_the_list_and_no_other() -> None:
    assert {label(model) for model in LIBRARIES} == set(BORROWED)


@pytest.mark.parametrize("model", LIBRARIES, ids=label)
def test_every_field_has_one_class(model: type[models.Model]) -> None:
    one = BORROWED[label(model)]
    told = [*one.personal, *one.sensitive, *one.plain]
    assert sorted(told) == sorted(f.name for f in fields(model))
    assert one.keep in KEEPS


@pytest.mark.parametrize("model", LIBRARIES, ids=label)
def test_a_key_to_a_person_goes_with_the_person(model: type[models.Model]) -> None:
    for field in fields(model):
        if field.remote_field and field.remote_field.model._meta.label == "people.User":
            assert field.remote_field.on_delete is models.CASCADE


def test_what_should_stay_empty_is_not_written_by_us() -> None:
    assert {name for name, one in BORROWED.items() if one.why.startswith(EMPTY)} == {
        "socialaccount.SocialApp", "socialaccount.SocialToken", "account.EmailAddress",
        "account.EmailConfirmation", "auth.Group", "oauth2_provider.DeviceGrant",
        "oauth2_provider.Grant", "oauth2_provider.IDToken", "oauth2_provider.RefreshToken",
    }  # fmt: skip
