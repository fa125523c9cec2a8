"""Getting in: the first manager from the command line, and a password from a mail."""

import io
import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from passend.core import outbox
from passend.core.errors import NotYou
from passend.core.models import Event, Message, School
from passend.people.actions import accounts
from passend.people.models import Role, User
from tests import given

pytestmark = pytest.mark.django_db
LONG = "een-lang-wachtwoord-2026"


def command(password: str, **kw: Any) -> str:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        call_command("manager", "Anna@school.nl", stdout=out, **{"password_stdin": True, **kw})
    return out.getvalue()


def test_the_command_makes_a_manager_who_can_sign_in(client: Client) -> None:
    assert "anna@school.nl" in command(LONG, first_name="Anna", last_name="Jansen")
    anna = User.objects.get()
    assert anna.has_role(Role.MANAGER)
    assert client.login(username="anna@school.nl", password=LONG)
    event = Event.objects.about(anna).get()
    assert (event.verb, event.actor) == ("account.appoint", "system")


def test_the_command_again_gives_a_new_password_and_no_second_account(client: Client) -> None:
    command(LONG)
    command(f"{LONG}-nieuw")
    assert User.objects.get().staff_roles.count() == 1
    assert client.login(username="anna@school.nl", password=f"{LONG}-nieuw")


def test_a_short_password_is_refused_before_anything_is_made() -> None:
    with pytest.raises(CommandError):
        command("kort")
    assert not User.objects.exists()


def test_only_the_machine_itself_appoints_a_manager() -> None:
    with pytest.raises(NotYou):
        accounts.appoint(
            School.current(), by=given.manager(), email="x@y.nl", first_name="", last_name="",
            password=LONG,
        )  # fmt: skip


def ask(client: Client, address: str) -> Any:
    return client.post(reverse("password.ask"), {"email": address})


def link() -> str:
    found = re.search(r"https?://[^/]+(/\S+)", Message.objects.latest("created_at").body)
    assert found
    return found[1]


def test_a_machine_does_not_try_address_after_address(client: Client) -> None:
    answers = [ask(client, f"niemand{n}@example.org").status_code for n in range(61)]
    assert answers == [302] * 60 + [429]


def test_a_link_in_the_mail_chooses_a_password_once(client: Client) -> None:
    user = given.account(email="sam@example.org")
    ask(client, "SAM@example.org")
    address = link()
    assert outbox.send_due() == 1
    assert not Message.objects.get().body, "a link that was sent does not stay with us"

    page = client.get(address, follow=True)
    form = {"new_password1": LONG, "new_password2": LONG}
    assert client.post(page.request["PATH_INFO"], form).status_code == 302
    assert client.login(username=user.username, password=LONG)
    assert [e.verb for e in Event.objects.about(user)] == [
        "account.ask_password", "account.choose_password",
    ]  # fmt: skip
    assert "werkt niet meer" in Client().get(address).content.decode()


def test_an_address_that_we_do_not_know_gets_the_same_answer(client: Client) -> None:
    given.account(email="sam@example.org")
    known, unknown = ask(client, "sam@example.org"), ask(client, "wie@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert Message.objects.count() == 1


def test_asking_ten_times_sends_one_mail(client: Client) -> None:
    given.account(email="sam@example.org")
    for _ in range(10):
        ask(client, "sam@example.org")
    assert Message.objects.count() == 1


def test_an_account_that_was_closed_gets_no_mail(client: Client) -> None:
    given.account(email="sam@example.org", is_active=False)
    ask(client, "sam@example.org")
    assert not Message.objects.exists()


def test_a_weak_password_is_refused_in_the_form(client: Client) -> None:
    given.account(email="sam@example.org")
    ask(client, "sam@example.org")
    page = client.get(link(), follow=True)
    form = {"new_password1": "kort", "new_password2": "kort"}
    assert client.post(page.request["PATH_INFO"], form).status_code == 200
    assert not Event.objects.filter(verb="account.choose_password").exists()


def test_nobody_chooses_the_password_of_another() -> None:
    with pytest.raises(NotYou):
        accounts.choose_password(given.account(), by=given.account(), password=LONG)


def test_a_new_password_ends_the_sessions_elsewhere(client: Client) -> None:
    user = given.account()
    client.force_login(user)
    accounts.choose_password(user, by=user, password=LONG)
    assert client.get(reverse("home")).status_code == 302
