"""What happened cannot be unmade: not by the program, not with SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from passend.core.actors import SYSTEM
from passend.core.errors import Refused
from passend.core.models import Event, School

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return Event.record("school.change", School.objects.create(name="Ons mbo"), by=SYSTEM)


STATEMENTS = ["UPDATE core_event SET verb = 'x'", "DELETE FROM core_event"]


@pytest.mark.parametrize("sql", STATEMENTS)
def test_the_database_refuses(event: Event, sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Event.objects.get().verb == event.verb


def test_postgresql_refuses_to_empty_the_table(event: Event) -> None:
    """SQLite knows no TRUNCATE; its DELETE without a condition is refused above."""
    sql = "TRUNCATE core_event" if connection.vendor == "postgresql" else "DELETE FROM core_event"
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Event.objects.count() == 1


def test_the_program_refuses(event: Event) -> None:
    with pytest.raises(Refused):
        Event.objects.all().update(verb="x")
    with pytest.raises(Refused):
        Event.objects.all().delete()


def test_one_event_cannot_be_saved_again(event: Event) -> None:
    event.verb = "school.other"
    with pytest.raises((Refused, DatabaseError)), transaction.atomic():
        event.save()
    with pytest.raises((Refused, DatabaseError)), transaction.atomic():
        event.delete()
    assert Event.objects.get().verb == "school.change"
