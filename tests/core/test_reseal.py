"""Another key for all texts and files: also when it is killed halfway, nothing is lost."""

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as current
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from passend.agreements.models import Consent
from passend.core import files, reseal
from passend.core.models import Event, Message, StoredFile
from tests import given
from tests.house.code import SRC

OLD = current.PASSEND_FIELD_KEYS
NEW = "2:bmV3LWtleS1mb3ItdGhlLXRleHRzLTMyLWJ5dGVzISE="
BOTH = f"{NEW},{OLD}"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def letters(number: int) -> None:
    Message.objects.bulk_create(
        Message(kind="x", to="x", address="a@b.nl", subject="s", body=f"tekst {n}")
        for n in range(number)
    )


def texts() -> set[str]:
    return {message.body for message in Message.objects.all()}


def content() -> set[bytes]:
    return {b"".join(files.chunks_of(file)) for file in StoredFile.objects.all()}


def told(*words: str) -> str:
    out = StringIO()
    call_command("seal", *words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_everything_goes_under_the_first_key_and_reads_as_before(settings: Any) -> None:
    letters(5)
    case = given.heard_case()
    before = case.intakes.get().strengths
    files.keep("scan.pdf", "application/pdf", [b"scan"])
    settings.PASSEND_FIELD_KEYS = BOTH
    number = reseal.count().texts["1"]
    assert number > 5
    assert reseal.rotate() == (number, 1)
    assert reseal.rotate() == (0, 0)
    assert (reseal.count().texts, reseal.count().files) == ({"2": number}, {"2": 1})
    assert Event.objects.get(verb="seal.rotate").details == {
        "key": "2", "texts": number, "files": 1,
    }  # fmt: skip

    settings.PASSEND_FIELD_KEYS = NEW
    assert {f"tekst {n}" for n in range(5)} <= texts()
    assert content() == {b"scan"}
    assert case.intakes.get().strengths == before


@pytest.mark.django_db
def test_what_somebody_agreed_to_gets_another_key_and_no_other_text(settings: Any) -> None:
    consent = given.in_force().consents.first()
    assert consent
    said, table = consent.text, Consent._meta.db_table
    settings.PASSEND_FIELD_KEYS = BOTH
    reseal.rotate()
    assert Consent.objects.get(pk=consent.pk).text == said
    for sql in ("text = '2:anders'", "text = ''", "text_sha256 = 'x'", "answers = '{}'"):
        with (
            pytest.raises(DatabaseError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE {table} SET {sql}")


@pytest.mark.django_db
def test_a_file_from_before_sealing_is_sealed() -> None:
    file = files.keep("scan.pdf", "application/pdf", [b"scan"])
    files.path_of(file).write_bytes(b"scan")
    assert reseal.count().files == {"": 1}
    assert reseal.rotate() == (0, 1)
    assert reseal.count().files == {"1": 1}
    assert content() == {b"scan"}
    assert files.path_of(file).read_bytes() != b"scan"


@pytest.mark.django_db
def test_a_key_that_is_still_used_cannot_go(settings: Any) -> None:
    letters(3)
    files.keep("scan.pdf", "application/pdf", [b"scan"])
    settings.PASSEND_FIELD_KEYS = BOTH
    with pytest.raises(CommandError, match="nog nodig: 3 teksten en 1 bestanden"):
        told("drop", "1")
    with pytest.raises(CommandError, match="de eerste"):
        told("drop", "2")
    assert "sleutel 1: 3 teksten, 1 bestanden (nog nodig)" in told("check")
    assert "3 teksten en 1 bestanden" in told("rotate")
    assert "mag weg" in told("drop", "1")
    assert "sleutel 1: 0 teksten, 0 bestanden (mag weg)" in told("check")


@pytest.mark.django_db
def test_a_key_that_is_lost_is_named(settings: Any) -> None:
    letters(3)
    settings.PASSEND_FIELD_KEYS = NEW
    with pytest.raises(CommandError, match="sleutel 1 ontbreekt"):
        told("check")


def test_killed_halfway_nothing_is_lost_and_it_goes_on(
    real_commits: None, tmp_path: Path, settings: Any
) -> None:
    """A process of its own is killed with SIGKILL while it is busy; then another one finishes."""
    letters(2000)
    for n in range(20):
        files.keep(f"{n}.pdf", "application/pdf", [f"scan {n}".encode() * 5000])
    whole, scans = texts(), content()
    settings.PASSEND_FIELD_KEYS = BOTH

    first = rotating()
    while first.poll() is None and not reseal.count().texts["2"]:
        pass
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait(60) == -signal.SIGKILL
    halfway = reseal.count()
    assert 0 < halfway.texts["1"] < 2000
    assert 0 < halfway.texts["2"] < 2000
    assert (texts(), content()) == (whole, scans)

    assert rotating().wait(120) == 0
    assert (reseal.count().texts, reseal.count().files) == ({"2": 2000}, {"2": 20})
    settings.PASSEND_FIELD_KEYS = NEW
    assert (texts(), content()) == (whole, scans)
    assert list(tmp_path.rglob("*.partial")) == []


def rotating() -> "subprocess.Popen[bytes]":
    """`passend seal rotate` on the database of this test."""
    database = connection.settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        who, where = database["USER"], f"{database['HOST']}:{database['PORT']}"
        url = f"postgresql://{who}:{database['PASSWORD']}@{where}/{database['NAME']}"
    env = os.environ | {
        "PASSEND_MODE": "test", "DATABASE_URL": url, "PASSEND_FIELD_KEYS": BOTH,
        "PYTHONPATH": str(SRC), "DJANGO_SETTINGS_MODULE": "passend.settings",
        "PASSEND_DATA_DIR": str(Path(current.FILES_DIR) / "data"),
    }  # fmt: skip
    code = (
        "from django.conf import settings; from passend.__main__ import main; import sys;"
        f"settings.FILES_DIR = {str(current.FILES_DIR)!r};"
        "sys.argv = ['passend', 'seal', 'rotate']; sys.exit(main())"
    )
    return subprocess.Popen([sys.executable, "-c", code], env=env, stdout=subprocess.DEVNULL)
