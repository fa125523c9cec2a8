"""An invitation for somebody from outside: one address, once, for a while; it can be taken back."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.actions import parent as parents
from passend.core import clock
from passend.core.models import Event, Message
from passend.people.actions import codes, invitations
from passend.people.models import Invitation, User
from tests import given

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def invited() -> tuple[User, Any, str]:
    """Somebody, about a dossier, with the address that was mailed."""
    user, case = given.account(email="petra@example.org"), given.heard_case()
    invitations.send(user, about=case, kind="parent_invited")
    found = re.search(r"https?://[^/]+(/\S+)", Message.objects.get(kind="parent_invited").body)
    assert found
    return user, case, found[1]


def code() -> str:
    body = Message.objects.filter(kind="code").latest("created_at").body
    found = re.search(r"\b\d{6}\b", body)
    assert found
    return found[0]


def test_the_link_and_a_code_to_the_same_address_let_somebody_in_once(client: Client) -> None:
    user, _case, link = invited()
    assert "p…@example.org" in client.get(link).content.decode()
    client.post(link, {"send": "1"})
    assert Message.objects.get(kind="code").address == "petra@example.org"
    assert client.post(link, {"code": code()}).url == reverse("home")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Event.objects.filter(verb="invitation.accept").count() == 1
    assert Client().get(link).status_code == 404


def test_the_link_alone_opens_nothing(client: Client) -> None:
    _user, _case, link = invited()
    assert client.post(link, {"code": "123456"}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_it_works_for_two_weeks(client: Client) -> None:
    with clock.at(NOON):
        _user, _case, link = invited()
    with clock.at(NOON + timedelta(days=13, hours=23)):
        assert client.get(link).status_code == 200
    with clock.at(NOON + timedelta(days=14, minutes=1)):
        assert client.get(link).status_code == 404


def test_what_was_taken_back_opens_nothing_not_even_halfway(client: Client) -> None:
    user, case, link = invited()
    client.post(link, {"send": "1"})
    invitations.take_back(user, about=case)
    assert client.post(link, {"code": code()}).status_code == 404
    assert Invitation.objects.get().status == Invitation.Status.REVOKED


def test_a_newer_one_ends_the_older(client: Client) -> None:
    user, case, link = invited()
    invitations.send(user, about=case, kind="parent_invited")
    assert client.get(link).status_code == 404


def test_it_is_bound_to_the_address(client: Client) -> None:
    user, _case, link = invited()
    User.objects.filter(pk=user.pk).update(email="ander@example.org")
    assert client.get(link).status_code == 404


def test_a_made_up_link_is_no_link(client: Client) -> None:
    _user, _case, link = invited()
    assert client.get(f"{link.rstrip('/')}x/").status_code == 404
    nobody = reverse("invitation.accept", args=["00000000-0000-4000-8000-000000000000", "x"])
    assert client.get(nobody).status_code == 404


def test_who_was_invited_and_never_came_has_no_other_door(client: Client) -> None:
    user, _case, link = invited()
    assert codes.with_address("petra@example.org") == []
    client.post(link, {"send": "1"})
    client.post(link, {"code": code()})
    assert codes.with_address("petra@example.org") == [user]


def test_the_token_is_not_kept() -> None:
    _user, _case, link = invited()
    assert link.rstrip("/").rpartition("/")[2] not in str(Invitation.objects.values())


def test_a_parent_comes_in_by_invitation_and_not_after_being_removed(client: Client) -> None:
    case = given.case_of_coach(born="2012-05-01")
    with clock.at(NOON):
        parent = parents.add(
            case, by=case.coach, first_name="Petra", last_name="B", email="petra@example.org"
        )
        made = Invitation.objects.get(user=parent.user)
        assert codes.with_address("petra@example.org") == []
        parents.remove(parent, by=case.coach)
    made.refresh_from_db()
    assert made.status == Invitation.Status.REVOKED


def test_who_came_in_before_gets_the_plain_door(client: Client) -> None:
    user, case = given.account(last_login=NOON), given.heard_case()
    invitations.let_in(user, about=case, kind="parent_invited")
    assert not Invitation.objects.exists()
    assert reverse("code.ask") in Message.objects.get().body
