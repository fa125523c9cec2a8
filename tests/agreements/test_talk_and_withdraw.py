"""A talk leaves the proposal open; taking it back closes it."""

import pytest

from passend.agreements import actions
from passend.agreements.models import Status
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from tests import given

pytestmark = pytest.mark.django_db


def test_asking_for_a_talk_leaves_the_proposal_open() -> None:
    proposal = given.proposed()
    actions.ask_talk(proposal, by=proposal.case.person)
    assert proposal.status == Status.PROPOSED
    assert proposal.talk_asked_on is not None
    assert given.agreed(proposal).status == Status.IN_FORCE


def test_asking_twice_keeps_the_first_day() -> None:
    proposal = given.proposed()
    first = actions.ask_talk(proposal, by=proposal.case.person).talk_asked_on
    assert actions.ask_talk(proposal, by=proposal.case.person).talk_asked_on == first


def test_only_the_student_asks() -> None:
    proposal = given.proposed()
    with pytest.raises(NotYou):
        actions.ask_talk(proposal, by=proposal.case.coach)


def test_there_is_nothing_to_talk_about_in_a_draft() -> None:
    draft = given.draft()
    with pytest.raises(NotNow):
        actions.ask_talk(draft, by=draft.case.person)


def test_a_draft_and_a_proposal_can_be_withdrawn_and_a_new_draft_begins_from_it() -> None:
    for made in (given.draft(), given.proposed()):
        actions.withdraw(made, by=made.case.coach)
        assert made.status == Status.WITHDRAWN
        again = actions.draft(made.case, by=made.case.coach)
        assert again.base == made
        assert [m.school_does for m in again.measures.all()] == [
            m.school_does for m in made.measures.all()
        ]


def test_what_holds_is_not_withdrawn() -> None:
    agreement = given.in_force()
    with pytest.raises(NotNow):
        actions.withdraw(agreement, by=agreement.case.coach)


def test_the_student_does_not_withdraw() -> None:
    proposal = given.proposed()
    with pytest.raises(NotYou):
        actions.withdraw(proposal, by=proposal.case.person)


@pytest.mark.parametrize("verb", ["agreement.ask_talk", "agreement.withdraw"])
def test_the_event_holds_codes_and_dates_only(verb: str) -> None:
    proposal = given.proposed()
    if verb == "agreement.ask_talk":
        actions.ask_talk(proposal, by=proposal.case.person)
    else:
        actions.withdraw(proposal, by=proposal.case.coach)
    details = Event.objects.about(proposal).get(verb=verb).details
    assert set(details) <= {"number", "talk_asked_on"}
