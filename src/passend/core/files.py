"""Files that people upload or jobs make: outside the web root, never executed, always asked for.

On the disk they are sealed (`core.boxes`): a scan of an agreement is the same secret as its text.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.db import transaction
from django.http import FileResponse

from . import boxes
from .models import StoredFile

IN_MEMORY = 1 << 20


def path_of(file: StoredFile) -> Path:
    return Path(settings.FILES_DIR) / str(file.pk)[:2] / str(file.pk)


def keep(name: str, content_type: str, chunks: Iterable[bytes]) -> StoredFile:
    """Seal and store. Its size and hash are those of what somebody brought, not of the box."""
    file = StoredFile(name=readable(name), content_type=content_type, size=0, sha256="")
    digest = hashlib.sha256()

    def measured() -> Iterator[bytes]:
        for chunk in chunks:
            digest.update(chunk)
            file.size += len(chunk)
            yield chunk

    write(file, measured())
    file.sha256 = digest.hexdigest()
    file.save(force_insert=True)
    return file


def write(file: StoredFile, chunks: Iterable[bytes]) -> None:
    """Write to a temporary name, then rename: a file that exists is whole, also after a crash."""
    target = path_of(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    try:
        with partial.open("wb") as out:
            out.writelines(boxes.sealed(chunks, _name(file)))
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def chunks_of(file: StoredFile) -> Iterator[bytes]:
    """The content, piece by piece. Raises `ValueError` when the file on the disk was changed."""
    with path_of(file).open("rb") as box:
        yield from boxes.opened(box, _name(file))


@contextmanager
def opened(file: StoredFile) -> Iterator[BinaryIO]:
    """The whole content, to read back and forth in; a large one in a place without a name."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as clear:
        clear.writelines(chunks_of(file))
        clear.seek(0)
        yield cast(BinaryIO, clear)


def _name(file: StoredFile) -> str:
    return f"file:{file.pk}"


def readable(name: str) -> str:
    """Only the name, and only signs that can be seen: no `exe.pdf` that is read backwards."""
    return "".join(sign for sign in Path(name).name if sign.isprintable())[:200]


NOTHING_RUNS = "; ".join(
    [
        "sandbox",
        *(
            f"{what} 'none'"
            for what in ("default-src", "script-src", "style-src", "base-uri", "frame-ancestors")
        ),
    ]
)


def download(file: StoredFile, *, inline: bool = False) -> FileResponse:
    """As an attachment, so that a browser never runs what somebody uploaded."""
    answer = FileResponse(
        BufferedReader(_Reader(file)),
        as_attachment=not inline,
        filename=file.name,
        content_type=file.content_type,
    )
    answer["Content-Length"] = str(file.size)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = NOTHING_RUNS
    return answer


class _Reader(RawIOBase):
    """The content as a file that is read once, from begin to end."""

    def __init__(self, file: StoredFile) -> None:
        self._chunks, self._rest = chunks_of(file), b""
        self._rest = next(self._chunks, b"")  # a box that does not open fails before the answer

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._chunks, b"")
        some = self._rest[: len(buffer)]
        buffer[: len(some)] = some
        self._rest = self._rest[len(some) :]
        return len(some)


def discard(file: StoredFile) -> None:
    """The file goes when its record is really gone: what is rolled back keeps its file."""
    path = path_of(file)
    file.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
