"""Where am I signed in: in words that people know, and nothing that singles anybody out."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from passend.core.models import Event
from passend.people.sign_ins import device
from tests import given
from tests.people.test_code import mailed

pytestmark = pytest.mark.django_db
AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0": "Edge op Windows",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.1 Mobile/15E148 Safari/604.1": "Safari op iPhone",
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Mobile Safari/537.36": "Chrome op Android",
    "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0": "Firefox op Linux",
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36": "Chrome op Chromebook",
    "": "Onbekend apparaat",
    "curl/8": "Onbekend apparaat",
}


@pytest.mark.parametrize("agent", AGENTS)
def test_a_device_in_plain_words(agent: str) -> None:
    assert device(agent) == AGENTS[agent]


def comes_in(client: Client, agent: str) -> None:
    client.post(reverse("code.ask"), {"email": "noor@example.org"})
    client.post(reverse("code.enter"), {"code": mailed()}, headers={"user-agent": agent})


def test_the_page_shows_every_browser_and_which_one_is_here() -> None:
    user = given.account(email="noor@example.org")
    here, there = Client(), Client()
    edge, phone = list(AGENTS)[:2]
    comes_in(there, phone)
    comes_in(here, edge)
    page = here.get(reverse("session.list")).content.decode()
    assert page.count("Beëindig</span>") == 2
    before, _, after = page.partition("dit apparaat")
    assert "Edge op Windows" in before
    assert "Safari op iPhone" in after
    events = Event.objects.about(user).filter(verb="account.sign_in")
    assert [event.details["ways"] for event in events] == ["code", "code"]


def test_no_address_and_no_full_name_of_a_browser_is_kept() -> None:
    given.account(email="noor@example.org")
    comes_in(Client(), next(iter(AGENTS)))
    line = UserSession.objects.get()
    assert (line.ip, line.user_agent, line.data) == ("0.0.0.0", "Edge op Windows", {})  # noqa: S104


def test_ending_the_session_of_here_signs_out() -> None:
    given.account(email="noor@example.org")
    here = Client()
    comes_in(here, "")
    line = UserSession.objects.get()
    here.post(reverse("session.end", args=[line.pk]))
    assert here.get(reverse("account")).url.startswith(reverse("sign_in"))
    assert not UserSession.objects.exists()


def test_what_ended_by_itself_is_off_the_list() -> None:
    given.account(email="noor@example.org")
    here, there = Client(), Client()
    comes_in(there, "")
    comes_in(here, "")
    there.post(reverse("sign_out"))
    assert here.get(reverse("session.list")).content.decode().count("Beëindig</span>") == 1


def test_nobody_is_sent_to_choose_a_password_that_does_not_exist(client: Client) -> None:
    """A student comes in with a code by mail: safe again is a safe mailbox."""
    student, member = given.account(email="noor@example.org"), given.coach()
    member.set_password("een-lang-wachtwoord-2026")
    member.save()
    found = {}
    for who in (student, member):
        client.force_login(who)
        found[who] = client.get(reverse("session.list")).content.decode()
    assert reverse("password.ask") not in found[student]
    assert reverse("password.ask") in found[member]


def test_my_account_says_who_i_am_here_and_how_to_mend_it(client: Client) -> None:
    student = given.account(email="noor@example.org")
    client.force_login(student)
    page = client.get(reverse("account")).content.decode()
    assert "noor@example.org" in page
    assert reverse("data.ask") in page


def test_the_page_of_signing_in_opens_no_keyboard_over_the_students_door(client: Client) -> None:
    page = client.get(reverse("sign_in")).content.decode()
    assert page.index(reverse("code.ask")) < page.index('name="username"')
    assert "autofocus" not in page
