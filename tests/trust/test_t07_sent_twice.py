"""T-07. A request for support that is sent twice is one request, with one dossier and one page."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from passend.cases.models import Case, SupportRequest
from passend.core.models import Event, Message
from tests import given


def complete() -> SupportRequest:
    given.intaker()
    return given.request_draft(
        wat_helpt="rust", vorige_school="nee", eerste_dag="nee", wie_mee="alleen"
    )


def send(path: str) -> tuple[int, str]:
    answer = Client().post(path)
    connection.close()
    return answer.status_code, answer.headers.get("Location", "")


def is_one(answers: list[tuple[int, str]], draft: SupportRequest) -> None:
    assert set(answers) == {(302, reverse("request.done", args=[draft.token]))}
    assert Case.objects.count() == 1
    assert Event.objects.filter(verb="request.send").count() == 1
    assert Message.objects.filter(kind="request_received").count() == 1


@pytest.mark.django_db
def test_t07_back_and_send_again_shows_the_same_page(client: Client):
    draft = complete()
    path = reverse("request.send", args=[draft.token])
    answers = [client.post(path) for _ in range(3)]
    is_one([(a.status_code, a["Location"]) for a in answers], draft)
    pages = {client.get(answers[0]["Location"]).content for _ in range(2)}
    assert len(pages) == 1


@pytest.mark.usefixtures("real_commits")
def test_t07_a_double_click_and_two_tabs_send_once():
    draft = complete()
    path = reverse("request.send", args=[draft.token])
    with ThreadPoolExecutor(4) as tabs:
        answers = list(tabs.map(send, [path] * 4))
    is_one(answers, draft)
