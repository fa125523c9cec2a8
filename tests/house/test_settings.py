"""What production promises before the first request."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.house.code import SRC

PRODUCTION = {
    "PASSEND_MODE": "production",
    "SECRET_KEY": "a-secret-for-this-test-" + "x" * 40,
    "PASSEND_IDENTITY_KEY": settings.PASSEND_IDENTITY_KEY,
    "PASSEND_FIELD_KEYS": settings.PASSEND_FIELD_KEYS,
    "PASSEND_LOG_KEY": settings.PASSEND_LOG_KEY,
    "ALLOWED_HOSTS": "passend.example",
    "DATABASE_URL": "sqlite:///unused.sqlite3",
    "PYTHONPATH": str(SRC),
}


def told(code: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **PRODUCTION, **more}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("mode", ["Production", "prod", "demo "])
def test_a_mode_that_does_not_exist_refuses_to_start_instead_of_using_known_keys(mode: str) -> None:
    answer = told("import passend.settings", PASSEND_MODE=mode)
    assert answer.returncode != 0
    assert "kies production, demo of test" in answer.stderr


def test_the_cookies_of_production_belong_to_this_host_alone() -> None:
    names = ("SESSION_COOKIE", "CSRF_COOKIE")
    code = "from passend import settings as s\n" + "\n".join(
        f"print(s.{n}_NAME, s.{n}_SECURE, s.{n}_HTTPONLY, s.{n}_SAMESITE)" for n in names
    )
    assert told(code).stdout.splitlines() == [
        "__Host-sessionid True True Lax",
        "__Host-csrftoken True True Lax",
    ]
