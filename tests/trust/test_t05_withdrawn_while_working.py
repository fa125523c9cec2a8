"""T-05. A student takes something back while a partner works with it.

The student switches off an item while the partner's page is open; the partner submits. The
feedback is kept, but the item is no longer shown, and an export afterwards is without it.
"""

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements.models import AgreedMeasure
from passend.cases.actions import involved
from passend.cases.actions import sharing as switches
from passend.cases.models import Audience, Case, Involvement, SharedAnswer
from passend.core.models import Event
from tests import given
from tests import given_sharing as shared
from tests.core.test_documents import text_in

pytestmark = pytest.mark.django_db
SAID = "Bij ons kan dat op dinsdag."


class Open:
    """A partner with the page of two shared items open."""

    def __init__(self, client: Client) -> None:
        self.case: Case = shared.agreed_case()
        self.first, self.second = shared.lines(self.case)
        self.named: Involvement = shared.outsider(self.case, self.first, self.second)
        self.client = client
        client.force_login(self.named.user)
        self.page = reverse("involved.detail", args=[self.named.pk])
        self.pdf = reverse("involved.pdf", args=[self.named.pk])
        assert self.first.school_does in self.text()

    def text(self) -> str:
        answer = self.client.get(self.page)
        assert answer.status_code == 200
        return answer.content.decode()

    def submits(self, about: AgreedMeasure) -> int:
        url = reverse("involved.answer", args=[self.named.pk])
        told = {"item": str(about.shared_key), "text": SAID}
        return self.client.post(url, told).status_code

    def switch(self, item: AgreedMeasure | None, *, on: bool) -> None:
        key = item.shared_key if item else None
        switches.switch(
            self.case, by=self.case.person, to=self.named.shares_as, item=key, shares=on
        )

    def export(self) -> str:
        answer = self.client.get(self.pdf)
        assert answer.status_code == 200
        return " ".join(text_in(answer.content).split())


@pytest.fixture
def working(client: Client) -> Open:
    return Open(client)


def test_t05_the_feedback_is_kept_and_the_item_is_gone(working: Open) -> None:
    working.switch(working.first, on=False)
    assert working.submits(working.first) == 302
    assert SharedAnswer.objects.get().text == SAID
    page = working.text()
    assert working.first.school_does not in page
    assert working.second.school_does in page
    assert SAID not in page  # what was said of it goes with it


def test_t05_the_student_reads_the_feedback(working: Open) -> None:
    working.switch(working.first, on=False)
    working.submits(working.first)
    working.client.force_login(working.case.person)
    assert SAID in working.client.get(reverse("desk.sharing")).content.decode()


def test_t05_an_export_afterwards_is_without_it(working: Open) -> None:
    assert working.first.school_does in working.export()
    working.switch(working.first, on=False)
    paper = working.export()
    assert working.first.school_does not in paper
    assert working.second.school_does in paper


def test_t05_each_change_is_an_event_and_the_feedback_one(working: Open) -> None:
    working.switch(working.first, on=False)
    working.submits(working.first)
    working.switch(working.first, on=True)
    verbs = list(
        Event.objects.in_dossier(working.case)
        .filter(verb__in=["sharing.switch", "involved.answer"])
        .values_list("verb", "details__shares")
    )
    assert verbs == [("sharing.switch", False), ("involved.answer", None), ("sharing.switch", True)]
    assert SAID in working.text()


def test_t05_everything_off_leaves_an_empty_page_and_still_keeps_what_is_sent(
    working: Open,
) -> None:
    working.switch(None, on=False)
    assert working.submits(working.second) == 302
    assert SharedAnswer.objects.count() == 1
    assert "Er is nu niets met u gedeeld" in working.text()


def test_t05_who_is_no_longer_invited_cannot_send(working: Open) -> None:
    involved.end(working.named, by=working.case.person)
    assert working.submits(working.first) == 404
    assert working.client.get(working.page).status_code == 404
    assert working.client.get(working.pdf).status_code == 404
    assert not SharedAnswer.objects.exists()


def test_t05_an_item_that_was_never_shared_cannot_be_answered(working: Open) -> None:
    other = shared.lines(shared.agreed_case())[0]
    assert working.submits(other) == 422
    assert not SharedAnswer.objects.exists()


def test_t05_the_teachers_card_loses_the_line_at_once(client: Client) -> None:
    group = given.group()
    teacher = given.teacher(group)
    case = shared.agreed_case(of=group)
    first, second = shared.lines(case)
    client.force_login(teacher)
    card = reverse("card.list")
    assert first.teacher_line in client.get(card).content.decode()
    switches.switch(case, by=case.person, to=Audience.TEACHERS, item=first.shared_key, shares=False)
    page = client.get(card).content.decode()
    assert first.teacher_line not in page
    assert second.teacher_line in page
    assert client.get(reverse("card.report", args=[first.pk])).status_code == 404


def test_t05_the_coach_reads_the_feedback_too(working: Open) -> None:
    working.submits(working.first)
    working.client.force_login(working.case.coach)
    page = working.client.get(reverse("case.detail", args=[working.case.pk]))
    assert SAID in page.content.decode()
