"""T-17: the cookies and headers of production, from answers that a production process gave."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from passend.settings.environment import WORTHLESS

SRC = Path(settings.BASE_DIR) / "src"
LOOK = """
import django, json
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
from passend.people.models import User
User.objects.create_user("anna", "anna@school.nl", "een-lang-wachtwoord-2026", last_name="J")
client = Client(headers={"host": "passend.example"})
page = client.get("/inloggen/", secure=True)
answer = client.post("/inloggen/", {"username": "anna", "password": "een-lang-wachtwoord-2026"},
                     secure=True)
demo = client.get("/demo/", secure=True).status_code
plain = client.get("/inloggen/")
lines = client.get("/.well-known/security.txt", secure=True).content.decode()
print(json.dumps({
    "cookies": [morsel.OutputString() for a in (page, answer) for morsel in a.cookies.values()],
    "headers": dict(page.headers), "signed in": answer.status_code, "demo": demo,
    "plain": [plain.status_code, plain.headers.get("Location", "")], "lines": lines,
}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("production")
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, check=False,
        env={k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
            **WORTHLESS,  # whatever production cannot do without, also what it asks tomorrow
            "PASSEND_MODE": "production",
            "ALLOWED_HOSTS": "passend.example",
            "PASSEND_BASE_URL": "https://passend.example",
            "PASSEND_DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.production",
            "PYTHONPATH": f"{SRC}{os.pathsep}{settings.BASE_DIR}",
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_t17_every_cookie_belongs_to_this_host_over_tls_and_to_no_script(
    told: dict[str, Any],
) -> None:
    names = {cookie.partition("=")[0] for cookie in told["cookies"]}
    assert names == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in told["cookies"]:
        parts = {part.strip() for part in cookie.split(";")[1:]}
        assert {"Secure", "HttpOnly", "Path=/"} <= parts, cookie
        assert parts & {"SameSite=Lax", "SameSite=Strict"}, cookie
        assert "Domain" not in cookie


def test_t17_the_session_ends_with_the_browser(told: dict[str, Any]) -> None:
    """Schools have computers that many people use."""
    session = [c for c in told["cookies"] if c.startswith("__Host-sessionid")]
    assert session
    assert all("expires" not in c.lower() and "max-age" not in c.lower() for c in session)


def test_t17_the_browser_is_told_what_it_may_not_do(told: dict[str, Any]) -> None:
    headers = told["headers"]
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Server" not in headers


def test_t17_nothing_is_answered_over_http(told: dict[str, Any]) -> None:
    assert told["plain"] == [301, "https://passend.example/inloggen/"]


def test_t17_the_one_click_sign_in_of_the_demo_is_not_there(told: dict[str, Any]) -> None:
    assert told["signed in"] == 302
    assert told["demo"] == 404


def test_t17_whoever_finds_a_weakness_reads_whom_to_tell(told: dict[str, Any]) -> None:
    lines = dict(line.split(": ", 1) for line in told["lines"].strip().split("\r\n"))
    assert lines["Canonical"] == "https://passend.example/.well-known/security.txt"
    assert {"Contact", "Expires"} <= set(lines)
