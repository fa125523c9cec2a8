"""What a backup says of the moment at which it was made."""

import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from passend.core import backup
from passend.core.models import Event
from tests import given
from tests.machines import machine

pytestmark = pytest.mark.usefixtures("real_commits")


def test_a_backup_under_write_load_is_of_one_moment(tmp_path: Path):
    """Two rows a transaction: an odd number would be half a transaction."""
    subject = given.heard_case()
    before, stop = Event.objects.count(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            with transaction.atomic():
                Event.record("test.one", subject, by=None)
                Event.record("test.two", subject, by=None)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counts = {backup.verify(backup.make(tmp_path / f"b{n}")).tables["core_event"]["rows"]
                  for n in range(3)}  # fmt: skip
    finally:
        stop.set()
        writer.join()
    assert {(count - before) % 2 for count in counts} == {0}
    assert len(counts) > 1


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('core', '9999_later', CURRENT_TIMESTAMP)"
        )
    archive = str(backup.make(tmp_path))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
    with machine(tmp_path / "other") as other:
        assert "core.9999_later" in other.refuses("restore", archive)
