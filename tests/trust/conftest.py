"""One world a module, and every test leaves it as it found it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from .served import Served, school, serving
from .world import World

SCRIPT = '"><img src=x onerror=alert(1)><svg/onload=alert(1)></script>{{7*7}}'


@pytest.fixture(scope="module")
def building(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The database stays open for what a module builds, and is put back after it."""
    with (
        django_db_blocker.unblock(),
        override_settings(FILES_DIR=tmp_path_factory.mktemp("files")),
        undone(),
    ):
        yield


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


@pytest.fixture(scope="module")
def teams(building: None) -> tuple[World, World]:
    """Ours and theirs. Building them takes a while; tests undo what they do."""
    return World().whole(), World().whole()


@pytest.fixture
def ours(teams: tuple[World, World], db: None) -> World:
    return teams[0]


@pytest.fixture
def theirs(teams: tuple[World, World], db: None) -> World:
    return teams[1]


@pytest.fixture(scope="module")
def hostile(building: None) -> World:
    """A world in which every text that people wrote tries to run."""
    return World(text=SCRIPT).whole()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product in production, with a demo school; all pytest workers share that school."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with serving(school(shared / "served")) as running:
        yield running
