"""A backup is one archive that is whole or not there, and a restore proves that all came back."""

import fcntl
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pyrage
import pytest
from django.db import connection
from django.test import override_settings

from passend.cases.models import Need
from passend.core import backup, files
from passend.core.backup import making
from passend.core.models import Event, StoredFile
from tests import given
from tests.machines import Machine, machine

pytestmark = pytest.mark.django_db
LOOK = """
import json
from passend.cases.models import Need
from passend.core.files import chunks_of
from passend.core.models import Event, StoredFile
print(json.dumps({
    "texts": sorted(need.text for need in Need.objects.all()),
    "files": {f.name: b"".join(chunks_of(f)).decode() for f in StoredFile.objects.all()},
    "events": Event.objects.count(),
    "next event": Event.record("test.after", StoredFile.objects.first(), by=None).pk,
    "last event": Event.objects.order_by("pk").last().pk,
}))
"""


@pytest.fixture(scope="module", autouse=True)
def school(committed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A dossier with texts and three files, for all tests of this module."""
    folder = tmp_path_factory.mktemp("data")
    with override_settings(FILES_DIR=folder / "files", DATA_DIR=folder):
        for n in range(3):
            files.keep(f"brief {n}.txt", "text/plain", [f"inhoud {n}".encode()])
        given.heard_case()
        yield folder


@pytest.fixture(scope="module")
def good(school: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return backup.make(tmp_path_factory.mktemp("backups"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Machine]:
    with machine(tmp_path / "other") as found:
        yield found


def test_everything_comes_back_on_another_machine(good: Path, other: Machine):
    said = other.passend("restore", str(good))
    assert "teruggezet en gecontroleerd" in said
    found = json.loads(other.python(LOOK))
    assert found["texts"] == sorted(need.text for need in Need.objects.all())
    assert found["files"] == {f"brief {n}.txt": f"inhoud {n}" for n in range(3)}
    assert found["events"] == Event.objects.count()
    assert found["next event"] == found["last event"] == Event.objects.last().pk + 1


def test_at_least_twenty_tables_are_held_to_their_rows_and_hashes(good: Path):
    told = backup.verify(good).tables
    assert len(told) >= 20
    assert told["core_event"]["rows"] == Event.objects.count()
    assert all(len(table["sha256"]) == 64 for table in told.values())


def test_a_restore_leaves_what_is_there_unless_told_otherwise(good: Path, other: Machine):
    archive = str(good)
    other.passend("restore", archive)
    assert "Hier staan al gegevens" in other.refuses("restore", archive)
    assert "gecontroleerd" in other.passend("restore", archive, "--replace")


def test_nothing_is_put_back_on_sqlite_while_somebody_serves(good: Path, other: Machine):
    """The file of the database would be swapped under whoever has it open."""
    other.passend("restore", str(good))
    words = ("restore", str(good), "--replace")
    with Path(other.folder, "serving.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "sqlite":
            assert "draait nog" in other.refuses(*words)
        else:
            assert "gecontroleerd" in other.passend(*words)
    assert "gecontroleerd" in other.passend(*words)


def test_other_keys_than_those_of_the_backup_are_refused(good: Path, other: Machine):
    archive = str(good)
    keys = {"PASSEND_FIELD_KEYS": f"1:{'QUFB' * 10}QUE="}
    assert "field 1" in other.refuses("restore", archive, **keys)


def test_no_key_is_in_the_archive(good: Path, settings):
    with tarfile.open(good) as archive:
        whole = b"".join(archive.extractfile(part).read() for part in archive)
    for secret in (settings.SECRET_KEY, settings.PASSEND_IDENTITY_KEY):
        assert secret.encode() not in whole
    assert settings.PASSEND_FIELD_KEYS.partition(":")[2].encode() not in whole


def spoilt(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The same archive with a part changed, or left out."""
    bad = path.with_name(f"spoilt-{uuid4()}.tar.gz")
    with tarfile.open(path) as source, tarfile.open(bad, "w:gz") as target:
        for part in source:
            body = change(part.name, source.extractfile(part).read())
            if body is not None:
                part.size = len(body)
                target.addfile(part, io.BytesIO(body))
    return bad


@pytest.mark.parametrize(
    ("what", "said"),
    [("database", "De database"), ("files/", "De bestanden"), ("files.txt", "De bestanden")],
)
def test_one_changed_byte_is_found(good: Path, what: str, said: str):
    def change(name: str, body: bytes) -> bytes:
        return bytes([body[0] ^ 1]) + body[1:] if name.startswith(what) else body

    with pytest.raises(backup.BackupProblem, match=said):
        backup.verify(spoilt(good, change))


@pytest.mark.parametrize("what", ["files/", "manifest.json"])
def test_a_part_that_is_not_there_is_found(good: Path, what: str):
    with pytest.raises(backup.BackupProblem):
        backup.verify(spoilt(good, lambda n, body: None if n.startswith(what) else body))


def test_a_part_that_climbs_out_of_its_folder_is_not_followed(good: Path, tmp_path: Path):
    path = spoilt(good, lambda name, body: body)
    with tarfile.open(path, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("files/../../out"), io.BytesIO())
    with pytest.raises(backup.BackupProblem):
        backup.verify(path)


def test_half_an_archive_is_found(place: Path):
    path = backup.make(place)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(backup.BackupProblem, match="beschadigd"):
        backup.verify(path)


def test_a_sealed_archive_opens_with_the_secret_half_alone(place: Path):
    mine, theirs = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    path = backup.make(place, public_key=str(mine.to_public()))
    assert backup.verify(path, identity=str(mine)).files["count"] == 3
    for wrong in ("", str(theirs), "AGE-SECRET-KEY-1"):
        with pytest.raises(backup.BackupProblem):
            backup.verify(path, identity=wrong)


def test_a_wrong_public_key_leaves_no_archive(place: Path):
    with pytest.raises(backup.BackupProblem, match="age1"):
        backup.make(place, public_key="age1nonsense")
    assert list(place.iterdir()) == []


def test_a_backup_that_fails_halfway_leaves_no_archive(place: Path, monkeypatch):
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making.archive, "add_path", full)
    with pytest.raises(OSError, match="No space"):
        backup.make(place)
    assert list(place.iterdir()) == []


def test_the_newest_archives_stay(place: Path):
    place.mkdir()
    for day in ("20260101", "20260102", "20260103"):
        (place / f"passend-{day}-030000.tar.gz").touch()
    (place / "something else.tar.gz").touch()
    newest = backup.make(place, keep=2)
    assert sorted(p.name for p in place.iterdir()) == sorted(
        ["passend-20260103-030000.tar.gz", newest.name, "something else.tar.gz"]
    )


def test_a_file_that_goes_during_the_backup_is_said_and_not_missed(place: Path):
    file = StoredFile.objects.first()
    files.path_of(file).unlink()
    told = backup.verify(backup.make(place))
    assert told.gone == [str(file.pk)]
    assert told.files["count"] == 2


def test_who_may_read_an_archive_is_only_its_owner(place: Path):
    assert backup.make(place).stat().st_mode & 0o077 == 0


def test_a_value_that_changed_without_its_count_is_found(tmp_path: Path):
    from passend.core.backup import census

    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE t (id integer primary key, a text)")
        database.execute("INSERT INTO t VALUES (1, 'x'), (2, 'y')")
        before = census.of_sqlite(database)
        database.execute("UPDATE t SET a = 'z' WHERE id = 2")
        after = census.of_sqlite(database)
    assert census.differences(before, after) == ["t: de inhoud is anders"]
    assert census.differences(before, before) == []
