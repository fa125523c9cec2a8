"""Who decides about money does not also let it go, unless the school chose so."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.models import Event, School
from passend.fund import actions
from passend.fund.models import PaymentList
from passend.people.actions import change
from passend.people.models import User
from tests import given
from tests import given_fund as fund

pytestmark = pytest.mark.django_db


def alone() -> None:
    change(School.current(), by=given.manager(), fund_alone=True)


def make(by: User) -> Any:
    day = clock.today() + timedelta(days=5)
    return actions.paying.make(PaymentList(), by=by, pay_on=day)


def test_who_decided_does_not_confirm_that_the_bank_paid(client: Client) -> None:
    decider, colleague = fund.worker(), fund.worker()
    batch = fund.listed(fund.granted(by=decider), colleague)
    page = reverse("paymentlist.confirm", args=[batch.pk])
    today = clock.today().isoformat()
    client.force_login(decider)
    seen = client.get(batch.get_absolute_url()).content.decode()
    assert "Jij besliste zelf over geld op deze lijst" in seen
    assert page not in seen
    refused = client.post(page, {"paid_on": today})
    assert refused.status_code == 422
    assert "Een collega bevestigt dat de bank betaalde." in refused.content.decode()
    batch.refresh_from_db()
    assert batch.status == "made"
    client.force_login(colleague)
    assert page in client.get(batch.get_absolute_url()).content.decode()
    assert client.post(page, {"paid_on": today}).status_code == 302
    batch.refresh_from_db()
    assert batch.status == "paid"


def test_a_list_holds_what_a_colleague_decided_so_that_two_who_decide_can_pay(
    client: Client,
) -> None:
    one, other = fund.worker(), fund.worker()
    fund.account()
    of_one, of_other = fund.granted(by=one), fund.granted(by=other)
    client.force_login(one)
    assert "Over 1 betaling besliste jij zelf" in (
        client.get(reverse("paymentlist.list")).content.decode()
    )
    mine = make(one)
    assert [p.application for p in mine.payments.all()] == [of_other]
    with pytest.raises(ValidationError, match="Laat een collega deze lijst maken"):
        make(one)
    theirs = make(other)
    assert [p.application for p in theirs.payments.all()] == [of_one]
    for batch, by in ((mine, one), (theirs, other)):
        assert actions.paying.confirm(batch, by=by, paid_on=clock.today()).status == "paid"


def test_a_school_with_one_person_at_the_fund_may_choose_so() -> None:
    worker = fund.worker()
    fund.account()
    fund.granted(by=worker)
    with pytest.raises(ValidationError, match="Laat een collega"):
        make(worker)
    alone()
    batch = make(worker)
    assert actions.paying.confirm(batch, by=worker, paid_on=clock.today()).status == "paid"


def test_the_manager_chooses_it_and_the_log_tells() -> None:
    assert not School.current().fund_alone
    alone()
    assert School.current().fund_alone
    event = Event.objects.filter(verb="school.change").last()
    assert event is not None
    assert event.details["fund_alone"] is True
