"""New staff get a way in, and the functional manager sees who can get in."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.models import Event, Message, School
from passend.people.actions import accounts
from passend.people.models import User
from tests import given
from tests.people.test_accounts import command
from tests.signing_in import app_of

pytestmark = pytest.mark.django_db
LONG = "een-lang-wachtwoord-2026"


def link(kind: str) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", Message.objects.get(kind=kind).body)
    assert found
    return found[1]


def chooses(client: Client, path: str) -> None:
    page = client.get(path, follow=True)
    form = {"new_password1": LONG, "new_password2": LONG}
    assert client.post(page.request["PATH_INFO"], form).status_code == 302


def test_an_invited_member_of_staff_chooses_a_password_and_a_second_step(client: Client) -> None:
    user = given.coach(email="karin@school.nl")
    client.force_login(given.manager())
    client.post(reverse("account.invite", args=[user.pk]))
    event = Event.objects.filter(verb="account.invite").get()
    assert event.subject.endswith(str(user.pk))
    new: Any = Client()
    chooses(new, link("staff_invited"))
    told = {"username": user.username, "password": LONG}
    new.post(reverse("sign_in"), told)
    assert new.get(reverse("today")).url == reverse("factor.start")


def test_everybody_who_never_came_in_is_invited_at_once(client: Client) -> None:
    waiting, boss = [given.coach(), given.teacher()], given.manager()
    User.objects.filter(pk=boss.pk).update(last_login="2026-01-01T00:00Z")
    client.force_login(boss)
    assert "2 medewerkers" in client.get(reverse("account.invite_all")).content.decode()
    client.post(reverse("account.invite_all"))
    mailed = set(Message.objects.filter(kind="staff_invited").values_list("address", flat=True))
    assert mailed == {user.email for user in waiting}
    assert Event.objects.filter(verb="account.invite").count() == 2


def test_the_list_says_who_can_get_in(client: Client) -> None:
    ready, boss = given.coach(last_name="Aalders"), given.manager()
    app_of(ready)
    User.objects.filter(pk=ready.pk).update(last_login="2026-01-01T00:00Z")
    given.teacher(last_name="Zeilstra")
    client.force_login(boss)
    page = client.get(reverse("staff.list")).content.decode()
    assert page.index("Aalders") < page.index("Zeilstra")
    assert "Tweede stap is ingesteld" in page
    assert "Nog niet ingelogd" in page
    found = client.get(reverse("staff.list"), {"q": "zeil"}).content.decode()
    assert "Aalders" not in found


@pytest.mark.parametrize("name", ["staff.list", "account.invite_all"])
def test_only_the_functional_manager_sees_it(client: Client, name: str) -> None:
    for user in (given.coach(), given.coordinator(), given.account()):
        client.force_login(user)
        assert client.get(reverse(name)).status_code == 404


def test_the_command_can_invite_the_first_manager_by_mail(client: Client) -> None:
    command("", password_stdin=False, invite=True)
    chooses(client, link("staff_invited"))
    assert client.login(username="anna@school.nl", password=LONG)


def test_a_student_gets_no_invitation_of_staff(client: Client) -> None:
    student = given.account()
    client.force_login(given.manager())
    assert client.post(reverse("account.invite", args=[student.pk])).status_code == 404
    assert accounts.invite.page


def test_the_list_says_in_the_words_of_school_what_everybody_is(client: Client) -> None:
    given.coach(last_name="Aalders")
    boss = given.manager()
    School.objects.update_or_create(defaults={"role_labels": {"coach": "studiecoach"}})
    client.force_login(boss)
    page = client.get(reverse("staff.list")).content.decode()
    row = page.partition("Aalders")[2].partition("</tr>")[0]
    assert "studiecoach" in row
    assert "functioneel beheerder" not in row
