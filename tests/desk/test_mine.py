"""Mijn route and Mijn afspraken: what the student sees of it all."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements.actions import kept
from passend.cases.actions import parent as parents
from passend.core import clock
from passend.desk import stations
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db

INGRID = {"first_name": "Ingrid", "last_name": "Vos", "email": "ingrid@example.org"}


def text(client: Client, who: User, name: str) -> str:
    client.force_login(who)
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def now_of(case: object, versions: list[object]) -> str:
    stops = stations.of(case, versions)  # type: ignore[arg-type]
    assert len(stops) <= 7
    assert [stop.state for stop in stops].count("now") == 1
    return next(stop.label for stop in stops if stop.state == "now")


def test_the_line_says_where_you_are() -> None:
    assert now_of(given.case_requested(), []) == "Kennismaken"
    case = given.heard_case(expected_start_on=clock.today() + timedelta(days=60))
    assert now_of(case, []) == "Afspraken"
    assert now_of(case, [given.in_force(case)]) == "Start"


def test_a_proposal_is_the_next_step_on_top(client: Client) -> None:
    proposal = given.proposed()
    page = text(client, proposal.case.person, "route")
    assert reverse("agreement.detail", args=[proposal.pk]) in page
    assert "Er staan afspraken voor je klaar" in page


def test_with_nothing_to_do_the_page_says_so(client: Client) -> None:
    case = given.heard_case()
    assert "Je hoeft nu niets te doen" in text(client, case.person, "route")


def test_the_student_reads_each_promise_and_can_say_whether_it_works(client: Client) -> None:
    agreement = given.in_force()
    line = agreement.measures.first()
    page = text(client, agreement.case.person, "desk.agreements")
    assert line.school_does in page
    assert reverse("kept.say", args=[line.pk]) in page
    client.post(reverse("kept.say", args=[line.pk]), {"face": "not"})
    said = line.kept_answers.get()
    page = text(client, agreement.case.person, "desk.agreements")
    assert "Je krijgt antwoord, uiterlijk" in page
    kept.answer(said, by=agreement.case.coach, answer="Ik praat met je docent.")
    assert "Ik praat met je docent." in text(client, agreement.case.person, "desk.agreements")


def test_a_draft_of_the_school_is_not_shown(client: Client) -> None:
    draft = given.draft()
    page = text(client, draft.case.person, "desk.agreements")
    assert "Je hebt nog geen afspraken" in page


def test_the_contact_is_always_in_sight(client: Client) -> None:
    case = given.heard_case()
    assert str(case.coach) in text(client, case.person, "route")


def test_without_a_dossier_there_is_no_route(client: Client) -> None:
    client.force_login(given.account())
    assert client.get(reverse("route")).status_code == 404
    client.force_login(given.coach())
    assert client.get(reverse("route")).status_code == 404


def test_a_parent_of_somebody_of_fifteen_finds_what_to_agree_to(client: Client) -> None:
    born = clock.today() - timedelta(days=15 * 365)
    case = given.heard_case(born=born)
    parent = parents.add(case, by=case.coach, **INGRID).user
    proposal = given.proposed(case)
    page = text(client, parent, "child")
    assert proposal.get_absolute_url() in page
    assert "of u het goed vindt" in page


def test_who_is_fifteen_and_answered_waits_for_a_parent_and_is_not_asked_again(
    client: Client,
) -> None:
    case = given.heard_case(born=clock.today() - timedelta(days=15 * 365))
    parents.add(case, by=case.coach, **INGRID)
    given.agreed(given.proposed(case))
    page = text(client, case.person, "route")
    assert "Nu moet je ouder of verzorger nog antwoorden" in page
    assert "Lees ze en zeg wat je vindt" not in page
