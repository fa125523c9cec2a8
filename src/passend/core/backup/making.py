"""Make an archive: the database first, then the files that it knows."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tarfile import TarFile
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from .. import clock, signs
from ..files import path_of
from ..models import StoredFile
from . import archive, databases
from .manifest import BackupProblem, Manifest, key_marks

SUFFIXES: Final = (".tar.gz", ".tar.gz.age")
A_DAY: Final = 86_400


def make(place: Path, *, public_key: str = "", keep: int = 0) -> Path:
    """Write one archive in the folder `place` and give its path.

    It is written under another name and renamed when it is whole: an archive that exists is good.
    `keep` is how many stay, this one included; 0 keeps them all. Raises `BackupProblem`.
    """
    place.mkdir(parents=True, exist_ok=True)
    name = f"passend-{clock.now():%Y%m%d-%H%M%S}{SUFFIXES[bool(public_key)]}"
    target, partial = place / name, place / f".{name}.{os.getpid()}.partial"
    if target.exists():
        raise BackupProblem(f"{name} is er al.")
    _tidy(place)
    try:
        with _work_folder() as folder:
            taken = databases.take(folder)
            with archive.writing(partial, public_key) as out:
                told = _fill(out, taken)
        partial.rename(target)
        _on_the_disk(place)
    finally:
        partial.unlink(missing_ok=True)
    size = target.stat().st_size
    signs.give("backup", bytes=size, files=told.files["count"], sealed=bool(public_key))
    rotate(place, keep)
    return target


def rotate(place: Path, keep: int) -> list[Path]:
    """Remove all but the `keep` newest archives; 0 removes none. Gives what went."""
    found = sorted(p for p in place.glob("passend-*") if p.name.endswith(SUFFIXES))
    old = found[:-keep] if keep else []
    for path in old:
        path.unlink()
    return old


def _fill(out: TarFile, taken: databases.Taken) -> Manifest:
    sha, size = archive.add_path(out, taken.path.name, taken.path)
    files, gone = _add_files(out, taken.file_ids)
    manifest = Manifest(
        made_at=clock.now().isoformat(),
        engine=taken.engine,
        server=taken.server,
        database={"member": taken.path.name, "sha256": sha, "bytes": size},
        migrations=taken.migrations,
        tables=taken.tables,
        log=taken.log,
        files=files,
        keys=key_marks(),
        gone=gone,
    )
    _add_text(out, "manifest.json", manifest.as_bytes())
    return manifest


def _add_files(out: TarFile, ids: list[str]) -> tuple[dict[str, Any], list[str]]:
    """The files that the copied database knows. One that was thrown away since is said, not sought.

    The list of them is written beside the archive first: a hundred thousand lines need no memory.
    """
    gone, count, total = [], 0, 0
    with tempfile.TemporaryFile() as lines:
        digest = hashlib.sha256()
        for one in ids:
            key = str(UUID(one))
            try:
                sha, size = archive.add_path(out, f"files/{key}", path_of(StoredFile(pk=UUID(one))))
            except FileNotFoundError:
                gone.append(key)
                continue
            line = f"{key} {size} {sha}\n".encode()
            digest.update(line)
            lines.write(line)
            count, total = count + 1, total + size
        length = lines.tell()
        lines.seek(0)
        archive.add(out, "files.txt", lines, length, clock.now().timestamp())
    return {"count": count, "bytes": total, "sha256": digest.hexdigest()}, gone


def _add_text(out: TarFile, name: str, text: bytes) -> None:
    with tempfile.TemporaryFile() as source:
        source.write(text)
        source.seek(0)
        archive.add(out, name, source, len(text), clock.now().timestamp())


@contextmanager
def _work_folder() -> Iterator[Path]:
    """In the data folder: what is copied here is no more open than what lies there already."""
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix="backup-") as folder:
        yield Path(folder)


def _tidy(place: Path) -> None:
    """What a run that was killed left behind."""
    for path in place.glob(".passend-*.partial"):
        if clock.now().timestamp() - path.stat().st_mtime > A_DAY:
            path.unlink(missing_ok=True)


def _on_the_disk(folder: Path) -> None:
    """The name too, not only what is in the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
