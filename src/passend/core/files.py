"""Files that people upload or jobs make: outside the web root, never executed, always asked for."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.http import FileResponse

from .models import StoredFile


def path_of(file: StoredFile) -> Path:
    return Path(settings.FILES_DIR) / str(file.pk)[:2] / str(file.pk)


def keep(name: str, content_type: str, chunks: Iterable[bytes]) -> StoredFile:
    """Write to a temporary name, then rename: a file that exists is whole."""
    file = StoredFile(name=readable(name), content_type=content_type, size=0, sha256="")
    target = path_of(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial, digest = target.with_suffix(".partial"), hashlib.sha256()
    with partial.open("wb") as out:
        for chunk in chunks:
            digest.update(chunk)
            file.size += len(chunk)
            out.write(chunk)
    partial.rename(target)
    file.sha256 = digest.hexdigest()
    file.save(force_insert=True)
    return file


def readable(name: str) -> str:
    """Only the name, and only signs that can be seen: no `exe.pdf` that is read backwards."""
    return "".join(sign for sign in Path(name).name if sign.isprintable())[:200]


def download(file: StoredFile, *, inline: bool = False) -> FileResponse:
    """As an attachment, so that a browser never runs what somebody uploaded."""
    answer = FileResponse(
        path_of(file).open("rb"),
        as_attachment=not inline,
        filename=file.name,
        content_type=file.content_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def discard(file: StoredFile) -> None:
    path_of(file).unlink(missing_ok=True)
    file.delete()
