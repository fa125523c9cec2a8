"""The school makes its own choices; every change is an event, and promised days stay."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.errors import NotYou
from passend.core.models import Event, School
from passend.people.actions import change
from passend.people.forms.school import SchoolForm
from passend.people.models import Role
from tests import given

pytestmark = pytest.mark.django_db

CHOICES: dict[str, Any] = {
    "name": "ROC Voorbeeld", "service_level_days": 15, "call_within_days": 5,
    "evaluation_row_from_month": 4, "late_signing_month": 5, "kept_months": [10, 3],
    "objection_days": 14, "holidays": "24-10-2026 t/m 1-11-2026\n19-12-2026 t/m 3-1-2027",
    "role_coach": "studiecoach", "denied_alarm": 20, "glass_alarm": 5,
    "glass_suspends": "on", "glass_roles": ["coordinator"],
}  # fmt: skip


def post(client: Client, **changes: Any) -> Any:
    client.force_login(given.manager())
    return client.post(reverse("school.change"), {**CHOICES, **changes})


def test_the_manager_changes_the_choices_and_an_event_tells_the_numbers(client: Client) -> None:
    assert post(client).status_code == 302
    school = School.objects.get()
    assert (school.name, school.service_level_days) == ("ROC Voorbeeld", 15)
    assert school.holidays[0] == ["2026-10-24", "2026-11-01"]
    assert school.kept_months == [10, 3]
    assert school.role_labels == {Role.COACH: "studiecoach"}
    event = Event.objects.about(school).get()
    assert event.details["service_level_days"] == 15
    assert "ROC Voorbeeld" not in str(event.details)


def test_a_second_change_keeps_one_school(client: Client) -> None:
    post(client)
    post(client, service_level_days=10)
    assert School.objects.get().service_level_days == 10


@pytest.mark.parametrize("age", [12, 15, 17, 18])
def test_from_which_age_a_student_agrees_alone_is_no_choice_of_a_school(
    client: Client, age: int
) -> None:
    """UAVG 5 lid 1: under sixteen a parent agrees; from sixteen only the student (ADR 25)."""
    post(client, consent_age=age)
    assert School.objects.get().consent_age == 16


def test_the_page_shows_what_was_chosen(client: Client) -> None:
    post(client)
    page = client.get(reverse("school.change")).content.decode()
    assert "24-10-2026 t/m 1-11-2026" in page
    assert "studiecoach" in page


@pytest.mark.parametrize(
    "line", ["herfst", "24-10-2026", "31-2-2026 t/m 1-3-2026", "2-11-2026 t/m 1-11-2026"]
)
def test_a_holiday_that_cannot_be_read_comes_back_with_an_example(
    client: Client, line: str
) -> None:
    answer = post(client, holidays=line)
    assert answer.status_code == 422
    assert not School.objects.exists()


def test_only_the_manager_may() -> None:
    with pytest.raises(NotYou, match="functioneel beheerder"):
        change(School.current(), by=given.coordinator(), name="Anders")


def test_a_coordinator_gets_a_page_that_says_who_may(client: Client) -> None:
    client.force_login(given.coordinator())
    answer = client.get(reverse("school.change"))
    assert answer.status_code == 403


def test_a_school_chooses_how_long_a_dossier_stays_within_the_bounds(client: Client) -> None:
    assert post(client, keep_dossier=36).status_code == 302
    assert School.current().keep_choices == {"dossier": 36}
    event = Event.objects.filter(verb="school.change").last()
    assert event is not None
    assert "36" in event.details["keep_choices"]
    assert post(client, keep_dossier=600).status_code == 422
    assert School.current().keep_choices == {"dossier": 36}


def test_every_choice_stands_once_under_a_heading_of_its_own_part(client: Client) -> None:
    """Fifty fields in one row find nobody; a field that no part names could not be changed."""
    form = SchoolForm(instance=School.current())
    shown = [field.name for part in form.parts() for field in part["fields"]]
    assert sorted(shown) == sorted(form.fields)
    client.force_login(given.manager())
    page = client.get(reverse("school.change")).content.decode()
    for part in form.parts():
        assert f'href="#{part["slug"]}"' in page
        assert f'<h2 id="{part["slug"]}">' in page
    assert all(page.count(f' name="{name}"') >= 1 for name in form.fields)
