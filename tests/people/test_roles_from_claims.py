"""Roles that the school tells at the door: a claim gives one and a claim ends it, and nothing that
the list or a hand gave (the provider is a real one, in a process of its own)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as now
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.errors import NotYou
from passend.core.models import Event, School
from passend.people import claimed
from passend.people.actions import accounts, claims
from passend.people.models import Role, StaffRole, Team, User
from passend.settings import surfconext
from passend.settings.surfconext import roles_in
from tests import given
from tests.oidc_provider.running import Provider, provider
from tests.people import test_school_account as door
from tests.people.worlds import load, roster

pytestmark = pytest.mark.django_db
CLAIM = "eduperson_entitlement"
ROLES = "urn:x:zorg=coordinator@Zorg; urn:x:toetsen=exam_board@Zorg; urn:x:leider=team_leader"
FIRST = "urn:x:zorg"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with provider(tmp_path_factory.mktemp("oidc")) as one:
        yield one


@pytest.fixture
def school(running: Provider, settings: Any) -> Provider:
    door.set_up(running, settings)
    settings.OIDC = replace(settings.OIDC, role_claim=CLAIM, roles=roles_in(ROLES))
    Team.objects.create(name="Zorg")
    return running


def known(school: Provider, name: str, who: User | None = None) -> User:
    """Somebody of staff whose account of the school is connected already."""
    who = who or given.coach()
    says(school, name)
    client = Client()
    client.force_login(who)
    door.comes(client, school, name, "?process=connect")
    assert SocialAccount.objects.filter(user=who).exists()
    return who


def says(school: Provider, name: str, *roles: str, **more: Any) -> None:
    door.says(school, name, **{"eduperson_affiliation": ["employee"], CLAIM: [*roles], **more})


def comes(school: Provider, name: str, *roles: str, **more: Any) -> None:
    says(school, name, *roles, **more)
    door.comes(Client(), school, name)


def held(who: User) -> set[tuple[str, str]]:
    """What (s)he is today: the role and the team."""
    found = StaffRole.objects.current().filter(user=who).select_related("team")
    return {(one.role, one.team.name if one.team else "") for one in found}


def test_a_claim_gives_a_role_and_the_next_sign_in_without_it_ends_it(school: Provider) -> None:
    who = known(school, "anna")
    comes(school, "anna", FIRST, "urn:x:leider", "urn:other:school")
    assert held(who) == {("coach", ""), ("coordinator", "Zorg"), ("team_leader", "")}
    told = Event.objects.filter(verb="account.follow_claims").latest("pk").details
    assert told == {"claimed": [f"coordinator:{Team.objects.get().pk}", "team_leader:"]}
    comes(school, "anna", "urn:x:leider")
    assert held(who) == {("coach", ""), ("team_leader", "")}
    comes(school, "anna")
    assert held(who) == {("coach", "")}


def test_what_the_list_or_a_hand_gave_is_not_the_claims_to_end(school: Provider) -> None:
    who = known(school, "bas", given.staff(Role.TEAM_LEADER))
    comes(school, "bas", "urn:x:leider")
    comes(school, "bas")
    assert held(who) == {("team_leader", "")}
    assert who.staff_roles.get(source="list").until_on is None


@pytest.mark.usefixtures("own_files")
def test_the_list_does_not_end_what_a_claim_gave(school: Provider) -> None:
    who = known(school, "cor", given.coach(email="cor@example.org"))
    comes(school, "cor", FIRST)
    load("staff", roster("Cor Vis;cor@example.org;Docent", titles="Naam;E-mail;Rol"))
    assert held(who) == {("teacher", ""), ("coordinator", "Zorg")}


def test_it_ends_by_itself_when_somebody_keeps_coming_in_another_way(school: Provider) -> None:
    who = known(school, "dirk")
    comes(school, "dirk", FIRST)
    with clock.at(clock.now() + claimed.LASTS):
        assert ("coordinator", "Zorg") in held(who)
        comes(school, "dirk", FIRST)
    with clock.at(clock.now() + claimed.LASTS + timedelta(days=1)):
        assert ("coordinator", "Zorg") in held(who)
    with clock.at(clock.now() + 2 * claimed.LASTS + timedelta(days=1)):
        assert held(who) == {("coach", "")}


@pytest.mark.usefixtures("own_files")
def test_who_comes_off_the_list_has_nothing_left_of_a_claim(school: Provider) -> None:
    who = known(school, "gijs", given.coach(email="gijs@example.org"))
    comes(school, "gijs", FIRST)
    row = roster("An Vis;an@example.org;Docent", titles="Naam;E-mail;Rol")
    load("staff", row, complete=True)
    assert held(who) == set()
    assert not User.objects.get(pk=who.pk).is_employee
    comes(school, "gijs", FIRST)
    assert held(who) == set()


def test_the_manager_ends_a_role_of_a_claim_at_once_and_the_claim_does_not_bring_it_back(
    school: Provider,
) -> None:
    who = known(school, "iris")
    comes(school, "iris", FIRST)
    open_session, manager = Client(), Client()
    open_session.force_login(who)
    manager.force_login(given.manager())
    assert open_session.get("/werklijst/").status_code == 200
    role = StaffRole.objects.get(source=StaffRole.Source.CLAIM)
    stop = reverse("role.stop", args=[role.pk])
    assert stop in manager.get(reverse("staff.list")).content.decode()
    assert manager.post(stop).status_code == 302
    assert open_session.get("/werklijst/").status_code == 302  # out, and anew without the role
    assert held(who) == {("coach", "")}
    comes(school, "iris", FIRST)
    assert held(who) == {("coach", "")}
    allow = reverse("role.allow", args=[role.pk])
    assert allow in manager.get(reverse("staff.list")).content.decode()
    assert manager.post(allow).status_code == 302
    comes(school, "iris", FIRST)
    assert held(who) == {("coach", ""), ("coordinator", "Zorg")}
    verbs = Event.objects.filter(verb__startswith="role.").values_list("verb", flat=True)
    assert list(verbs) == ["role.stop", "role.allow"]


def test_a_role_of_the_list_is_ended_in_the_list_and_by_nobody_but_the_manager() -> None:
    who = given.coach()
    role = StaffRole.objects.get(user=who)
    with pytest.raises(ValidationError):
        claims.stop(role, by=given.manager())
    with pytest.raises(NotYou):
        claims.stop(role, by=given.coordinator())
    client = Client()
    client.force_login(given.coordinator())
    role.source = StaffRole.Source.CLAIM
    role.save()
    assert client.get(reverse("role.stop", args=[role.pk])).status_code == 404


def test_an_account_that_is_no_staff_here_gets_no_role(school: Provider) -> None:
    """An assistant is employee there and student here: no claim makes staff of the account."""
    noor = door.student()
    both = {"eduperson_affiliation": ["student", "employee"]}
    comes(school, "noor", FIRST, schac_personal_unique_code=door.CODE.format("123456"), **both)
    assert SocialAccount.objects.get().user == noor
    assert not StaffRole.objects.filter(user=noor).exists()


@pytest.mark.parametrize("affiliation", ["student", "affiliate"])
def test_who_is_no_staff_there_any_more_has_no_role_of_a_claim(
    school: Provider, affiliation: str
) -> None:
    who = known(school, f"eef-{affiliation}")
    comes(school, f"eef-{affiliation}", FIRST)
    comes(school, f"eef-{affiliation}", FIRST, eduperson_affiliation=[affiliation])
    assert held(who) == {("coach", "")}


def test_a_team_that_nobody_knows_gives_nothing_and_not_the_whole_school(school: Provider) -> None:
    who = known(school, "fien")
    Team.objects.update(name="Techniek")
    comes(school, "fien", FIRST)
    assert held(who) == {("coach", "")}


def test_who_is_appointed_here_came_from_a_hand(school: Provider) -> None:
    facts = {"email": "m@example.org", "first_name": "M", "last_name": "B", "password": ""}
    who = accounts.appoint(School.current(), by=SYSTEM, **facts)
    assert who.staff_roles.get().source == "hand"


@pytest.mark.parametrize("told", ["manager", "privacy", "baas"])
def test_a_role_that_no_claim_may_give_does_not_start(settings: Any, told: str) -> None:
    settings.OIDC = replace(now.OIDC, role_claim=CLAIM, roles=roles_in(f"urn:x={told}"))
    with pytest.raises(ImproperlyConfigured, match=told):
        claimed.check()


@pytest.mark.parametrize(
    "told", ["coach", "=coach", "urn:x=", "urn:x=coach@", "a=coach; a=intaker", ""]
)
def test_half_of_it_does_not_start(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("OIDC_ROLE_CLAIM", CLAIM)
    monkeypatch.setenv("OIDC_ROLES", told)
    with pytest.raises(ImproperlyConfigured, match="OIDC_ROLE"):
        surfconext.provider()
