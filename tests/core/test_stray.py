"""Files that belong to nothing are found and swept; records without their file are found."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from passend.core import files, signs, stray
from passend.core.models import StoredFile


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.FILES_DIR = tmp_path, tmp_path / "files"


def kept() -> StoredFile:
    return files.keep("brief.txt", "text/plain", [b"inhoud"])


def old(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (1, 1))
    return path


@pytest.mark.django_db
def test_a_whole_house_is_in_order(capsys):
    kept()
    call_command("files", "check")
    assert "in orde: 1 bestanden" in capsys.readouterr().out
    assert signs.last("files").facts == {"strays": 0, "missing": 0}


@pytest.mark.django_db
def test_a_file_without_a_record_is_found_and_swept(settings):
    mine = kept()
    stray_one = old(settings.FILES_DIR / "ab" / "abababab-0000-4000-8000-000000000000")
    half = old(files.path_of(mine).with_suffix(".partial"))
    with pytest.raises(CommandError, match="2 bestanden zonder record"):
        call_command("files", "check")
    call_command("files", "sweep", verbosity=0)
    assert not stray_one.exists()
    assert not half.exists()
    assert b"".join(files.chunks_of(mine)) == b"inhoud"


@pytest.mark.django_db
def test_a_young_file_may_be_of_somebody_who_is_busy(settings):
    young = settings.FILES_DIR / "ab" / "abababab-0000-4000-8000-000000000000"
    young.parent.mkdir(parents=True)
    young.touch()
    assert stray.sweep() == 0
    assert stray.sweep(young_too=True) == 1


@pytest.mark.django_db
def test_a_record_without_its_file_is_found_and_kept():
    mine = kept()
    files.path_of(mine).unlink()
    assert stray.check().missing == [mine.pk]
    with pytest.raises(CommandError, match="1 records zonder bestand"):
        call_command("files", "check")
    assert StoredFile.objects.filter(pk=mine.pk).exists()


@pytest.mark.usefixtures("real_commits")
def test_what_is_rolled_back_keeps_its_file():
    mine = kept()
    path, key = files.path_of(mine), mine.pk

    def discarded_after_all() -> None:
        with transaction.atomic():
            files.discard(mine)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        discarded_after_all()
    assert path.exists()
    assert stray.check().missing == []
    files.discard(StoredFile.objects.get(pk=key))
    assert not path.exists()
