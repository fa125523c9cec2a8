"""The privacy officer searches the log; nobody else does, and that it was done is a line of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.models import Event
from tests import given

pytestmark = pytest.mark.django_db
ABOUT_ALL = {"whose": "about", "name": ""}


def asked(client: Client, **told: Any) -> Any:
    day = str(clock.today())
    words = {"since": day, "until": day, **ABOUT_ALL, **told}
    return client.post(reverse("log.search"), words)


@pytest.fixture
def officer(client: Client) -> Any:
    person = given.officer()
    client.force_login(person)
    return person


@pytest.mark.parametrize("role", ["manager", "coach", "coordinator", "teacher"])
def test_it_is_for_the_privacy_officer_alone(client: Client, role: str) -> None:
    client.force_login(getattr(given, role)())
    assert client.get(reverse("log.search")).status_code == 403
    assert asked(client).status_code == 403


def test_the_page_opens_with_a_form_and_tells_nothing_yet(client: Client, officer: Any) -> None:
    given.heard_case()
    page = client.get(reverse("log.search"))
    assert page.status_code == 200
    assert "lines" not in page.context
    assert not Event.objects.filter(verb="log.view").exists()


def test_a_student_is_found_by_name_and_sees_that_it_was_looked_for(
    client: Client, officer: Any
) -> None:
    case = given.heard_case(search_name="noor el amrani")
    page = asked(client, name="Amrani Noor")
    assert str(case) in {line.about for line in page.context["lines"]}
    line = Event.objects.in_dossier(case).get(verb="log.view")
    assert (line.actor, line.purpose) == (f"people.user:{officer.pk}", "inzage")
    assert line.details["by"] == "dossier"
    assert "Amrani" not in str(line.details)
    assert line in Event.objects.views()


def test_somebody_of_staff_is_found_by_what_was_done(client: Client, officer: Any) -> None:
    coach = given.in_force().case.coach
    assert coach
    page = asked(client, name=coach.email, whose="doing")
    assert {line.who for line in page.context["lines"]} == {str(coach)}
    assert Event.objects.get(verb="log.view").details["by"] == "person"


def test_a_day_holds_all_its_lines_in_words(client: Client, officer: Any) -> None:
    given.heard_case()
    page = asked(client)
    assert page.context["number"] == Event.objects.exclude(verb="log.view").count()
    assert "Intake gehouden" in {line.what for line in page.context["lines"]}
    assert Event.objects.get(verb="log.view").details["by"] == "day"


def test_nobody_of_that_name_is_no_line(client: Client, officer: Any) -> None:
    given.heard_case()
    page = asked(client, name="Onbekend Persoon")
    assert (page.context["lines"], page.context["number"]) == ([], 0)


@pytest.mark.parametrize("until", ["2020-01-01", "", "geen dag"])
def test_days_that_make_no_sense_come_back_in_the_form(
    client: Client, officer: Any, until: str
) -> None:
    assert asked(client, until=until).status_code == 422
    assert not Event.objects.filter(verb="log.view").exists()
