"""Guessing stops: a password, and a code tried on many accounts; an ordinary mistake does not."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from passend.core import brake, clock
from passend.people.views import codes, sign_in
from tests import given

pytestmark = pytest.mark.django_db
PASSWORD, WRONG = "een-lang-wachtwoord-2026", "mis"


@pytest.fixture(autouse=True)
def nothing_tried_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def attempt(client: Client, name: str, password: str, **where: str) -> int:
    return client.post(
        reverse("sign_in"), {"username": name, "password": password}, **where
    ).status_code


def member() -> str:
    user = given.coach()
    user.set_password(PASSWORD)
    user.save()
    return str(user.username)


def test_ten_wrong_passwords_end_the_guessing_also_with_the_right_one(client: Client) -> None:
    name = member()
    for _ in range(sign_in.MOST_HERE):
        assert attempt(client, name, WRONG) == 200
    assert attempt(client, f" {name.upper()}", PASSWORD) == 429
    page = client.post(reverse("sign_in"), {"username": name})
    assert "Te vaak geprobeerd" in page.content.decode()


def test_an_unknown_name_gets_the_same_answer(client: Client) -> None:
    told = [attempt(client, "niemand@school.nl", WRONG) for _ in range(sign_in.MOST_HERE + 1)]
    assert told == [200] * sign_in.MOST_HERE + [429]


def test_somebody_elsewhere_still_gets_in_and_a_mistake_is_forgiven(client: Client) -> None:
    name = member()
    for _ in range(sign_in.MOST_HERE):
        attempt(client, name, WRONG, REMOTE_ADDR="192.0.2.9")
    attempt(client, name, WRONG)
    assert attempt(client, name, PASSWORD) == 302
    assert brake.pressed("sign_in", name, "127.0.0.1") == 0


def test_who_guesses_all_day_from_many_places_gets_so_far_and_no_further(client: Client) -> None:
    """(ASVS 6.3.1) The counts of an hour run out; the one of the day goes on."""
    name, now = member(), clock.now()
    for _ in range(sign_in.MOST_A_DAY - 1):
        brake.press("sign_in.day", name, seconds=brake.A_DAY)
    with clock.at(now + timedelta(hours=5)):
        assert attempt(client, name, WRONG, REMOTE_ADDR="192.0.2.9") == 200
        assert attempt(client, name, PASSWORD, REMOTE_ADDR="192.0.2.10") == 429
    with clock.at(now + timedelta(hours=25)):
        assert attempt(client, name, PASSWORD) == 302


def test_one_guess_on_each_of_many_accounts_is_stopped_where_it_comes_from(client: Client) -> None:
    address = given.account(email="noor@example.org").email
    client.post(reverse("code.ask"), {"email": address})
    for _ in range(codes.MOST_WRONG):
        brake.press("code.wrong", "127.0.0.1")
    assert client.post(reverse("code.enter"), {"code": "123456"}).status_code == 429


def test_a_wrong_code_counts(client: Client) -> None:
    client.post(reverse("code.ask"), {"email": given.account(email="noor@example.org").email})
    client.post(reverse("code.enter"), {"code": "000000"})
    assert brake.pressed("code.wrong", "127.0.0.1") == 1


def test_behind_a_proxy_the_visitor_counts_and_not_what_the_visitor_says(rf, settings) -> None:  # type: ignore[no-untyped-def]
    request = rf.get("/", HTTP_X_FORWARDED_FOR="10.9.9.9, 192.0.2.7")
    assert brake.address_of(request) == "127.0.0.1"
    settings.BEHIND_TLS_PROXY = True
    assert brake.address_of(request) == "192.0.2.7"


def test_an_answer_that_is_no_account_is_not_there(client: Client) -> None:
    session = client.session
    session["code_people"], session["code_until"] = [], 9e12
    session.save()
    assert client.post(reverse("code.choose"), {"answer": "iemand"}).status_code == 404
