"""Agreeing is an act of the student, per measure."""

import hashlib

import pytest

from passend.agreements import actions
from passend.agreements.models import Agreement, Consent, Status
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db


def everything(proposal: Agreement, said: str = "agreed") -> dict[str, str]:
    return {str(line.pk): said for line in proposal.measures.all() if not line.is_unchanged}


def test_what_the_student_agrees_to_takes_effect() -> None:
    proposal = given.proposed()
    actions.answer(proposal, by=proposal.case.person, answers=everything(proposal))
    proposal.refresh_from_db()
    assert proposal.status == Status.IN_FORCE
    assert proposal.settled_on == proposal.in_force_on
    assert proposal.evaluate_by.month == 7
    assert proposal.measures.in_effect().count() == 2


def test_nobody_of_school_agrees_for_the_student() -> None:
    proposal = given.proposed()
    with pytest.raises(NotYou):
        actions.answer(proposal, by=proposal.case.coach, answers=everything(proposal))
    assert not Consent.objects.exists()


def test_a_contested_measure_has_no_effect_and_the_others_have() -> None:
    agreement = given.agreed(given.proposed(measures=3), contested=1)
    assert agreement.status == Status.IN_FORCE
    assert agreement.measures.in_effect().count() == 2


def test_all_contested_is_handled_and_not_in_force() -> None:
    agreement = given.agreed(given.proposed(), contested=2)
    assert agreement.status == Status.CONTESTED
    assert agreement.settled_on is not None
    assert agreement.in_force_on is None


def test_an_answer_to_a_part_leaves_the_rest_open() -> None:
    proposal = given.proposed()
    one = next(iter(everything(proposal)))
    actions.answer(proposal, by=proposal.case.person, answers={one: "agreed"})
    assert proposal.status == Status.PROPOSED
    actions.answer(
        proposal,
        by=proposal.case.person,
        answers={k: "agreed" for k in everything(proposal) if k != one},
    )
    assert proposal.status == Status.IN_FORCE


def test_each_act_leaves_the_exact_text_and_its_hash() -> None:
    agreement = given.in_force()
    proof = agreement.consents.get()
    assert proof.method == Consent.Method.SIGN_IN
    assert agreement.measures.first().school_does in proof.text
    assert proof.text_sha256 == hashlib.sha256(proof.text.encode()).hexdigest()


@pytest.mark.parametrize("state", ["draft", "withdrawn", "replaced"])
def test_a_step_cannot_be_skipped(state: str) -> None:
    made = given.draft() if state == "draft" else given.proposed()
    lines = everything(made)
    if state == "withdrawn":
        actions.withdraw(made, by=made.case.coach)
    if state == "replaced":
        given.agreed(made)
        given.agreed(given.proposed(made.case, measures=1))
    with pytest.raises(NotNow):
        actions.answer(made, by=made.case.person, answers=lines)
    assert Agreement.objects.get(pk=made.pk).status == state


def test_the_version_before_holds_until_the_new_one_is_agreed() -> None:
    old = given.in_force()
    new = given.proposed(old.case, measures=1)
    assert new.case.agreements.in_force().get() == old
    given.agreed(new)
    old.refresh_from_db()
    assert (old.status, new.status) == (Status.REPLACED, Status.IN_FORCE)
    assert new.measures.in_effect().count() == 3


def test_only_changed_lines_need_a_new_answer() -> None:
    old = given.in_force()
    new = given.proposed(old.case, measures=1)
    assert [line.is_unchanged for line in new.measures.all()] == [True, True, False]


def test_the_event_says_what_became_of_it_and_holds_no_text() -> None:
    agreement = given.in_force()
    event = Event.objects.about(agreement).filter(verb="agreement.answer").get()
    assert event.details["status"] == "in_force"
    assert "steun" not in str(event.details)


def test_the_student_is_told_without_content() -> None:
    proposal = given.proposed()
    message = Message.objects.get(about__endswith=str(proposal.pk))
    assert message.kind == "agreement_ready"
    assert proposal.measures.first().school_does not in message.body
