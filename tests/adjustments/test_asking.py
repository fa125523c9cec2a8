"""A student asks, question by question; or staff fills in and the student confirms."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.adjustments import actions, nightly
from passend.adjustments.models import Adjustment
from passend.core import clock
from passend.core.actors import actor_key
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from tests import given_adjustments as exams

pytestmark = pytest.mark.django_db


def test_a_student_asks_in_five_short_pages(client: Client) -> None:
    case = exams.enrolled_case()
    board = exams.member(case)
    client.force_login(case.person)
    assert reverse("adjustment.start", args=[case.pk]) in read(client, reverse("route"))
    page = client.post(reverse("adjustment.start", args=[case.pk]))["Location"]
    said: list[dict[str, Any]] = [
        {"needs": ["time", "language"]}, {"years_in_dutch": "5"}, {"which": "both"},
        {"lasting": "whole"}, {"own_words": "Ik lees langzaam."},
    ]  # fmt: skip
    for one in said:
        assert "Waarom vragen we dit?" in read(client, page) or "own_words" in one
        page = client.post(page, one)["Location"]
    made = Adjustment.objects.get()
    assert page == made.get_absolute_url()
    assert "Ik lees langzaam." in read(client, page)
    client.post(reverse("adjustment.ask", args=[made.pk]))
    made.refresh_from_db()
    assert (made.status, made.years_in_dutch) == ("asked", 5)
    assert made.decide_by == clock.today() + timedelta(weeks=3)
    assert Message.objects.filter(kind="decision_asked", to=actor_key(board)).exists()


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_draft_is_nobody_elses_and_goes_on_where_it_was(client: Client) -> None:
    made = exams.draft()
    for person in (made.case.coach, exams.member(made)):
        client.force_login(person)
        assert client.get(made.get_absolute_url()).status_code == 404
    client.force_login(made.case.person)
    again = client.get(reverse("adjustment.start", args=[made.case.pk]))
    assert again["Location"] == made.get_absolute_url()
    with pytest.raises(ValidationError):
        actions.start(made.case, by=made.case.person)


def test_what_is_not_answered_is_not_sent() -> None:
    case = exams.enrolled_case()
    made = actions.start(case, by=case.person)
    with pytest.raises(ValidationError):
        actions.ask(made, by=case.person)


def test_no_question_about_the_language_to_whom_it_is_not_about(client: Client) -> None:
    made = exams.draft(needs=["time"], years_in_dutch=3)
    client.force_login(made.case.person)
    assert client.get(reverse("adjustment.answer", args=[made.pk, "language"])).status_code == 404
    assert made.years_in_dutch is None


def test_what_school_fills_in_waits_for_the_student(client: Client) -> None:
    case = exams.enrolled_case()
    client.force_login(case.coach)
    page = reverse("adjustment.fill_in", args=[case.pk])
    told = {"needs": ["focus"], "which": "school", "lasting": "unknown", "years_in_dutch": ""}
    client.post(page, told)
    made = case.adjustments.get()
    assert made.status == "to_confirm"
    board = exams.member(made)
    with pytest.raises(NotNow):
        actions.ask_more(made, by=board, text="Wat?")
    with pytest.raises(NotYou):
        actions.confirm(made, by=case.coach)
    client.force_login(case.person)
    assert "Klopt deze aanvraag?" in read(client, reverse("adjustment.confirm", args=[made.pk]))
    client.post(reverse("adjustment.confirm", args=[made.pk]))
    made.refresh_from_db()
    assert made.status == "asked"


def test_a_number_that_looks_like_a_bsn_is_refused(client: Client) -> None:
    made = exams.draft()
    client.force_login(made.case.person)
    page = reverse("adjustment.answer", args=[made.pk, "words"])
    assert client.post(page, {"own_words": "Mijn nummer is 111222333."}).status_code == 422


def test_the_word_of_an_illness_gets_one_friendly_warning(client: Client) -> None:
    """A41: nobody has to tell a diagnosis; who does it anyway decides so (ADR 9)."""
    made = exams.draft()
    client.force_login(made.case.person)
    page = reverse("adjustment.answer", args=[made.pk, "words"])
    warned = client.post(page, {"own_words": "Ik heb dyslexie."})
    assert warned.status_code == 422
    assert "lijkt op een diagnose" in warned.content.decode()


def test_what_is_missing_is_answered_and_the_days_of_waiting_do_not_count(client: Client) -> None:
    made = exams.incomplete()
    by = made.decide_by
    assert by is not None
    with clock.at(clock.now() + timedelta(days=5)):
        client.force_login(made.case.person)
        page = reverse("adjustment.supplement", args=[made.pk])
        assert "Welk examen is het?" in read(client, page)
        client.post(page, {"text": "Dat van Nederlands."})
    made.refresh_from_db()
    assert (made.status, made.decide_by) == ("asked", by + timedelta(days=5))


def test_without_an_answer_the_committee_goes_on_after_two_weeks() -> None:
    """As Awb 4:15 lid 1 onder a: waiting has an end, and its days do not count."""
    made = exams.incomplete()
    by = made.decide_by
    assert by is not None
    for days, status in ((14, "incomplete"), (15, "asked")):
        with clock.at(clock.now() + timedelta(days=days)):
            nightly.run()
            nightly.run()
        made.refresh_from_db()
        assert made.status == status
    assert made.decide_by == by + timedelta(days=14)
    assert Event.objects.filter(verb="adjustment.resume").count() == 1


def test_a_draft_that_was_taken_back_stays_the_students_own(client: Client) -> None:
    made = exams.draft(own_words="Van mij alleen.")
    actions.withdraw(made, by=made.case.person)
    client.force_login(made.case.coach)
    assert client.get(made.get_absolute_url()).status_code == 404
    page = client.get(reverse("case.detail", args=[made.case.pk])).content.decode()
    assert made.get_absolute_url() not in page
    assert "Aanvraag intrekken" not in page


def test_a_student_takes_it_back() -> None:
    made = exams.asked()
    actions.withdraw(made, by=made.case.person)
    assert made.status == "withdrawn"
    with pytest.raises(NotNow):
        actions.decide(made, by=exams.member(made), outcome="refused", given=exams.GIVEN, text="")
    assert exams.asked(made.case).status == "asked"


def test_the_log_holds_codes_and_no_need() -> None:
    made = exams.asked(own_words="Ik lees langzaam.")
    told = str(list(Event.objects.in_dossier(made.case).values("verb", "details")))
    assert "adjustment.ask" in told
    assert "reading" not in told
    assert "seeing" not in told
    assert "langzaam" not in told


def test_past_the_last_day_the_student_reads_where_to_go_and_the_committee_that_it_is_late(
    client: Client,
) -> None:
    made = exams.asked()
    board = exams.member(made)
    assert made.decide_by is not None
    for days, late in ((0, False), (1, True)):
        with clock.at(clock.now() + (made.decide_by - clock.today()) + timedelta(days=days)):
            client.force_login(made.case.person)
            page = read(client, made.get_absolute_url())
            assert (f"{reverse('matter.tell')}?over=no_exam" in page) is late
            client.force_login(board)
            assert ("te laat" in read(client, reverse("adjustment.list"))) is late
