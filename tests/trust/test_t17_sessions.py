"""T-17: session fixation and theft. The id is renewed, and an old one is dead at once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as product
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.actors import SYSTEM, VISITOR
from passend.core.models import Event, School
from passend.core.sessions import kept
from passend.people.actions import accounts, factors
from passend.people.middleware import ON_THE_WAY
from passend.people.models import Role, StaffRole
from tests import given
from tests.house.test_pages_ask_who_you_are import address, pages
from tests.signing_in import App, app_of, halfway

pytestmark = pytest.mark.django_db
PASSWORD = "een-lang-wachtwoord-2026"
PLANTED = "plantedplantedplantedplantedplan"
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
COOKIE = product.SESSION_COOKIE_NAME


@pytest.fixture(autouse=True)
def as_in_a_school(settings: Any) -> None:
    settings.SESSION_IDLE = timedelta(minutes=60)
    settings.SESSION_LONGEST = timedelta(hours=10)


def coach() -> Any:
    user = given.coach()
    user.set_password(PASSWORD)
    user.save()
    return user


def key_of(client: Client) -> str:
    return str(client.cookies[COOKIE].value)


def says_password(client: Client, user: Any, **headers: str) -> Any:
    told = {"username": user.username, "password": PASSWORD}
    return client.post(reverse("sign_in"), told, headers=headers)


def comes_in(client: Client, user: Any, **headers: str) -> Any:
    app = app_of(user)
    says_password(client, user, **headers)
    return client.post(reverse("mfa_authenticate"), {"code": app.code()})


def is_in(client: Client) -> bool:
    return bool(client.get(reverse("today")).status_code == 200)


def with_key(key: str) -> Client:
    """A thief, or an earlier browser, with this id."""
    other = Client()
    other.cookies[COOKIE] = key
    return other


def test_t17_a_session_id_that_was_set_before_is_renewed_at_sign_in(client: Client) -> None:
    user = coach()
    app_of(user)
    client.get(reverse("code.ask"), {"next": "/"})  # a session of a visitor
    before = key_of(client)
    comes_in(client, user)
    assert key_of(client) != before
    assert is_in(client)
    assert not is_in(with_key(before))


def test_t17_an_id_that_the_visitor_made_up_is_never_used(client: Client) -> None:
    user = coach()
    app_of(user)
    client.cookies[COOKIE] = PLANTED
    comes_in(client, user)
    assert key_of(client) != PLANTED
    assert not is_in(with_key(PLANTED))
    assert not Session.objects.filter(pk=PLANTED).exists()


def test_t17_after_the_password_alone_nobody_is_in(client: Client) -> None:
    user = coach()
    app_of(user)
    assert says_password(client, user).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert not is_in(client)


def test_t17_the_second_step_renews_the_id_again(client: Client) -> None:
    user = coach()
    app_of(user)
    says_password(client, user)
    before = key_of(client)
    client.post(reverse("mfa_authenticate"), {"code": app_of(user).code()})
    assert key_of(client) != before
    assert is_in(client)
    assert not is_in(with_key(before))


def test_t17_setting_up_the_second_step_renews_the_id(client: Client) -> None:
    user = coach()
    assert says_password(client, user).url == reverse("home")
    assert client.get(reverse("today")).url == reverse("factor.start")
    client.get(reverse("factor.add_app"))
    before, secret = key_of(client), client.session["mfa.totp.secret"]
    client.post(reverse("factor.add_app"), {"code": App(secret).code()})
    assert key_of(client) != before
    assert is_in(client)
    assert not is_in(with_key(before))


def test_t17_after_sign_out_the_id_is_dead(client: Client) -> None:
    user = coach()
    comes_in(client, user)
    before = key_of(client)
    client.post(reverse("sign_out"))
    assert not is_in(with_key(before))
    assert not Session.objects.filter(pk=before).exists()


@pytest.mark.parametrize("change", ["password", "new role", "role ends", "second step", "closed"])
def test_t17_a_change_of_the_account_ends_every_session_at_once(
    client: Client, change: str
) -> None:
    user = coach()
    other = Client()
    comes_in(client, user)
    comes_in(other, user)
    assert is_in(client)
    assert is_in(other)
    if change == "password":
        accounts.choose_password(user, by=user, password=f"{PASSWORD}-nieuw")
    elif change == "new role":
        StaffRole.objects.create(user=user, role=Role.TEACHER, from_on=date(2020, 8, 1))
    elif change == "role ends":
        StaffRole.objects.filter(user=user).update(until_on=clock.today() - timedelta(days=1))
    elif change == "second step":
        factors.reset(user, by=given.manager())
    else:
        type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert not is_in(client)
    assert not is_in(other)


def test_t17_a_role_that_ends_by_date_ends_the_session_at_midnight(client: Client) -> None:
    user = coach()
    StaffRole.objects.filter(user=user).update(until_on=date(2026, 11, 23))
    late = datetime(2026, 11, 23, 22, 50, tzinfo=UTC)  # ten to midnight in Amsterdam
    with clock.at(late):
        comes_in(client, user)
        assert is_in(client)
    with clock.at(late + timedelta(minutes=15)):
        assert not is_in(client)


def test_t17_a_session_that_was_ended_elsewhere_is_dead_at_its_next_request(
    client: Client,
) -> None:
    user, other = coach(), Client()
    comes_in(client, user)
    comes_in(other, user)
    line = UserSession.objects.get(session_key=kept(key_of(other)))
    assert client.post(reverse("session.end", args=[line.pk])).status_code == 302
    assert not is_in(other)
    assert is_in(client)


def test_t17_who_reads_the_database_cannot_come_in_with_it(client: Client) -> None:
    """No value of any row of a session is the key that the browser has."""
    user = coach()
    comes_in(client, user)
    rows = [*Session.objects.values_list(), *UserSession.objects.values_list()]
    written = {str(value) for row in rows for value in row}
    assert key_of(client) not in str(written)
    for value in {row[0] for row in Session.objects.values_list()}:
        thief = Client()
        thief.cookies[product.SESSION_COOKIE_NAME] = value
        assert not is_in(thief)
    assert is_in(client)


def test_t17_ending_all_others_keeps_this_one(client: Client) -> None:
    user = coach()
    others = [Client(), Client()]
    for one in (*others, client):
        comes_in(one, user)
    client.post(reverse("session.end_others"))
    assert [is_in(one) for one in others] == [False, False]
    assert is_in(client)


def test_t17_nobody_ends_the_session_of_another(client: Client) -> None:
    user, other = coach(), Client()
    comes_in(other, user)
    line = UserSession.objects.get(session_key=kept(key_of(other)))
    client.force_login(given.coach())
    assert client.post(reverse("session.end", args=[line.pk])).status_code == 404
    assert is_in(other)


def test_t17_an_unused_session_ends_and_so_does_a_long_one(client: Client) -> None:
    user = coach()
    with clock.at(MONDAY):
        comes_in(client, user)
    with clock.at(MONDAY + timedelta(minutes=59)):
        assert is_in(client)
    with clock.at(MONDAY + timedelta(minutes=59 + 61)):
        assert not is_in(client)
    with clock.at(MONDAY):
        comes_in(client, user)
    for hour in range(1, 20):
        with clock.at(MONDAY + timedelta(minutes=30 * hour)):
            assert is_in(client)
    with clock.at(MONDAY + timedelta(hours=10, minutes=1)):
        assert not is_in(client)


def test_t17_a_session_that_did_not_come_through_the_door_is_none(client: Client) -> None:
    user = given.coach()
    halfway(client, user)
    session = client.session
    del session["began_at"]
    session.save()
    assert client.get(reverse("today")).url.startswith(reverse("sign_in"))


def test_t17_staff_without_a_second_step_reach_no_other_page(client: Client) -> None:
    """Not one, whatever the address: every page that has a name is asked for."""
    user = given.coach()
    user.staff_roles.create(role=Role.MANAGER, from_on=date(2020, 8, 1))
    halfway(client, user)
    let_in = []
    for page in pages():
        if page.name in ON_THE_WAY:
            continue
        for answer in (client.get(address(page)), client.post(address(page))):
            if answer.status_code != 302 or answer["Location"] != reverse("factor.start"):
                let_in.append(page.name)
    assert let_in == []


def test_t17_a_student_needs_no_second_step(client: Client) -> None:
    halfway(client, given.account())
    assert client.get(reverse("account")).status_code == 200


def test_t17_the_first_manager_comes_in_by_mail_and_second_step(client: Client) -> None:
    accounts.appoint(
        School.current(), by=SYSTEM, email="anna@school.nl", first_name="A", last_name="J",
        password=PASSWORD,
    )  # fmt: skip
    anna = type(given.account()).objects.get(username="anna@school.nl")
    says_password(client, anna)
    assert client.get(reverse("staff.list")).url == reverse("factor.start")


def test_t17_a_wrong_second_step_is_counted_and_stopped(client: Client) -> None:
    user = coach()
    app_of(user)
    says_password(client, user)
    for _ in range(10):
        assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 422
    answer = client.post(reverse("mfa_authenticate"), {"code": app_of(user).code()})
    assert answer.status_code == 429
    assert not is_in(client)


def test_t17_a_code_of_the_app_works_once(client: Client) -> None:
    user, other = coach(), Client()
    code = app_of(user).code()
    says_password(client, user)
    says_password(other, user)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 422
    assert is_in(client)
    assert not is_in(other)


def test_t17_a_failed_password_is_an_event_without_a_name(client: Client) -> None:
    user = coach()
    client.post(reverse("sign_in"), {"username": user.username, "password": "fout"})
    event = Event.objects.about(user).get()
    assert (event.verb, event.actor, event.details.get("username")) == (
        "account.miss", VISITOR.key, None,
    )  # fmt: skip
