"""Wie keek, wanneer, waarvoor; and a question about one line that gets an answer."""

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.looking import looked
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from passend.desk import actions
from passend.desk.models import LookQuestion
from tests import given

pytestmark = pytest.mark.django_db


def seen_case() -> tuple[object, Event]:
    case = given.heard_case(team=given.team())
    looked(case.coach, case)
    return case, Event.objects.get(verb="case.view")


def test_looks_are_merged_per_day_and_person_in_plain_words(client: Client) -> None:
    case, _event = seen_case()
    looked(case.coach, case)  # type: ignore[attr-defined]
    client.force_login(case.person)  # type: ignore[attr-defined]
    text = client.get(reverse("desk.looks")).content.decode()
    assert str(case.coach) in text  # type: ignore[attr-defined]
    assert "je slb’er" in text
    assert "Keek 2 keer in je dossier, om je te begeleiden." in text


def test_the_student_asks_about_a_line_in_three_clicks_and_reads_the_answer(
    client: Client,
) -> None:
    case, event = seen_case()
    client.force_login(case.person)  # type: ignore[attr-defined]
    page = reverse("look.ask", args=[case.pk])  # type: ignore[attr-defined]
    assert f"{page}?regel={event.pk}" in client.get(reverse("desk.looks")).content.decode()
    assert client.get(f"{page}?regel={event.pk}").status_code == 200
    answer = client.post(page, {"event": event.pk, "text": "Waarom?"})
    assert answer.status_code == 302
    question = LookQuestion.objects.get()
    assert Event.objects.filter(verb="look.ask").count() == 1

    boss = given.coordinator(case.team)  # type: ignore[attr-defined]
    client.force_login(boss)
    assert "Vraag over kijken" in client.get(reverse("worklist")).content.decode()
    Message.objects.all().delete()
    client.post(reverse("look.answer", args=[question.pk]), {"text": "Voor het gesprek."})
    assert Message.objects.count() == 1
    client.force_login(case.person)  # type: ignore[attr-defined]
    assert "Voor het gesprek." in client.get(reverse("desk.looks")).content.decode()


def test_only_a_line_of_the_own_list_can_be_asked_about(client: Client) -> None:
    case, _event = seen_case()
    _other, elsewhere = given.heard_case(), Event.objects.filter(verb="case.view").last()
    other = given.heard_case()
    looked(other.coach, other)
    foreign = Event.objects.filter(verb="case.view").last()
    assert foreign is not None
    assert foreign != elsewhere
    client.force_login(case.person)  # type: ignore[attr-defined]
    answer = client.post(
        reverse("look.ask", args=[case.pk]),  # type: ignore[attr-defined]
        {"event": foreign.pk},
    )
    assert answer.status_code == 422
    assert not LookQuestion.objects.exists()


def test_the_same_line_is_asked_about_once(client: Client) -> None:
    case, event = seen_case()
    actions.ask(case, by=case.person, event=event.pk)  # type: ignore[attr-defined]
    client.force_login(case.person)  # type: ignore[attr-defined]
    answer = client.post(reverse("look.ask", args=[case.pk]), {"event": event.pk})  # type: ignore[attr-defined]
    assert answer.status_code == 422
    assert "Je hebt dit al gevraagd" in answer.content.decode()


def test_a_coach_does_not_ask_or_answer_in_place_of_others(client: Client) -> None:
    case, event = seen_case()
    with pytest.raises(NotYou):
        actions.ask(case, by=case.coach, event=event.pk)  # type: ignore[attr-defined]
    question = actions.ask(case, by=case.person, event=event.pk)  # type: ignore[attr-defined]
    client.force_login(case.coach)  # type: ignore[attr-defined]
    assert client.get(reverse("look.answer", args=[question.pk])).status_code == 403
    client.force_login(given.coordinator())
    assert client.get(reverse("look.answer", args=[question.pk])).status_code == 404


@pytest.mark.parametrize("line", ["²", "9" * 40, "-1", "x"])
def test_a_line_that_cannot_be_is_simply_not_there(client: Client, line: str) -> None:
    case, _event = seen_case()
    client.force_login(case.person)  # type: ignore[attr-defined]
    page = reverse("look.ask", args=[case.pk])  # type: ignore[attr-defined]
    assert client.get(page, {"regel": line}).status_code == 200
