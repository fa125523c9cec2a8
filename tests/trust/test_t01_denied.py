"""T-01, what it leaves behind: every refusal is a line, and the line tells nothing of the record.

For a key of another team and for a key that nobody has, the lines in the log of the school and in
the log of the server are the same but for the key that was asked (ASVS 16.3.2).
"""

import logging
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.models import Event, School
from passend.people.denied import times_today
from passend.people.models import Alarm
from tests import given

pytestmark = pytest.mark.django_db


def lines(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.name.startswith("django")]


def denied() -> list[tuple[str, ...]]:
    found = Event.objects.filter(verb__endswith=".denied").order_by("pk")
    return [(e.verb, e.subject, e.dossier, e.actor, e.purpose, e.ground) for e in found]


def test_t01_a_refusal_is_logged_without_a_word_about_the_record(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    case, stranger = given.case_of_coach(first_name="Zeldzaam"), given.coach()
    client.force_login(stranger)
    told: list[tuple[Any, Any]] = []
    for key in (case.pk, uuid4()):
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="django.request"):
            answer = client.get(reverse("case.detail", args=[key]))
        assert answer.status_code == 404
        told.append(([line.replace(str(key), "") for line in lines(caplog)], denied()[-1]))
    assert told[0] == told[1], "T-01"
    assert denied()[-1][:4] == (
        "case.detail.denied", f"people.user:{stranger.pk}", "", f"people.user:{stranger.pk}",
    )  # fmt: skip
    assert str(case.pk) not in str([vars(e) for e in Event.objects.filter(verb__endswith="denied")])
    assert "Zeldzaam" not in caplog.text


def test_t01_what_one_may_see_but_not_do_is_logged_too(client: Client) -> None:
    case = given.case_of_coach()
    client.force_login(case.person)
    assert client.get(reverse("talk.record", args=[case.pk])).status_code == 403
    assert [e[0] for e in denied()] == ["talk.record.denied"]
    assert Event.objects.get(verb="talk.record.denied").details["status"] == 403


def test_t01_refusals_are_counted_by_person_and_day(client: Client) -> None:
    stranger = given.coach()
    client.force_login(stranger)
    for _ in range(3):
        client.get(reverse("case.detail", args=[uuid4()]))
    client.get("/geen-pagina/")  # a typing mistake asks for nobody's dossier
    assert times_today(f"people.user:{stranger.pk}") == 3
    assert times_today(f"people.user:{given.coach().pk}") == 0


def test_t01_somebody_who_is_refused_unusually_often_comes_to_the_privacy_officer(
    client: Client,
) -> None:
    School.objects.create(kept_months=[10], denied_alarm=3)
    officer, stranger = given.officer(), given.coach()
    client.force_login(stranger)
    for _ in range(5):
        client.get(reverse("case.detail", args=[uuid4()]))
    alarm = Alarm.objects.get(kind=Alarm.Kind.DENIED)
    assert (alarm.user, alarm.number) == (stranger, 3)
    client.force_login(officer)
    page = reverse("alarm.settle", args=[alarm.pk])
    assert page in client.get(reverse("officer")).content.decode()
    assert client.post(page, {"text": "Oude bladwijzers, opgeruimd."}).status_code == 302
    assert page not in client.get(reverse("officer")).content.decode()
    client.force_login(given.manager())
    assert client.get(page).status_code == 404
    assert client.get(reverse("officer")).status_code == 403


def test_t01_a_page_that_opens_and_a_wrong_moment_are_no_refusal(client: Client) -> None:
    case = given.case_of_coach()
    client.force_login(case.coach)
    assert client.get(reverse("case.detail", args=[case.pk])).status_code == 200
    assert client.get(reverse("case.reopen", args=[case.pk])).status_code in {403, 404, 409}
    assert all(e[0] == "case.reopen.denied" for e in denied())


def test_t01_every_line_of_one_request_carries_its_number(client: Client) -> None:
    case = given.case_of_coach()
    client.force_login(case.coach)
    client.get(reverse("case.detail", args=[case.pk]))
    client.get(reverse("case.detail", args=[case.pk]))
    numbers = [e.request for e in Event.objects.filter(verb="case.view")]
    assert len(set(numbers)) == 2
    assert all(numbers)
