"""Text about a student cannot be read from the disk, nor moved to another student."""

import pytest
from django.db import connection

from passend.core.fields import Sealed, seal, unseal
from passend.core.models import Message
from tests import given

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


def lies_at(table: str, column: str, key: object) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE id = %s', [raw(key)])
        return str(cursor.fetchone()[0])


def put(table: str, column: str, key: object, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', [value, raw(key)])


def raw(key: object) -> object:
    """SQLite keeps a UUID as 32 characters."""
    return key if connection.vendor == "postgresql" else str(key).replace("-", "")


def test_a_text_moved_in_the_database_opens_nowhere_else() -> None:
    """To another row, to another field of its own row, to another table."""
    first, second = given.heard_case(), given.heard_case()
    mine, hers = first.intakes.get(), second.intakes.get()
    Message.objects.all().delete()
    message = Message.objects.create(kind="x", to="x", address="a@b.nl", subject="s", body="post")
    for intake in (mine, hers):
        intake.strengths, intake.helps = f"sterk {intake.pk}", f"hulp {intake.pk}"
        intake.save()
    table = type(mine)._meta.db_table
    stolen = lies_at(table, "strengths", mine.pk)
    for place in [
        (table, "strengths", hers.pk),
        (table, "helps", mine.pk),
        ("core_message", "body", message.pk),
    ]:
        put(*place, stolen)
    hers = type(mine)._base_manager.get(pk=hers.pk)
    mine = type(mine)._base_manager.get(pk=mine.pk)
    assert mine.strengths == f"sterk {mine.pk}"
    message = Message.objects.get()
    for box, name in [(hers, "strengths"), (mine, "helps"), (message, "body")]:
        with pytest.raises(ValueError, match="Cannot open"):
            getattr(box, name)
