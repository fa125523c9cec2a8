"""What the machine cannot is said in words: 507 for a full disk, 503 for a database away."""

import errno
import sqlite3
from typing import Any

import psycopg
import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse

from passend.core import watching


def caused(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


def sqlite_full(code: int = sqlite3.SQLITE_FULL) -> Exception:
    inner = sqlite3.OperationalError("database or disk is full")
    inner.sqlite_errorcode = code
    return caused(OperationalError("full"), inner)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 507, "geen plaats"),
        (caused(ValueError(), OSError(errno.EDQUOT, "")), 507, "geen plaats"),
        (sqlite_full(), 507, "geen plaats"),
        (sqlite_full(sqlite3.SQLITE_IOERR_SHMSIZE), 507, "geen plaats"),
        (caused(OperationalError(), psycopg.errors.DiskFull()), 507, "geen plaats"),
        (OperationalError("server closed the connection"), 503, "over een minuut opnieuw"),
        (InterfaceError("connection already closed"), 503, "over een minuut opnieuw"),
        (RuntimeError("a bug"), 500, "Er ging iets mis bij ons"),
        (OSError(errno.EACCES, "Permission denied"), 500, "Er ging iets mis bij ons"),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else None,
)
def test_what_fell_is_said_in_words(error: Exception, status: int, said: str, monkeypatch: Any):
    """No database mark: the page asks the database nothing."""

    def fall(*args: object) -> bool:
        raise error

    monkeypatch.setattr(watching.health, "is_ready", fall)
    client = Client(raise_request_exception=False)
    answer = client.get(reverse("health.ready"))
    assert answer.status_code == status
    page = answer.content.decode()
    assert said in page
    assert str(error) not in page or not str(error)
