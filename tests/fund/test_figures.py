"""Figures per group that tell how the fund works, and of nobody what (s)he got."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.fund import actions
from passend.fund.actions.budget import this_year
from passend.fund.figures import Row, programme_of, protected, rows_of, spread_of, team_of
from tests import given
from tests import given_fund as fund


def row(group: str, awards: int, amount: int = 1_000) -> Row:
    money = {"amount": Decimal(amount), "median": Decimal(100)}
    return Row(
        group=group, awards=awards, days=9, decided=awards, refusals=0, objections=0, **money
    )


def test_money_of_few_is_hidden_and_never_of_one_group_alone() -> None:
    """T-21: what is left of the budget would tell it by subtraction."""
    told = {one.group: one.is_shown for one in protected([row("a", 9), row("b", 2), row("c", 6)])}
    assert told == {"a": True, "b": False, "c": False}
    told = {one.group: one.is_shown for one in protected([row("a", 9), row("b", 2), row("c", 1)])}
    assert told == {"a": True, "b": False, "c": False}
    assert row("a", 3).cells[0] == "1 tot en met 4"
    assert "100" not in str(protected([row("a", 3), row("b", 4)])[0].cells)


@pytest.mark.django_db
def test_per_group_awards_euros_median_days_refusals_and_objections(client: Client) -> None:
    worker = fund.worker()
    for amount in (100, 200, 300, 400, 900):
        fund.granted(by=worker, amount=amount)
    for _ in range(5):
        made = fund.refused(by=worker)
        actions.note_objection(made, by=worker, on=clock.today())
    (found,) = rows_of(this_year())
    assert found.cells == ("5", "€ 1.900,00", "€ 300,00", "0", "5", "5")
    fund.granted(by=worker, group="activities", amount=77)
    client.force_login(worker)
    page = client.get(reverse("fund.figures")).content.decode()
    assert "Schoolspullen" in page
    assert "€ 77,00" not in page
    assert "1.900,00" not in page
    assert client.get(f"{reverse('fund.figures')}?jaar=onzin").status_code == 200


@pytest.mark.django_db
def test_the_spread_over_teams_takes_small_ones_together(client: Client) -> None:
    """T-21: no row is of few, so no row follows from the others."""
    worker, big, small, other = fund.worker(), given.team(), given.team(), given.team()
    for team, number in ((big, 6), (small, 2), (other, 1)):
        for _ in range(number):
            fund.granted(fund.case(team=team), by=worker, amount=100)
    fund.refused(fund.case(team=big), by=worker)
    (alone,) = spread_of(this_year(), team_of)
    assert alone.spread == ("9", "€ 900,00", "€ 100,00")
    for _ in range(2):
        fund.granted(fund.case(team=small), by=worker, amount=300)
    told = {one.group: one.spread for one in spread_of(this_year(), team_of)}
    assert told == {
        str(big): ("6", "€ 600,00", "€ 100,00"),
        "alle andere": ("5", "€ 900,00", "€ 100,00"),
    }
    client.force_login(worker)
    page = client.get(reverse("fund.figures")).content.decode()
    assert "Toegekend per team" in page
    assert str(big) in page
    assert str(small) not in page
    assert str(other) not in page


@pytest.mark.django_db
def test_of_few_awards_in_the_whole_school_no_money_is_told() -> None:
    fund.granted(amount=100)
    (row,) = spread_of(this_year(), programme_of)
    assert row.spread == ("1 tot en met 4", "te weinig om te tonen", "te weinig om te tonen")
