"""What every test can use."""

import gc
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests import signing_in
from tests.browsing import browser as browser

PROTECTION = import_module("passend.core.migrations.0003_the_log_is_a_chain")
UNPROTECT = PROTECTION.UNPROTECT

# Who signs in by force in a test is in wholly, as after the real sign-in.
Client.force_login = signing_in.wholly  # type: ignore[method-assign]


def pytest_collection_finish() -> None:
    """Fifteen thousand tests lie in memory till the end: the collector need not go past them each
    time that a page made a few hundred objects. It takes a tenth of all the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture
def protection_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Puts the append-only triggers back after the flush of a test with real commits."""
    yield
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for sql in UNPROTECT[connection.vendor]:
            editor.execute(sql)
        PROTECTION.protect(None, editor)


@pytest.fixture(scope="session", autouse=True)
def a_place_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Workers that test beside each other share no lock, no sign of life and no file."""
    place = tmp_path_factory.mktemp("data")
    settings.DATA_DIR, settings.LIMITS_FILE = place, place / "limits"
    settings.FILES_DIR = place / "files"


@pytest.fixture(scope="module")
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One world a module that other processes can see; everything is emptied after the module."""
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            for sql in UNPROTECT[connection.vendor]:
                cursor.execute(sql)
        call_command("flush", verbosity=0, interactive=False)
        with connection.schema_editor() as editor:
            PROTECTION.protect(None, editor)


@pytest.fixture
def real_commits(protection_again: None, transactional_db: None) -> Iterator[None]:
    """For tests with rivals, threads or a browser: transactions really commit.

    Afterwards Django empties every table, which the append-only triggers refuse: they step aside
    for that moment only.
    """
    yield
    with connection.cursor() as cursor:
        for sql in UNPROTECT[connection.vendor]:
            cursor.execute(sql)
