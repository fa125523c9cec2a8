"""ASVS 5.0 asks for pages that tell. Here they are, and what they tell is what the code does."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from passend.core import jobs, uploads
from passend.core.limits import LIMITS
from passend.people.actions import codes
from passend.people.forms.imports import MAX_BYTES
from passend.people.registry.tables import MAX_SHEET_ROWS
from passend.people.views import sign_in
from passend.settings.environment import SECRETS
from tests.house.code import ROOT

from .reading import PRODUCT, imports


def section(path: str, title: str) -> str:
    """One part of a page, without line breaks; an empty one is no part."""
    text = (ROOT / path).read_text(encoding="utf-8")
    found = re.search(rf"^## (?:\d+\. )?{re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found, f"{path} has no part called {title!r}"
    return " ".join(found[1].split())


SECURITY = "docs/explanation/security.md"


def test_the_page_tells_what_is_checked() -> None:
    """(2.1.1, 2.1.2)"""
    part = section(SECURITY, "What is checked of what comes in")
    for what in ("e-mail", "birth date", "BSN", "crebo", "BRIN", "free text", "a file"):
        assert f"| {what}" in part
    assert "What must fit together" in part


def test_the_page_tells_every_limit() -> None:
    """(2.1.3, 6.1.1)"""
    part = section(SECURITY, "How much is too much")
    for limit in LIMITS.values():
        assert f"| {limit.about} | {limit.burst} | {limit.per_second:g} |" in part
    assert f"at most {jobs.MOST_AT_ONCE} unfinished jobs" in part
    assert f"{codes.MOST_CODES} in ten minutes" in part
    assert f"{codes.MOST_GUESSES} guesses" in part
    wrong = f"{sign_in.MOST_HERE} an hour from one place for one account, "
    wrong += f"{sign_in.MOST_ANYWHERE} from anywhere, {sign_in.MOST_OF_A_PLACE} from one place"
    assert wrong in part
    assert f"{sign_in.MOST_A_DAY} a day for one account" in part
    assert f"{sign_in.MOST_STEPS} an hour and {sign_in.MOST_STEPS_A_DAY} a day" in part
    assert f"{codes.MOST_A_DAY} a day" in part
    assert "No account is ever locked" in part


def test_the_page_tells_what_costs_much() -> None:
    """(15.1.3) Everything that runs as a job stands on it."""
    part = section(SECURITY, "How much is too much")
    assert "a process of their own" in part
    for word in ("register", "papers", "PDF", "CSV", "search"):
        assert word in part


def test_the_page_tells_every_upload() -> None:
    """(5.1.1)"""
    part = section(SECURITY, "Uploads")
    for kind in ("PDF", "JPG", "PNG", "HEIC", "CSV", "XLSX"):
        assert kind in part
    assert "10 MB" in part
    assert f"{uploads.MOST_PIXELS // 10**6} million pixels" in part
    assert f"{MAX_BYTES // uploads.MB} MB" in part
    assert f"{uploads.MOST_UNPACKED // uploads.MB} MB, {uploads.MOST_PARTS:,} parts" in part
    assert f"{MAX_SHEET_ROWS:,} rows" in part
    assert "refused with a sentence" in part


def test_the_page_tells_who_reads_which_field() -> None:
    """(8.1.2)"""
    part = section(SECURITY, "Who reads which field")
    assert part.count("| ") > 15
    for word in ("visible_to", "a teacher never", "keyed hash"):
        assert word in part


def test_the_page_tells_of_every_way_in() -> None:
    """(6.1.3, 7.1.3) As many as there are doors, each with its second step."""
    part = section(SECURITY, "Ways in")
    for who in ("staff", "students and parents", "outside partners", "without an account"):
        assert who in part
    assert "does not pass the second step" in part
    assert "does not end it" in part


def test_the_page_tells_of_every_log() -> None:
    """(16.1.1)"""
    part = section(SECURITY, "Logs")
    for word in ("events", "heads", "lines of the program", "figures", "UTC", "never text"):
        assert word in part
    handlers = {h["class"] for h in settings.LOGGING["handlers"].values()}
    assert handlers == {"logging.StreamHandler"}


def test_the_page_tells_of_every_key() -> None:
    """(11.1.1, 11.1.2)"""
    part = section(SECURITY, "Keys and algorithms")
    for key in set(SECRETS) - {"ALLOWED_HOSTS"}:
        assert f"`{key}`" in part
    for algorithm in ("AES-256-GCM", "AES-SIV", "HKDF-SHA-256", "HMAC-SHA-256", "Argon2id"):
        assert algorithm in part
    assert "how it is replaced" in part


def test_the_page_makes_keys_with_the_chance_of_the_system() -> None:
    """(11.6.1)"""
    part = section("docs/how-to/installing.md", "Make the secrets")
    assert "secrets.token_urlsafe" in part
    assert "os.urandom(32)" in part
    assert "import random" not in part


def test_the_page_sets_up_tls() -> None:
    """(12.1.1, 12.1.2, 12.2.2)"""
    part = section("docs/how-to/installing.md", "The proxy")
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in part
    assert not re.search(r"TLSv1(?:\.[01])?[ ;]|SSLv", part)
    assert "ssl_ciphers ECDHE" in part
    assert "a certificate that browsers trust" in part


def test_the_page_tells_every_connection() -> None:
    """(13.1.1, 13.2.1, 13.2.4) Every piece of code that opens one has its line."""
    part = section(SECURITY, "Connections")
    for word in ("PostgreSQL", "mail server", "sign-in", "proxy", "sslmode=verify-full"):
        assert word in part
    doors = {p.parent.name for p in PRODUCT if imports(p) & {"smtplib", "django.core.mail"}}
    assert doors <= {"core", "outbox"}


def test_the_page_gives_each_account_the_least() -> None:
    """(13.2.2, 13.3.2)"""
    unit = (ROOT / "docs/how-to/systemd/passend.service").read_text(encoding="utf-8")
    guide = (ROOT / "docs/how-to/installing.md").read_text(encoding="utf-8") + unit
    for word in ("adduser --system", "User=passend", "chmod 600", "is no superuser"):
        assert word in " ".join(guide.split())
    assert "User=root" not in guide


def test_the_page_tells_how_each_class_is_guarded() -> None:
    """(14.1.2)"""
    part = section(SECURITY, "Classes of data")
    for name in ("sensitive", "personal", "plain"):
        assert f"| {name} |" in part
    for word in ("at rest", "in lists and logs", "kept"):
        assert word in part


@pytest.mark.parametrize("how", ["critical", "high", "medium"])
def test_the_page_says_how_soon_a_library_is_replaced(how: str) -> None:
    """(15.1.1)"""
    part = section("SECURITY.md", "Libraries")
    assert re.search(rf"\b\d+ (?:days )?when {how}", part)


def test_the_pages_are_found_from_the_start() -> None:
    assert Path(ROOT / SECURITY).exists()
    assert SECURITY.removeprefix("docs/") in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
