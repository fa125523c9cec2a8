"""Wie keek, wanneer, waarvoor; and a question about one line that gets an answer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.looking import looked
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from passend.desk import actions
from passend.desk.models import LookQuestion
from tests import given
from tests.given_sharing import agreed_case

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


def test_a_teacher_who_read_the_card_is_named_with_what_was_read(client: Client) -> None:
    """The student asked to whom the own file went: a line that does not say what is no answer."""
    group = given.group()
    case = agreed_case(group)
    client.force_login(given.teacher(of=group))
    client.get(reverse("card.list"))
    client.force_login(case.person)
    page = client.get(reverse("desk.looks")).content.decode()
    assert Event.objects.filter(verb="card.view").count() == 1
    assert "Keek 1 keer in je kaart voor de les, om te weten" in page


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

    officer = given.officer()
    client.force_login(officer)
    tasks = client.get(reverse("officer")).content.decode()
    assert reverse("look.answer", args=[question.pk]) in tasks
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
    given.officer()
    boss = given.coordinator(case.team)  # type: ignore[attr-defined]
    client.force_login(boss)
    assert client.get(reverse("look.answer", args=[question.pk])).status_code == 403
    assert "Vraag over kijken" not in client.get(reverse("worklist")).content.decode()


def test_a_school_without_a_privacy_officer_answers_by_its_coordinator(client: Client) -> None:
    case, event = seen_case()
    question = actions.ask(case, by=case.person, event=event.pk)  # type: ignore[attr-defined]
    boss = given.coordinator(case.team)  # type: ignore[attr-defined]
    client.force_login(boss)
    assert "Vraag over kijken" in client.get(reverse("worklist")).content.decode()
    page = reverse("look.answer", args=[question.pk])
    assert client.post(page, {"text": "Voor het gesprek."}).status_code == 302


def test_the_clock_is_four_weeks_and_may_be_put_off_once_with_a_reason(client: Client) -> None:
    case, event = seen_case()
    officer = given.officer()
    question = actions.ask(case, by=case.person, event=event.pk)  # type: ignore[attr-defined]
    assert question.answer_by == clock.today() + timedelta(weeks=4)
    client.force_login(officer)
    page = reverse("look.extend", args=[question.pk])
    assert client.post(page, {"text": "De collega is ziek tot 3 mei."}).status_code == 302
    question.refresh_from_db()
    assert question.answer_by > clock.today() + timedelta(weeks=10)
    assert client.post(page, {"text": "Nog een keer."}).status_code == 422
    client.force_login(case.person)  # type: ignore[attr-defined]
    assert "De collega is ziek tot 3 mei." in client.get(reverse("desk.looks")).content.decode()
    assert Message.objects.filter(kind="request_delayed").count() == 1


def test_the_officer_reads_the_log_of_that_day_and_nothing_of_the_dossier(client: Client) -> None:
    case, event = seen_case()
    officer = given.officer()
    question = actions.ask(case, by=case.person, event=event.pk)  # type: ignore[attr-defined]
    client.force_login(officer)
    text = client.get(reverse("look.answer", args=[question.pk])).content.decode()
    assert "Keek 1 keer in je dossier" in text
    assert client.get(reverse("case.detail", args=[case.pk])).status_code == 404  # type: ignore[attr-defined]
    look = Event.objects.filter(verb="lookquestion.view").get()
    assert (look.ground, look.purpose, look.details["role"]) == ("question", "klacht", "privacy")
    client.force_login(case.person)  # type: ignore[attr-defined]
    assert "om jouw vraag uit te zoeken" in client.get(reverse("desk.looks")).content.decode()


@pytest.mark.parametrize("line", ["²", "9" * 40, "-1", "x"])
def test_a_line_that_cannot_be_is_simply_not_there(client: Client, line: str) -> None:
    case, _event = seen_case()
    client.force_login(case.person)  # type: ignore[attr-defined]
    page = reverse("look.ask", args=[case.pk])  # type: ignore[attr-defined]
    assert client.get(page, {"regel": line}).status_code == 200
