"""Processes of our own beside the test, in the same test database."""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import quote

import psutil
from django.conf import settings
from django.db import connection

from tests.house.code import ROOT, SRC


def environment(**more: str) -> dict[str, str]:
    """What a process needs to live in the database of this test."""
    return {
        **os.environ,
        "PASSEND_MODE": "test",
        "PASSEND_DATA_DIR": str(settings.DATA_DIR),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "passend.settings",
        "PYTHONPATH": os.pathsep.join([str(SRC), str(ROOT)]),
        **more,
    }


def database_url() -> str:
    """The test's own database, not the one that it was made beside."""
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{where['NAME']}"
    secret = f":{quote(where['PASSWORD'])}" if where["PASSWORD"] else ""
    host = f"{where['HOST']}:{where['PORT'] or 5432}"
    return f"postgresql://{where['USER']}{secret}@{host}/{where['NAME']}"


def kill(dying: Iterable[psutil.Process], seconds: float = 20) -> None:
    """`kill -9` of these, and wait until nothing of them runs.

    An orphan may stay in the list until the first process of the machine looks at it, in a
    container seconds later or never: it is dead all the same.
    """
    dying = list(dying)
    for one in dying:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    until = time.monotonic() + seconds
    while any(map(_lives, dying)):
        assert time.monotonic() < until, f"still there after kill -9: {dying}"
        time.sleep(0.005)


def _lives(one: psutil.Process) -> bool:
    try:
        return bool(one.is_running() and one.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
