"""Finding a student, and everybody on the way to an agreement."""

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.models import Event
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db


def found(client: Client, who: User, query: str, name: str = "students") -> str:
    client.force_login(who)
    answer = client.post(reverse(name), {"q": query}) if query else client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_name_is_found_without_accents_and_in_any_order(client: Client) -> None:
    case = given.case_of_coach(first_name="Zoë", last_name="van der Böhm")
    assert "Zoë van der Böhm" in found(client, case.coach, "bohm ZOE")


def test_a_number_is_found_by_its_beginning(client: Client) -> None:
    case = given.case_of_coach()
    assert str(case) in found(client, case.coach, case.student.number[:3])


def test_nobody_finds_what_is_out_of_sight_and_the_count_says_nothing(client: Client) -> None:
    given.case_of_coach(first_name="Verborgen")
    text = found(client, given.coach(), "verborgen")
    assert "0 dossiers" in text
    assert "Niemand gevonden" in text


def test_a_student_without_a_dossier_is_found_by_the_own_coach(client: Client) -> None:
    coach = given.coach()
    student = given.student(coach=coach, first_name="Nieuw", search_name="nieuw jansen")
    assert str(student) in found(client, coach, "nieuw")
    assert str(student) not in found(client, given.coach(), "nieuw")


def test_a_search_leaves_a_line_without_the_words_that_were_typed(client: Client) -> None:
    case = given.case_of_coach(first_name="Zoë", last_name="Zeldzaam")
    found(client, case.coach, "zeldzaam")
    line = Event.objects.get(verb="student.search")
    assert (line.purpose, line.details["found"]) == ("begeleiding", 1)
    assert "zeldzaam" not in str(vars(line)).casefold()


def test_a_name_in_an_address_finds_nothing_in_particular(client: Client) -> None:
    """An old bookmark shows the whole list; the words in it are not used."""
    case = given.case_of_coach(first_name="Zoë")
    client.force_login(case.coach)
    assert str(case) in client.get(reverse("students"), {"q": "iemand anders"}).content.decode()
    assert not Event.objects.filter(verb="student.search").exists()


def test_students_and_managers_have_no_search(client: Client) -> None:
    for person in (given.account(), given.manager(), given.teacher()):
        client.force_login(person)
        assert client.get(reverse("students")).status_code == 403


def test_everybody_between_request_and_agreement_is_in_one_view_with_the_days(
    client: Client,
) -> None:
    case = given.case_heard()
    boss = given.boss_of(case)
    text = found(client, boss, "", "pipeline")
    assert str(case) in text
    assert "afspraken schrijven" in text


def test_who_agreed_is_on_the_way_no_longer(client: Client) -> None:
    team = given.team()
    case = given.heard_case(team=team)
    boss = given.coordinator(team)
    assert str(case) in found(client, boss, "", "pipeline")
    given.in_force(case)
    assert str(case) not in found(client, boss, "", "pipeline")
