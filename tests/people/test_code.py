"""Signing in with a code: nobody learns who is known, nobody guesses, one address may be of two."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passend.core import clock
from passend.core.models import Event, Message
from passend.people.actions import codes
from passend.people.actions.codes import send_code, use_code
from passend.people.models import OneTimeCode, User
from tests import given

pytestmark = pytest.mark.django_db

SIGN_IN, AGREE = OneTimeCode.Purpose.SIGN_IN, OneTimeCode.Purpose.AGREE
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


BESIDE = 'people_user"|core_cacheentry|django_session'
"""The account itself, which is made and gone; the count of who asks; the session of the browser."""


def written(client, door, address):
    """What an ask at this door writes, in order."""
    with CaptureQueriesContext(connection) as done:
        client.post(reverse(door), {"email": address})
    told = [q["sql"] for q in done if q["sql"].startswith(("INSERT", "UPDATE"))]
    return [sql.split()[:3] for sql in told if not re.search(BESIDE, sql)]


def mailed() -> str:
    return re.search(r"\b\d{6}\b", Message.objects.filter(kind="code").last().body)[0]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_code_of_the_mail_signs_in_and_leads_on(client):
    person = given.account(email="noor@example.org")
    client.get(reverse("code.ask"), {"next": "/mijn-afspraken/"})
    assert client.post(reverse("code.ask"), {"email": "Noor@example.org"}).url == reverse(
        "code.enter"
    )
    answer = client.post(reverse("code.enter"), {"code": mailed()})
    assert answer.url == "/mijn-afspraken/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_answer_is_the_same_for_an_unknown_address(client):
    given.account(email="noor@example.org")
    known = client.post(reverse("code.ask"), {"email": "noor@example.org"}, follow=True)
    unknown = client.post(reverse("code.ask"), {"email": "wie@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    same = known.content.decode().replace("noor@", "wie@")
    token = r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"'
    assert re.sub(token, "", same) == re.sub(token, "", unknown.content.decode())
    assert Message.objects.count() == 1


def test_for_an_unknown_address_the_same_is_done_and_nothing_of_it_stays(client):
    """The time of the answer would tell who is known here (ASVS 6.3.8)."""
    given.account(email="noor@example.org")
    send_code(given.account(email="sam@example.org"), SIGN_IN)  # the log has begun
    for door in ("code.ask", "password.ask"):
        known = written(client, door, "noor@example.org")
        assert len(known) >= 3, known
        assert known == written(client, door, "wie@example.org")
    assert Message.objects.count() == 3
    assert User.objects.count() == 2
    assert Event.objects.count() == 3


@pytest.mark.parametrize("door", ["code.ask", "password.ask"])
def test_who_asks_again_and_again_is_answered_with_the_same_work(client, door):
    """A known address stops getting mail; were that quicker, a fourth ask would tell (6.3.8)."""
    given.account(email="noor@example.org")
    with clock.at(NOON):
        for _ in range(codes.MOST_CODES):
            client.post(reverse(door), {"email": "noor@example.org"})
        mails, events = Message.objects.count(), Event.objects.count()
        known, unknown = (written(client, door, f"{name}@example.org") for name in ("noor", "wie"))
    assert len(known) >= 3, known
    assert sorted(known) == sorted(unknown)
    assert Message.objects.count() == mails
    assert Event.objects.count() == events + (door == "password.ask")


@pytest.mark.parametrize("door", ["code.ask", "password.ask"])
def test_an_address_longer_than_a_column_is_nobodys_and_breaks_nothing(client, door):
    """PostgreSQL refuses what is too long, and the answer would tell."""
    long = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example"
    assert 254 < len(long) <= 320
    assert client.post(reverse(door), {"email": long}).status_code == 302
    assert not Message.objects.exists()


def test_nobody_keeps_another_out_by_asking_all_day():
    """Who knows a name asks for its codes; the one who gets the mail still comes in."""
    user = given.account(email="noor@example.org")
    for n in range(60):
        with clock.at(NOON + timedelta(minutes=4 * n)):
            assert send_code(user, SIGN_IN)
    with clock.at(NOON + timedelta(minutes=4 * 60)):
        assert send_code(user, SIGN_IN)
        assert use_code(user, SIGN_IN, mailed())


def test_what_is_guessed_in_a_day_is_bounded():
    """Fifty codes of which every guess was spent: one chance in four thousand, then no more."""
    user = given.account(email="noor@example.org")
    for n in range(50):
        with clock.at(NOON + timedelta(minutes=15 * n)):
            assert send_code(user, SIGN_IN)
            for _ in range(codes.MOST_GUESSES):
                assert not use_code(user, SIGN_IN, wrong(mailed()))
    with clock.at(NOON + timedelta(minutes=15 * 50)):
        assert not send_code(user, SIGN_IN)
        assert send_code(user, AGREE), "another act has a count of its own"
    with clock.at(NOON + timedelta(days=1, minutes=1)):
        assert send_code(user, SIGN_IN)


def test_nobody_is_led_to_another_site(client):
    given.account(email="noor@example.org")
    client.get(reverse("code.ask"), {"next": "https://boos.example/"})
    client.post(reverse("code.ask"), {"email": "noor@example.org"})
    assert client.post(reverse("code.enter"), {"code": mailed()}).url == reverse("home")


def test_staff_sign_in_with_a_password_only(client):
    given.coach(email="coach@example.org")
    client.post(reverse("code.ask"), {"email": "coach@example.org"})
    assert not Message.objects.exists()


def test_two_people_with_one_address_say_who_they_are(client):
    child = given.account(email="thuis@example.org", first_name="Noor")
    given.account(email="thuis@example.org", first_name="Petra")
    client.post(reverse("code.ask"), {"email": "thuis@example.org"})
    assert Message.objects.count() == 1
    assert client.post(reverse("code.enter"), {"code": mailed()}).url == reverse("code.choose")
    assert "Petra" in client.get(reverse("code.choose")).content.decode()

    client.post(reverse("code.choose"), {"answer": str(child.pk)})
    assert client.session["_auth_user_id"] == str(child.pk)


def test_nobody_chooses_an_account_that_the_code_did_not_open(client):
    given.account(email="thuis@example.org")
    given.account(email="thuis@example.org")
    stranger = given.account(email="ander@example.org")
    client.post(reverse("code.ask"), {"email": "thuis@example.org"})
    client.post(reverse("code.enter"), {"code": mailed()})
    answer = client.post(reverse("code.choose"), {"answer": str(stranger.pk)})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_without_a_code_nobody_chooses(client):
    assert client.get(reverse("code.choose")).url == reverse("code.ask")


def test_a_code_is_good_once():
    person = given.account()
    send_code(person, AGREE, "a:1")
    assert use_code(person, AGREE, mailed(), "a:1")
    assert not use_code(person, AGREE, mailed(), "a:1")


def test_a_code_is_good_for_one_thing():
    person = given.account()
    send_code(person, AGREE, "a:1")
    assert not use_code(person, AGREE, mailed(), "a:2")
    assert not use_code(person, SIGN_IN, mailed())
    assert not use_code(given.account(), AGREE, mailed(), "a:1")


def test_a_code_is_good_for_ten_minutes():
    person = given.account()
    with clock.at(NOON):
        send_code(person, AGREE)
    with clock.at(NOON + timedelta(minutes=15)):
        assert not use_code(person, AGREE, mailed())


def test_five_wrong_guesses_end_a_code():
    person = given.account()
    send_code(person, AGREE)
    for _ in range(5):
        assert not use_code(person, AGREE, wrong(mailed()))
    assert not use_code(person, AGREE, mailed())


def test_three_codes_in_ten_minutes_are_enough():
    person = given.account()
    with clock.at(NOON):
        assert [send_code(person, AGREE) for _ in range(4)] == [True, True, True, False]
    with clock.at(NOON + timedelta(minutes=16)):
        assert send_code(person, AGREE)


def test_who_has_no_address_gets_no_code():
    assert not send_code(given.account(email=""), AGREE)


def test_a_code_is_kept_as_a_hash_and_never_in_an_event():
    person = given.account()
    send_code(person, AGREE)
    code = mailed()
    use_code(person, AGREE, wrong(code))
    use_code(person, AGREE, code)
    assert OneTimeCode.objects.get().code_hash != code
    events = list(Event.objects.values_list("verb", "details"))
    assert [verb for verb, _ in events] == ["code.send", "code.miss", "code.use"]
    assert code not in str(events)
