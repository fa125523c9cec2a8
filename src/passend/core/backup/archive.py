"""The archive as a stream: tar in gzip, if wanted in an age envelope. Never whole in memory."""

import gzip
import hashlib
import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, cast

import pyrage

from .manifest import BackupProblem

PIECE: Final = 1 << 18
AGE: Final = b"age-encryption.org/"


class Hashed(io.RawIOBase):
    """Reads on, and knows the hash of what went by."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.digest.update(piece)
        return piece


def add(archive: tarfile.TarFile, name: str, source: IO[bytes], size: int, mtime: float) -> str:
    """Add one part; gives its sha256."""
    part = tarfile.TarInfo(name)
    part.size, part.mtime, part.mode = size, int(mtime), 0o600
    hashed = Hashed(source)
    archive.addfile(part, cast(IO[bytes], hashed))
    return hashed.digest.hexdigest()


def add_path(archive: tarfile.TarFile, name: str, path: Path) -> tuple[str, int]:
    """Add a file; gives its sha256 and its size. Raises `FileNotFoundError` when it is gone."""
    with path.open("rb") as source:
        known = os.fstat(source.fileno())
        return add(archive, name, source, known.st_size, known.st_mtime), known.st_size


@contextmanager
def writing(path: Path, public_key: str = "") -> Iterator[tarfile.TarFile]:
    """An archive being written; what was written is on the disk when this ends."""
    with path.open("xb") as out:
        path.chmod(0o600)
        with (
            _sealing(out, public_key) as sink,
            gzip.GzipFile(fileobj=sink, mode="wb", compresslevel=1, mtime=0, filename="") as zipped,
            tarfile.open(fileobj=zipped, mode="w|") as archive,
        ):
            yield archive
        out.flush()
        os.fsync(out.fileno())


@contextmanager
def reading(path: Path, identity: str = "") -> Iterator[tarfile.TarFile]:
    """An archive to be read from begin to end, once."""
    with path.open("rb") as source:
        is_sealed = source.read(len(AGE)) == AGE
        source.seek(0)
        if is_sealed and not identity:
            raise BackupProblem(
                "Deze back-up is verzegeld. Geef de geheime sleutel met --identity."
            )
        with (
            _opening(source, identity) if is_sealed else _plain(source) as clear,
            gzip.GzipFile(fileobj=clear, mode="rb") as unzipped,
            tarfile.open(fileobj=cast(Any, unzipped), mode="r|") as archive,
        ):
            yield archive


@contextmanager
def _plain(source: IO[bytes]) -> Iterator[IO[bytes]]:
    yield source


@contextmanager
def _sealing(out: IO[bytes], public_key: str) -> Iterator[IO[bytes]]:
    if not public_key:
        yield out
        return
    try:
        recipient = pyrage.x25519.Recipient.from_str(public_key.strip())
    except pyrage.RecipientError as error:
        raise BackupProblem("De openbare sleutel is geen age-sleutel (age1…).") from error
    with _aside(
        lambda pipe: pyrage.encrypt_io(pipe, cast(Any, out), [recipient]), to_it=True
    ) as sink:
        yield sink


@contextmanager
def _opening(source: IO[bytes], identity: str) -> Iterator[IO[bytes]]:
    try:
        key = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError as error:
        raise BackupProblem("De geheime sleutel is geen age-sleutel.") from error
    with _aside(
        lambda pipe: pyrage.decrypt_io(cast(Any, source), pipe, [key]), to_it=False
    ) as clear:
        yield clear


@contextmanager
def _aside(work: Callable[[Any], object], *, to_it: bool) -> Iterator[IO[bytes]]:
    """The library wants to pull or push a whole file: it does so beside us, through a pipe."""
    theirs, ours = os.pipe() if to_it else os.pipe()[::-1]
    problem: list[Exception] = []

    def beside() -> None:
        try:
            with os.fdopen(theirs, "rb" if to_it else "wb") as pipe:
                work(pipe)
        except BrokenPipeError:  # the reader saw enough
            return
        except Exception as error:  # carried over to the thread that waits
            problem.append(error)

    thread = threading.Thread(target=beside)
    thread.start()
    try:
        with os.fdopen(ours, "wb" if to_it else "rb") as pipe:
            yield pipe
    except Exception:
        thread.join()
        _raise(problem)  # theirs is the cause, ours what came of it
        raise
    thread.join()
    _raise(problem)


def _raise(problem: list[Exception]) -> None:
    if problem and isinstance(problem[0], OSError):
        raise problem[0]
    if problem:
        raise BackupProblem("Deze sleutel opent de back-up niet, of hij is beschadigd.")
