"""ASVS 5.0 V6 and V7: passwords that people can live with, and a way out on every page."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from lxml import html

from passend.core import clock
from passend.core.sessions import SessionStore
from passend.people.actions import codes
from passend.settings import signing_in
from tests import given

from .reading import SCRIPTS
from .test_asvs_documents import SECURITY, section
from .world import EVERYBODY, World

pytestmark = pytest.mark.django_db
ODD = [
    "alleen maar kleine letters",
    "ALLEEN MAAR HOOFDLETTERS",
    "9 4 7 1 8 3 6 2 5 0 8 1",
    "密码很长也可以使用在这里的",
    "🐢🦔🐌🦥🐘🐋🦒🐝🦎🐙🦉🐇",
    "  twee spaties vooraan ",
    "p" + "ö" * 127,
]


@pytest.mark.parametrize("password", ODD)
def test_any_signs_make_a_password(password: str) -> None:
    """No capital, digit or sign is asked for (6.2.5)."""
    validate_password(password, given.coach())


@pytest.mark.parametrize("length", [12, 64, 72, 73, 128])
def test_a_password_is_taken_whole_and_as_it_is(length: int) -> None:
    """(6.2.8, 6.2.9)"""
    password = " Zin met Hoofdletters" * 7
    user = given.coach()
    user.set_password(password[:length])
    assert user.check_password(password[:length])
    for other in (password[: length - 1], password[:length].lower(), password[:length] + " "):
        assert not user.check_password(other)
    if password[:length].strip() != password[:length]:
        assert not user.check_password(password[:length].strip())


@pytest.mark.parametrize("password", ["kort", "elf tekens!", "wachtwoord12", "Passend12345"])
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    """Too short, on the list of those that leaked, or made of a word of this place (6.1.2, 6.2.11,
    6.2.12)."""
    with pytest.raises(ValidationError):
        validate_password(password, given.coach())


@pytest.mark.parametrize("leaked", ["q1w2e3r4t5y6", "1qaz2wsx3edc", "sojdlg123aljg"])
def test_a_password_that_leaked_is_refused(leaked: str) -> None:
    """(6.2.4, 6.2.12) Django's list of the 20,000 that leaked most."""
    with pytest.raises(ValidationError):
        validate_password(leaked)


def test_a_password_does_not_grow_old() -> None:
    """(6.2.10)"""
    user = given.coach()
    user.set_password("een lang wachtwoord")
    user.save()
    with clock.at(clock.now() + timedelta(days=3000)):
        assert user.check_password("een lang wachtwoord")
        assert user.has_usable_password()
    named = {field.name for field in get_user_model()._meta.get_fields()}
    assert not [name for name in named if "password_changed" in name or "expires" in name]


def test_a_password_is_hidden_and_may_be_pasted(client: Client) -> None:
    """(6.2.6, 6.2.7) With the marks by which a password manager knows the field."""
    page = client.get(reverse("sign_in")).content.decode()
    found = html.fromstring(page).xpath("//input[contains(@name, 'password')]")
    assert found
    for element in found:
        assert element.get("type") == "password"
        assert element.get("autocomplete") in {"current-password", "new-password"}
        assert not [key for key in dict(element.attrib) if key.startswith("on")]
    assert not [p for p in SCRIPTS if "paste" in p.read_text(encoding="utf-8")]


def test_nobody_is_there_before_somebody_is_made() -> None:
    """No account comes with the product (6.3.2)."""
    assert get_user_model().objects.count() == 0
    for name in ("admin", "root", "sa", "passend"):
        assert authenticate(username=name, password=name) is None


def test_a_code_has_six_digits_and_works_for_ten_minutes() -> None:
    """(6.5.4, 6.5.5)"""
    assert codes.GOOD_FOR.total_seconds() <= 600
    assert codes.MOST_GUESSES * codes.MOST_CODES <= 15


def test_a_session_is_known_by_a_long_key_of_chance() -> None:
    """32 of 36 signs is 165 bits (7.2.2, 7.2.3)."""
    keys = {SessionStore()._get_new_session_key() for _ in range(50)}
    assert len(keys) == 50
    assert all(re.fullmatch(f"[{VALID_KEY_CHARS}]{{32}}", key) for key in keys)


@pytest.mark.looks
@pytest.mark.parametrize("role", EVERYBODY)
def test_every_page_of_somebody_shows_the_way_out(ours: World, role: str) -> None:
    """(7.4.4) The door stands in the template of all pages, whatever the database."""
    pages = [page for page in ours.walked(role) if page.status == 200 and page.is_html]
    assert pages
    door = f"//form[@action='{reverse('sign_out')}']//button"
    assert [p.path for p in pages if not html.fromstring(p.body).xpath(door)] == []


def test_the_page_tells_how_long_a_session_lives() -> None:
    """(7.1.1, 7.1.2, 7.1.3, 7.6.1)"""
    part = section(SECURITY, "Ways in")
    assert f"after {signing_in.SESSION_IDLE.total_seconds() // 60:.0f} minutes without use" in part
    assert f"after {signing_in.SESSION_LONGEST.total_seconds() // 3600:.0f} hours" in part
    assert "NIST SP 800-63B" in part
    assert "several sessions" in part
