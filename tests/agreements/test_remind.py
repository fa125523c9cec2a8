"""agreement.remind, at night: 7 days and 1 day before, then a person and not a third mail."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from passend.agreements import nightly
from passend.agreements.actions import reminding
from passend.agreements.models import Agreement
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.errors import NotYou
from passend.core.keep import AMSTERDAM
from passend.core.models import Event, Message
from passend.desk import actions as desk
from tests import given
from tests.due import found_in

pytestmark = pytest.mark.django_db


def waits(days: int = 30) -> Agreement:
    """A proposal whose last day is so many days ahead."""
    return given.proposed(given.heard_case(agree_by=clock.today() + timedelta(days=days)))


def on_day(days: int) -> Any:
    """At noon: eleven at night in winter is past midnight in summer."""
    day = clock.today() + timedelta(days=days)
    return clock.at(datetime.combine(day, time(12), AMSTERDAM))


def reminders() -> list[Message]:
    return list(Message.objects.filter(kind="reminder").order_by("created_at"))


def kinds(case: Any) -> set[str]:
    return {d.kind for d in found_in(case)}


def test_two_reminders_in_thirty_nights_and_no_third():
    proposal = waits()
    sent = []
    for day in range(40):
        with on_day(day):
            if nightly.reminding.remind_all():
                sent.append(day)
            assert nightly.reminding.remind_all() == 0, "twice in a night is once"
    assert sent == [23, 29]
    assert Event.objects.filter(verb="agreement.remind").count() == 2
    with on_day(29):
        assert "silent" in kinds(proposal.case)
        assert "consent" not in kinds(proposal.case)


def test_missed_nights_bring_one_mail_and_not_two():
    waits()
    with on_day(29):
        assert reminding.remind_all() == 1
        assert reminding.remind_all() == 0
    assert len(reminders()) == 1


def test_who_was_told_yesterday_is_not_reminded_today():
    waits(days=5)
    assert reminding.remind_all() == 0
    with on_day(1):
        assert reminding.remind_all() == 0
    with on_day(2):
        assert reminding.remind_all() == 1


def test_who_answered_or_asks_for_a_talk_is_left_alone():
    given.agreed(waits())
    with on_day(25):
        assert reminding.remind_all() == 0


def test_a_coach_who_reminds_by_hand_sends_no_third_mail_either():
    proposal = waits()
    for day in (1, 2, 3):
        with on_day(day):
            desk.remind(proposal.case, by=proposal.case.coach, of="consent", whom="student")
    assert len(reminders()) == 2
    with on_day(29):
        assert reminding.remind_all() == 0


def test_an_evaluation_that_waits_for_the_students_words_is_reminded_of():
    agreement = given.in_force()
    assert agreement.evaluate_by is not None
    ahead = (agreement.evaluate_by - clock.today()).days
    with on_day(ahead - 30):
        nightly.evaluation.ask(agreement, by=SYSTEM)
    sent = []
    for day in range(ahead - 9, ahead + 2):
        with on_day(day):
            sent += [ahead - day] if reminding.remind_all() else []
    assert sent == [7, 1]


def test_only_the_house_reminds_by_night():
    proposal = waits()
    with pytest.raises(NotYou):
        reminding.remind(proposal, by=proposal.case.coach, thing=proposal, link="/", once="x")
