"""Read an archive from begin to end and hold every part to its hash."""

import hashlib
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from . import archive
from .archive import Hashed
from .manifest import BackupProblem, Manifest

LIMIT = 256 * 1024 * 1024  # of the manifest: more is no manifest


@dataclass
class Read:
    """What went by. `lines` is the hash of the list of files as we found them."""

    database: dict[str, Any] = field(default_factory=dict)
    lines: Any = field(default_factory=hashlib.sha256)
    count: int = 0
    listed: str = ""
    manifest: Manifest | None = None


def verify(path: Path, *, identity: str = "") -> Manifest:
    """Whether the archive is whole and unchanged. Raises `BackupProblem`, naming what is wrong."""
    return unpack(path, None, identity=identity)


def unpack(path: Path, folder: Path | None, *, identity: str = "") -> Manifest:
    """The same, and put the parts in `folder`: `database`, and `files/<id>`."""
    read = Read()
    with _damage_in_words(), archive.reading(path, identity) as source:
        for part in source:
            body = source.extractfile(part)
            if body is None:
                raise BackupProblem(f"{part.name} hoort niet in een back-up.")
            _take(part, body, read, folder)
    return _judge(read)


def _take(part: tarfile.TarInfo, body: IO[bytes], read: Read, folder: Path | None) -> None:
    """One part. Only the names that we write ourselves are followed: nothing leaves the folder."""
    hashed = Hashed(body)
    if part.name in {"database.dump", "database.sqlite3"}:
        _copy(hashed, folder and folder / "database")
        read.database = {
            "member": part.name, "bytes": part.size, "sha256": hashed.digest.hexdigest()
        }  # fmt: skip
    elif part.name.startswith("files/"):
        key = str(UUID(part.name.removeprefix("files/")))
        _copy(hashed, folder and folder / "files" / key)
        read.lines.update(f"{key} {part.size} {hashed.digest.hexdigest()}\n".encode())
        read.count += 1
    elif part.name == "files.txt":
        _copy(hashed, None)
        read.listed = hashed.digest.hexdigest()
    elif part.name == "manifest.json" and part.size < LIMIT:
        read.manifest = Manifest.read(body.read())
    else:
        raise BackupProblem(f"{part.name} hoort niet in een back-up.")


def _copy(source: Hashed, target: Path | None) -> None:
    with target.open("xb") if target else tempfile.TemporaryFile() as out:
        if target:
            shutil.copyfileobj(source, out, archive.PIECE)
        else:
            while source.read(archive.PIECE):
                pass


def _judge(read: Read) -> Manifest:
    manifest = read.manifest
    if manifest is None:
        raise BackupProblem("Deze back-up is niet af: de inhoudsopgave ontbreekt.")
    if read.database != manifest.database:
        raise BackupProblem("De database in deze back-up is niet wat de inhoudsopgave zegt.")
    if read.listed != manifest.files["sha256"] or read.lines.hexdigest() != read.listed:
        raise BackupProblem("De bestanden in deze back-up zijn niet wat de lijst zegt.")
    if read.count != manifest.files["count"]:
        raise BackupProblem("Er ontbreken bestanden in deze back-up.")
    return manifest


@contextmanager
def _damage_in_words() -> Iterator[None]:
    try:
        yield
    except (EOFError, tarfile.TarError, zlib.error, ValueError) as error:
        raise BackupProblem("Deze back-up is beschadigd, of geen back-up van Passend.") from error
    except OSError as error:
        if error.errno is None:  # gzip says so of what is no gzip
            raise BackupProblem("Dit is geen back-up van Passend.") from error
        raise
