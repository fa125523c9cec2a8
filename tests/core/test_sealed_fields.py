"""Text about a student cannot be read from the disk, nor moved to another student."""

import pytest
from django.db import connection

from passend.core.fields import Sealed, seal, unseal
from passend.core.models import Message

pytestmark = pytest.mark.django_db


def test_what_is_saved_is_not_readable_in_the_database_and_opens_for_the_program():
    message = Message.objects.create(kind="x", to="x", address="a@b.nl", subject="s", body="geheim")

    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM core_message")
        assert "geheim" not in cursor.fetchone()[0]
    assert Message.objects.get(pk=message.pk).body == "geheim"


def test_a_value_that_was_moved_to_another_row_does_not_open():
    box = seal("geheim", "core_message:1:body")
    assert unseal(box, "core_message:1:body") == "geheim"
    with pytest.raises(ValueError, match="Cannot open"):
        unseal(box, "core_message:2:body")


def test_writing_past_save_is_refused():
    Message.objects.create(kind="x", to="x", address="a@b.nl", subject="s", body="geheim")
    with pytest.raises(ValueError, match="save"):
        Message.objects.update(body="open en bloot")


def test_saving_again_without_looking_keeps_the_sealed_value():
    Message.objects.create(kind="x", to="x", address="a@b.nl", subject="s", body="geheim")
    message = Message.objects.get()
    message.kind = "y"
    message.save()
    assert isinstance(Message.objects.get().__dict__["body"], Sealed)
    assert Message.objects.get().body == "geheim"


def test_bulk_create_seals_too():
    Message.objects.bulk_create(
        [Message(kind="x", to="x", address="a@b.nl", subject="s", body=f"tekst {n}") for n in "12"]
    )
    assert {m.body for m in Message.objects.all()} == {"tekst 1", "tekst 2"}
