"""Who left school gets no further parts; what was due before, or is on a list, stays."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from passend.cases.actions import case as cases
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from passend.fund import actions, nightly
from passend.fund.models import FundApplication, FundBudget, PaymentList
from tests import given_fund as fund

pytestmark = pytest.mark.django_db
STEP = "geld van wie weg is gestopt"


def leaves(made: FundApplication, on: date) -> None:
    """As the register tells it."""
    student = made.case.student
    assert student is not None
    student.gone_on = on
    student.save()


def states(made: FundApplication) -> list[str]:
    return list(made.payments.order_by("number").values_list("status", flat=True))


def later(days: int) -> Any:
    return clock.at(clock.now() + timedelta(days=days))


def test_further_parts_stop_with_a_reason_and_the_student_is_told(client: Client) -> None:
    made = fund.granted(amount=300, parts=3)
    fund.paid(made, fund.worker())
    leaves(made, clock.today() + timedelta(days=4))
    told = Message.objects.filter(kind="decision_ready").count()
    with later(18):
        assert nightly.run()[STEP] == 1
        assert nightly.run()[STEP] == 0
    made.refresh_from_db()
    assert states(made) == ["paid", "cancelled", "cancelled"]
    assert (made.status, made.amount) == ("ended", Decimal(100))
    assert FundBudget.objects.get().spent == Decimal(100)
    assert Message.objects.filter(kind="decision_ready").count() == told + 1
    assert made.case.announcements.count() == 2
    assert Event.objects.about(made).filter(verb="fundapplication.leave").count() == 1
    client.force_login(made.case.person)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Je bent weg van school." in page
    assert "bezwaar" in page


def test_a_mistake_in_the_register_has_two_weeks_to_be_put_right() -> None:
    """Meanwhile nothing of it is on a list; who is back is paid as before."""
    made = fund.granted(amount=300, parts=3)
    fund.account()
    leaves(made, clock.today())
    with later(13):
        assert nightly.run()[STEP] == 0
        with pytest.raises(ValidationError, match="niets te betalen"):
            actions.paying.make(PaymentList(), by=fund.worker(), pay_on=clock.today())
    student = made.case.student
    assert student is not None
    student.gone_on = None
    student.save()
    with later(30):
        assert nightly.run()[STEP] == 0
        batch = actions.paying.make(PaymentList(), by=fund.worker(), pay_on=clock.today())
    assert batch.count == 1


def test_a_part_that_is_on_a_list_stays() -> None:
    made = fund.granted(amount=300, parts=3)
    batch = fund.listed(made, fund.worker())
    leaves(made, clock.today())
    with later(14):
        assert nightly.run()[STEP] == 1
        assert states(made) == ["listed", "cancelled", "cancelled"]
        made.refresh_from_db()
        assert (made.status, made.amount) == ("granted", Decimal(100))
        actions.paying.confirm(batch, by=fund.worker(), paid_on=clock.today())
        assert nightly.run()[STEP] == 0
    assert states(made) == ["paid", "cancelled", "cancelled"]
    assert FundBudget.objects.get().spent == Decimal(100)


def test_a_part_of_a_list_that_did_not_go_stops_the_next_night() -> None:
    made = fund.granted(amount=300, parts=3)
    batch = fund.listed(made, fund.worker())
    leaves(made, clock.today())
    with later(14):
        assert nightly.run()[STEP] == 1
        actions.paying.cancel(batch, by=fund.worker())
        assert nightly.run()[STEP] == 1
        assert nightly.run()[STEP] == 0
    made.refresh_from_db()
    assert (made.status, made.amount, made.reasons.count("left")) == ("ended", 0, 1)
    assert FundBudget.objects.get().spent == 0


def test_what_was_due_before_somebody_left_is_paid() -> None:
    made = fund.granted(amount=300, parts=3)
    fund.account()
    leaves(made, clock.today() + timedelta(days=10))
    with later(24):
        assert nightly.run()[STEP] == 1
        assert states(made) == ["planned", "cancelled", "cancelled"]
        batch = actions.paying.make(PaymentList(), by=fund.worker(), pay_on=clock.today())
    assert batch.total == Decimal(100)


def test_a_dossier_that_closes_while_the_student_is_here_stops_no_money() -> None:
    """Help and money are two things: the register says who is here."""
    made = fund.granted(amount=300, parts=3)
    cases.close(made.case, by=made.case.coach, reason="not_needed")
    with later(40):
        assert nightly.run()[STEP] == 0


def test_who_is_not_in_the_register_left_when_the_dossier_closed() -> None:
    case = fund.case()
    case.student = case.enrolment = None
    case.save()
    told = {"group": "council", "lid_medezeggenschap": "ja", "soort_student": "student"}
    made = fund.granted(case, amount=300, parts=3, **told)
    cases.close(made.case, by=made.case.coach, reason="left")
    with later(14):
        assert nightly.run()[STEP] == 1
    assert states(made) == ["cancelled"] * 3


def test_only_the_night_sees_that_somebody_left() -> None:
    made = fund.granted()
    with pytest.raises(NotYou):
        actions.leave(made, by=fund.worker())
