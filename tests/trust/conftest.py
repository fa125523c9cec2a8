"""One world a module, and every test leaves it as it found it."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from .kept import Kept
from .served import Served, school, serving
from .undoing import undone
from .world import World

SCRIPT = '"><img src=x onerror=alert(1)><svg/onload=alert(1)></script>{{7*7}}'


@pytest.fixture(scope="session", autouse=True)
def no_copies_of_contexts() -> Iterator[None]:
    """Nobody here asks an answer for its templates; keeping them copies every context."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", lambda *_, **__: None)
        yield


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def building(django_db_setup: None, django_db_blocker: Any, kept: Kept) -> Iterator[Kept]:
    """The database stays open for what a module builds, and is put back after it."""
    with django_db_blocker.unblock(), override_settings(FILES_DIR=kept.files), undone():
        yield kept


@pytest.fixture(scope="module")
def teams(building: Kept) -> tuple[World, World]:
    """Ours and theirs. Building them takes a while; tests undo what they do."""
    made: tuple[World, World] = building.world("teams", two)
    return made


def two() -> tuple[World, World]:
    return World().whole(), World().whole()


@pytest.fixture
def ours(teams: tuple[World, World], db: None) -> World:
    return teams[0]


@pytest.fixture
def theirs(teams: tuple[World, World], db: None) -> World:
    return teams[1]


@pytest.fixture(scope="module")
def hostile(building: Kept) -> World:
    """A world in which every text that people wrote tries to run."""
    made: World = building.world("hostile", lambda: World(text=SCRIPT).whole())
    return made


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product in production, with a demo school; all pytest workers share that school."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with serving(school(shared / "served")) as running:
        yield running
