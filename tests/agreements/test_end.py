"""Agreements end with a reason, and the student hears it."""

from datetime import timedelta

import pytest

from passend.agreements import nightly
from passend.agreements.actions import ending, evaluation
from passend.agreements.models import Evaluation, Status
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db


def test_the_coach_ends_it_with_a_reason_and_the_student_is_told() -> None:
    agreement = given.in_force()
    ending.end(agreement, by=agreement.case.coach, reason="not_needed")
    agreement.refresh_from_db()
    assert (agreement.status, agreement.end_reason) == (Status.ENDED, "not_needed")
    assert agreement.ended_on == clock.today()
    assert not agreement.measures.in_effect().exists()
    message = Message.objects.get(kind="agreement_ended")
    assert message.address == agreement.case.person.email


def test_only_people_of_the_dossier_end_it() -> None:
    agreement = given.in_force()
    for by in (agreement.case.person, given.coach(), given.teacher()):
        with pytest.raises(NotYou):
            ending.end(agreement, by=by, reason="left")


def test_a_proposal_is_withdrawn_and_not_ended() -> None:
    proposal = given.proposed()
    with pytest.raises(NotNow):
        ending.end(proposal, by=proposal.case.coach, reason="left")


def test_it_ends_once() -> None:
    agreement = given.in_force()
    ending.end(agreement, by=agreement.case.coach, reason="left")
    with pytest.raises(NotNow):
        ending.end(agreement, by=agreement.case.coach, reason="diploma")


def test_what_still_waited_waits_no_more_and_what_was_told_stays() -> None:
    first, second = given.in_force(), given.in_force()
    given.proposed(first.case, measures=1)
    for agreement in (first, second):
        asked = evaluation.ask(agreement, by=agreement.case.coach)
    evaluation.tell(asked, by=second.case.person, wishes={}, student_view="Het ging goed.")
    for agreement in (first, second):
        ending.end(agreement, by=agreement.case.coach, reason="not_needed")
    assert not first.case.agreements.open().exists()
    assert Evaluation.objects.get().student_view == "Het ging goed."


def test_the_event_says_why_in_a_code() -> None:
    agreement = given.in_force()
    ending.end(agreement, by=agreement.case.coach, reason="diploma")
    event = Event.objects.get(verb="agreement.end")
    assert event.details == {"end_reason": "diploma", "ended_on": str(clock.today())}


def test_who_left_keeps_the_dossier_and_loses_the_agreement_after_two_weeks() -> None:
    case = given.case_of_coach()
    case.person = given.account()
    case.save()
    agreement = given.in_force(case)
    case.student.gone_on = clock.today() - timedelta(days=13)
    case.student.save()
    assert nightly.end_after_leaving() == 0
    case.student.gone_on = clock.today() - timedelta(days=14)
    case.student.save()
    assert nightly.end_after_leaving() == 1
    agreement.refresh_from_db()
    assert agreement.end_reason == "left"
    assert Event.objects.about(agreement).filter(verb="agreement.end").get().actor == "system"
    assert nightly.end_after_leaving() == 0
