"""What a test does is undone before the next thing that it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
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
    folder = Path(settings.FILES_DIR)
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield
    for path, content in kept.items():
        path.write_bytes(content)
