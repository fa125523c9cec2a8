"""Before what weighs most, somebody shows again who (s)he is; who just came in notices nothing."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.models import Message
from passend.people import whole
from passend.people.actions import factors
from passend.people.views.again import MOST_WRONG
from tests import given
from tests.signing_in import halfway, keep
from tests.trust.passkey import Ring, made_for

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
PASSWORD = "een-lang-wachtwoord-2026"
EXPORT = "/studenten/?bestand=csv"


@pytest.fixture(autouse=True)
def half_an_hour(settings: Any) -> Iterator[None]:
    settings.FRESH_FOR = timedelta(minutes=30)
    cache.clear()
    yield
    cache.clear()


def coach() -> Any:
    user = given.coach()
    user.set_password(PASSWORD)
    user.save()
    return user


def came_in(client: Client, user: Any, ago: timedelta) -> None:
    with clock.at(NOON - ago):
        client.force_login(user)


def later(client: Client, path: str, **posted: str) -> Any:
    with clock.at(NOON):
        return client.post(path, posted) if posted else client.get(path)


def test_who_just_came_in_exports_at_once(client: Client) -> None:
    came_in(client, coach(), timedelta(minutes=30))
    assert later(client, EXPORT).status_code == 200


def test_later_an_export_asks_again_and_comes_back_to_it(client: Client) -> None:
    came_in(client, coach(), timedelta(minutes=31))
    asked = later(client, EXPORT)
    assert asked.url == f"{reverse('again')}?next=%2Fstudenten%2F%3Fbestand%3Dcsv"
    assert later(client, asked.url, shown="fout").status_code == 422
    assert later(client, asked.url, shown=PASSWORD).url == EXPORT
    assert later(client, EXPORT).status_code == 200


def test_a_session_that_never_showed_it_is_not_fresh(client: Client) -> None:
    halfway(client, coach())
    keep(client, {whole.MARK: True})
    assert client.get(EXPORT).url.startswith(reverse("again"))


def test_a_student_who_read_for_long_shows_it_before_saying_yes(client: Client) -> None:
    with clock.at(NOON - timedelta(hours=2)):
        proposal = given.proposed()
        client.force_login(proposal.case.person)
    page = reverse("agreement.detail", args=[proposal.pk])
    yes = {"everything": "1"}
    with clock.at(NOON):
        asked = client.post(
            reverse("agreement.answer", args=[proposal.pk]), yes,
            HTTP_REFERER=f"http://testserver{page}",
        )  # fmt: skip
    assert asked.url.startswith(reverse("again"))
    proposal.refresh_from_db()
    assert proposal.status == "proposed"

    later(client, asked.url, send="1")
    code = re.search(r"\b\d{6}\b", Message.objects.filter(kind="code").latest("created_at").body)
    assert code
    assert later(client, asked.url, shown=code[0]).url.endswith(page)
    later(client, reverse("agreement.answer", args=[proposal.pk]), **yes)
    proposal.refresh_from_db()
    assert proposal.status == "in_force"


def test_a_form_that_was_opened_in_time_may_be_finished(client: Client) -> None:
    with clock.at(NOON - timedelta(minutes=59)):
        proposal = given.proposed()
        client.force_login(proposal.case.person)
    answered = later(client, reverse("agreement.answer", args=[proposal.pk]), everything="1")
    assert not answered.url.startswith(reverse("again"))


def test_nobody_guesses_on(client: Client) -> None:
    client.force_login(coach())
    for _ in range(MOST_WRONG):
        assert client.post(reverse("again"), {"shown": "fout"}).status_code == 422
    assert client.post(reverse("again"), {"shown": PASSWORD}).status_code == 429


def test_nobody_is_led_to_another_site(client: Client) -> None:
    client.force_login(coach())
    answer = client.post(f"{reverse('again')}?next=//boos.example/", {"shown": PASSWORD})
    assert answer.url == reverse("home")


def with_key(user: Any) -> Ring:
    """Only a passkey: no app, and no password."""
    ring = Ring()
    factors.add_passkey(user, by=user, name="Sleutel", credential=made_for("een-oude-vraag", ring))
    user.set_unusable_password()
    user.save()
    return ring


def test_a_passkey_shows_who_it_is_as_well_as_a_code(client: Client) -> None:
    user = coach()
    ring = with_key(user)
    came_in(client, user, timedelta(minutes=31))
    asked = later(client, EXPORT).url
    page = later(client, asked).content.decode()
    assert later(client, asked, credential=ring.shows(page)).url == EXPORT
    assert later(client, EXPORT).status_code == 200


def test_the_passkey_of_another_person_or_of_an_earlier_question_shows_nothing(
    client: Client,
) -> None:
    user = coach()
    ring = with_key(user)
    came_in(client, user, timedelta(minutes=31))
    asked = later(client, EXPORT).url
    page = later(client, asked).content.decode()
    refused = later(client, asked, credential=Ring().shows(page))
    assert refused.status_code == 422
    assert "Dat lukte niet" in refused.content.decode()
    assert later(client, asked, credential=ring.shows(page)).status_code == 422, "an old question"
    assert later(client, asked, credential="{}").status_code == 422
    assert later(client, EXPORT).status_code == 302


def test_who_has_a_passkey_and_no_script_gets_a_code_by_mail(client: Client) -> None:
    user = coach()
    with_key(user)
    came_in(client, user, timedelta(minutes=31))
    page = later(client, later(client, EXPORT).url).content.decode()
    assert "Mail mij een code" in page
