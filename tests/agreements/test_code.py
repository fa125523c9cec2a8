"""Agreeing at the desk: agreement.send_code and agreement.answer_by_code."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements import actions
from passend.agreements.models import Agreement, Consent, Status
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db


def client(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def mailed() -> str:
    message = Message.objects.filter(kind="code").latest("created_at")
    found = re.search(r"\b\d{6}\b", message.body)
    assert found is not None
    return found[0]


def answer(proposal: Agreement, code: str, said: str = "everything") -> int:
    address = reverse("agreement.answer_by_code", args=[proposal.pk])
    browser = client(proposal.case.coach)
    return browser.post(address, {said: "1", "code": code}).status_code


def test_the_code_goes_to_the_students_own_address_and_not_to_the_screen() -> None:
    proposal = given.proposed()
    page = client(proposal.case.coach).post(
        reverse("agreement.send_code", args=[proposal.pk]), follow=True
    )
    assert Message.objects.get(kind="code").address == proposal.case.person.email
    assert mailed() not in page.content.decode()


def test_with_the_code_the_answer_is_the_students() -> None:
    proposal = given.proposed()
    actions.send_code(proposal, by=proposal.case.coach)
    assert answer(proposal, mailed()) == 302
    proposal.refresh_from_db()
    assert proposal.status == Status.IN_FORCE
    proof = proposal.consents.get()
    assert (proof.by, proof.method) == (proposal.case.person, Consent.Method.CODE)


def test_a_wrong_code_changes_nothing_and_five_make_it_worthless() -> None:
    proposal = given.proposed()
    actions.send_code(proposal, by=proposal.case.coach)
    code = mailed()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    assert [answer(proposal, wrong) for _ in range(5)] == [422] * 5
    assert answer(proposal, code) == 422
    assert not proposal.consents.exists()


def test_a_code_is_good_once_and_for_one_version() -> None:
    proposal, other = given.proposed(), given.proposed()
    actions.send_code(proposal, by=proposal.case.coach)
    code = mailed()
    assert answer(other, code) == 422
    assert answer(proposal, code) == 302


def test_an_old_code_is_worth_nothing() -> None:
    proposal = given.proposed()
    actions.send_code(proposal, by=proposal.case.coach)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert answer(proposal, mailed()) == 422


def test_without_a_code_the_coach_cannot_answer_for_the_student() -> None:
    proposal = given.proposed()
    answers = {str(m.pk): "agreed" for m in proposal.measures.all()}
    with pytest.raises(NotYou):
        actions.answer_by_code(proposal, by=proposal.case.coach, answers=answers)
    assert not Consent.objects.exists()


def test_one_code_is_one_answer() -> None:
    proposal = given.proposed()
    actions.send_code(proposal, by=proposal.case.coach)
    no = {f"say-{m.pk}": "agreed" for m in proposal.measures.all()[:1]}
    address = reverse("agreement.answer_by_code", args=[proposal.pk])
    data = {**no, "chosen": "1", "code": mailed()}
    assert client(proposal.case.coach).post(address, data).status_code == 302
    rest = {str(m.pk): "agreed" for m in proposal.measures.all()[1:]}
    with pytest.raises(NotYou):
        actions.answer_by_code(proposal, by=proposal.case.coach, answers=rest)


@pytest.mark.parametrize("verb", ["send_code", "answer_by_code"])
def test_a_draft_has_no_code_and_a_stranger_no_page(verb: str) -> None:
    draft = given.draft()
    facts = {"answers": {}} if verb == "answer_by_code" else {}
    with pytest.raises(NotNow):
        getattr(actions, verb)(draft, by=draft.case.coach, **facts)
    address = reverse(f"agreement.{verb}", args=[draft.pk])
    assert client(given.coach()).post(address).status_code == 404


def test_a_student_without_an_address_cannot_get_a_code() -> None:
    proposal = given.proposed()
    User.objects.filter(pk=proposal.case.person.pk).update(email="")
    page = client(proposal.case.coach).post(reverse("agreement.send_code", args=[proposal.pk]))
    assert page.status_code == 422


def test_the_event_says_who_sat_at_the_screen() -> None:
    proposal = given.proposed()
    actions.send_code(proposal, by=proposal.case.coach)
    answer(proposal, mailed())
    event = Event.objects.get(verb="agreement.answer_by_code")
    assert str(proposal.case.coach.pk) in event.actor
    assert event.details["status"] == "in_force"
