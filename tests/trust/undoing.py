"""What a test does is undone before the next thing that it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import Client


@contextmanager
def undone(client: Client | None = None) -> Iterator[None]:
    """What happens inside did not happen; the browser keeps the session that it had."""
    cookies = deepcopy(client.cookies) if client else None
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    if client and cookies is not None:
        client.cookies = cookies


@contextmanager
def same_files() -> Iterator[None]:
    """The files are put back too: they are not in the database."""
    before = lying()
    kept = {path: read(path, mark) for path, mark in before.items()}
    yield
    after = lying()
    for path, content in kept.items():
        if after.get(path) != before[path]:
            path.write_bytes(content)


def lying() -> dict[Path, tuple[int, int]]:
    """The files there are, each with the moment it was written and its size."""
    found = (path for path in Path(settings.FILES_DIR).rglob("*") if path.is_file())
    return {path: (told.st_mtime_ns, told.st_size) for path in found for told in [path.stat()]}


@cache
def read(path: Path, mark: tuple[int, int]) -> bytes:
    """Once for each time it was written: a thousand answers leave most files as they lie."""
    return path.read_bytes()
