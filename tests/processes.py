"""Processes of our own beside the test, in the same test database."""

import os
from urllib.parse import quote

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
