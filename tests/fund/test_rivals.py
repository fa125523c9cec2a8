"""Two people press at once where money is at stake: one wins, and no budget is ever overdrawn."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from passend.cases.models import Announcement
from passend.core import clock
from passend.core.errors import NotNow
from passend.core.models import Event, key
from passend.fund import actions
from passend.fund.models import FundApplication, FundBudget, Payment, PaymentList
from tests import given_fund as fund
from tests.agreements.test_rivals import race

TRIALS = 4


def or_late(act: Callable[[], Any]) -> None:
    """A budget that is gone, or nothing left to pay, is a form that says so."""
    try:
        act()
    except ValidationError as error:
        raise NotNow(str(error)) from error


def grant(made: FundApplication, by: Any, amount: int) -> Callable[[], None]:
    mine = FundApplication.objects.get(pk=made.pk)
    facts = {"outcome": "granted", "award": fund.award(amount), "text": ""}
    return partial(or_late, partial(actions.decide, mine, by=by, **facts))


def test_of_two_decisions_that_would_overdraw_the_budget_one_wins(real_commits: None) -> None:
    for trial in range(1, TRIALS + 1):
        made = [fund.asked(), fund.asked()]
        budget = fund.budget(1)
        actions.rules.change(budget, by=fund.worker(), amount=budget.spent + 500)
        outcomes = race(*(grant(one, fund.worker(), 400) for one in made))
        assert sorted(outcomes) == ["too late", "won"]
        budget.refresh_from_db()
        assert (budget.spent, budget.left) == (Decimal(400 * trial), Decimal(100))
        for one, outcome in zip(made, outcomes, strict=True):
            one.refresh_from_db()
            won = outcome == "won"
            assert one.status == ("granted" if won else "asked")
            assert one.amount == (400 if won else 0)
            assert one.payments.count() == won
            assert Announcement.objects.filter(about=key(one)).count() == won


def test_a_budget_made_smaller_while_somebody_decides_is_not_overdrawn(real_commits: None) -> None:
    for _ in range(TRIALS):
        made, worker = fund.asked(), fund.worker()
        budget = fund.budget(1)
        before = budget.spent
        actions.rules.change(budget, by=worker, amount=before + 500)
        mine = FundBudget.objects.get(pk=budget.pk)
        smaller = partial(actions.rules.change, mine, by=worker, amount=before + 100)
        outcomes = race(grant(made, fund.worker(), 400), partial(or_late, smaller))
        assert sorted(outcomes) == ["too late", "won"]
        budget.refresh_from_db()
        assert budget.left == 100


def test_a_withdrawal_crosses_a_decision(real_commits: None) -> None:
    for _ in range(TRIALS):
        made = fund.asked()
        spent = fund.budget(100_000).spent
        mine = FundApplication.objects.get(pk=made.pk)
        back = partial(actions.withdraw, mine, by=made.case.person)
        outcomes = race(grant(made, fund.worker(), 400), back)
        assert sorted(outcomes) == ["too late", "won"]
        made.refresh_from_db()
        won = outcomes[0] == "won"
        assert made.status == ("granted" if won else "withdrawn")
        assert FundBudget.objects.get().spent == spent + (400 if won else 0)
        assert made.payments.count() == won
        verbs = {"fundapplication.decide", "fundapplication.withdraw"}
        assert Event.objects.about(made).filter(verb__in=verbs).count() == 1


def test_a_request_is_sent_twice(real_commits: None) -> None:
    """T-07: one request, one clock."""
    for _ in range(TRIALS):
        made = fund.draft()
        copies = [FundApplication.objects.get(pk=made.pk) for _ in range(2)]
        outcomes = race(*(partial(actions.ask, one, by=made.case.person) for one in copies))
        assert sorted(outcomes) == ["too late", "won"]
        assert Event.objects.about(made).filter(verb="fundapplication.ask").count() == 1


def test_two_lists_at_once_pay_nobody_twice(real_commits: None) -> None:
    fund.account()
    day = clock.today() + timedelta(days=5)
    for _ in range(TRIALS):
        made = fund.granted()
        facts = {"pay_on": day}
        make = [
            partial(or_late, partial(actions.paying.make, PaymentList(), by=fund.worker(), **facts))
            for _ in range(2)
        ]
        assert sorted(race(*make)) == ["too late", "won"]
        assert made.payments.get().status == Payment.Status.LISTED
    assert PaymentList.objects.count() == TRIALS


@pytest.mark.parametrize("crossing", ["the bank paid", "the list is cancelled"])
def test_a_list_is_closed_once(real_commits: None, crossing: str) -> None:
    for _ in range(TRIALS):
        worker, made = fund.worker(), fund.granted()
        batch = fund.listed(made, worker)
        one, two = (PaymentList.objects.get(pk=batch.pk) for _ in range(2))
        paid = partial(actions.paying.confirm, one, by=worker, paid_on=clock.today())
        other = partial(actions.paying.confirm, two, by=worker, paid_on=clock.today())
        if crossing == "the list is cancelled":
            other = partial(actions.paying.cancel, two, by=worker)
        outcomes = race(paid, other)
        assert sorted(outcomes) == ["too late", "won"]
        status = made.payments.get().status
        assert status == ("planned" if crossing[4:8] == "list" and outcomes[1] == "won" else "paid")
        made.payments.update(status="cancelled")
