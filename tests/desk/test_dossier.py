"""The dossier on one page: who sees it, what it says, and that looking is remembered."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.models import Event
from passend.core.reference.verbs import declared
from passend.desk.sentences import DONE, done
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db


def status(client: Client, who: User, case: object) -> int:
    client.force_login(who)
    return client.get(reverse("case.detail", args=[case.pk])).status_code  # type: ignore[attr-defined]


def test_coach_and_coordinator_see_needs_agreements_and_people(client: Client) -> None:
    team = given.team()
    agreement = given.in_force(given.heard_case(team=team))
    case = agreement.case
    for person in (case.coach, given.coordinator(team)):
        client.force_login(person)
        text = client.get(reverse("case.detail", args=[case.pk])).content.decode()
        assert str(case) in text
        assert "Lange opdrachten zijn lastig." in text
        assert "Maatregel" in text
        assert str(case.coach) in text


def test_who_may_not_see_it_finds_nothing(client: Client) -> None:
    case = given.heard_case(team=given.team())
    for person in (given.coach(), given.coordinator(), given.teacher(), given.manager()):
        assert status(client, person, case) == 404


def test_every_view_is_an_event_with_its_ground_and_purpose(client: Client) -> None:
    case = given.heard_case()
    assert status(client, case.coach, case) == 200
    event = Event.objects.get(verb="case.view")
    assert (event.ground, event.purpose) == ("caseload", "begeleiding")


def test_the_dossier_costs_fewer_than_thirty_five_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    """The line of the look among them: a query costs as much as a screen of text (`bench/`)."""
    agreement = given.in_force(given.heard_case())
    client.force_login(agreement.case.coach)
    with django_assert_max_num_queries(34):
        client.get(reverse("case.detail", args=[agreement.case.pk]))


def test_the_student_is_sent_to_the_own_page_and_leaves_no_trace(client: Client) -> None:
    case = given.heard_case()
    client.force_login(case.person)
    answer = client.get(reverse("case.detail", args=[case.pk]))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("route"))
    assert not Event.objects.filter(verb="case.view").exists()


def test_hostile_names_are_only_names(client: Client) -> None:
    case = given.heard_case(first_name='"><img onerror=alert(1)>')
    client.force_login(case.coach)
    text = client.get(reverse("case.detail", args=[case.pk])).content.decode()
    assert "<img onerror" not in text


def test_what_happened_is_told_in_words_not_in_codes() -> None:
    assert done("agreement.propose") != "agreement.propose"


def test_every_verb_of_a_dossier_has_its_own_sentence() -> None:
    """Who reads the timeline reads what happened, not the words on a button."""
    rooms = {"case", "hand_over", "need", "talk", "parent", "agreement", "evaluation", "kept",
             "card", "look", "involved", "sharing"}  # fmt: skip
    verbs = {a.verb for a in declared() if a.verb.partition(".")[0] in rooms}
    assert verbs - set(DONE) == set()
