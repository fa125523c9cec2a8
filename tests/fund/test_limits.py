"""The ceiling of the law for bol (WEB 8.1.5c), what may be above it, and until when."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.fund import actions, limits
from passend.fund.actions.budget import this_year
from passend.fund.given import Award
from passend.fund.models import FundApplication
from tests import given_fund as fund

pytestmark = pytest.mark.django_db
ADULT = date(2004, 3, 5)
DELAY = {"group": "illness", "basisbeurs": "voorbij"}


def decided(made: FundApplication, amount: str, **facts: Any) -> FundApplication:
    fund.budget(100_000)
    told = {"outcome": "granted", "award": fund.award(amount, **facts), "text": ""}
    return actions.decide(made, by=fund.worker(), **told)  # type: ignore[no-any-return]


def test_above_the_ceiling_of_the_law_is_refused_with_the_article() -> None:
    """WEB 8.1.5c: the norm of WSF 3.18 with the supplement for one parent, each month."""
    made = fund.asked(fund.case(born=ADULT), **DELAY)
    assert limits.printed() == Decimal("1063.72")
    with pytest.raises(ValidationError, match=r"€ 1.063,72 per maand \(WEB 8.1.5c\).*één maand"):
        decided(made, "1063.73")
    with pytest.raises(ValidationError, match="3 maanden"):
        decided(made, "3191.17", parts=3)
    assert decided(made, "3191.16", parts=3).status == "granted"


def test_money_at_once_may_be_for_months() -> None:
    made = fund.asked()
    with pytest.raises(ValidationError, match="voor hoeveel maanden"):
        decided(made, "1250.50")
    assert decided(made, "1250.50", months=10).months == 10


def test_what_is_above_it_has_the_name_of_the_law_and_stands_apart(client: Client) -> None:
    """WEB 8.1.5d and 8.1.5f lid 1."""
    made = fund.asked(fund.case(born=ADULT), **DELAY)
    with pytest.raises(ValidationError, match="meer dan het hele bedrag"):
        decided(made, "1500", extra=Decimal(1501))
    assert decided(made, "1500", extra=Decimal("436.28")).status == "granted"
    client.force_login(made.case.person)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "voorziening voor aanvullende ondersteuning" in page
    assert "€ 436,28" in page


def test_the_fund_writes_the_amount_of_this_year(client: Client) -> None:
    """The law prints what held in 2023."""
    made = fund.asked(fund.case(born=ADULT), **DELAY)
    budget, worker = fund.budget(100_000), fund.worker()
    client.force_login(worker)
    page = reverse("fundapplication.decide", args=[made.pk])
    assert "€ 1.063,72 per maand" in client.get(page).content.decode()
    change = reverse("fundbudget.change", args=[budget.pk])
    client.post(change, {"amount": "100000", "norm": "1.200,00"})
    assert limits.a_month(this_year()) == Decimal(1200)
    assert "€ 1.200,00 per maand" in client.get(page).content.decode()
    posted = {"outcome": "granted", "amount": "1200", "parts": "1", "reasons": ["fits"]}
    assert client.post(page, posted).status_code == 302


def test_the_ceiling_is_for_bol_and_for_what_the_law_gives() -> None:
    """No ceiling for bbl (8.1.5c lid 1 names bol), nor for a group of the school itself."""
    council = {"group": "council", "lid_medezeggenschap": "ja"}
    made = fund.asked(fund.case(pathway="bbl", born=ADULT), **council)
    assert decided(made, "2000").status == "granted"
    own = fund.asked(fund.case(born=ADULT), group="own", of_rule=fund.rule())
    assert decided(own, "2000").status == "granted"


def test_school_things_end_with_the_month_of_eighteen_unless_that_is_very_unfair() -> None:
    """WEB 8.1.5a lid 2, by the day on which it was asked; 8.1.5b."""
    today = clock.today()
    before = date(today.year - 18, today.month, 1)
    assert decided(fund.asked(fund.case(born=before)), "400").status == "granted"
    late = fund.asked(fund.case(born=ADULT))
    with pytest.raises(ValidationError, match="de maand van 18 jaar"):
        decided(late, "400")
    assert decided(late, "400", reasons=["hard"]).status == "granted"


def test_a_loan_of_things_knows_no_ceiling() -> None:
    made = fund.asked()
    what = Award(things="Een laptop te leen.", reasons=["fits"])
    told = {"outcome": "granted", "award": what, "text": ""}
    assert actions.decide(made, by=fund.worker(), **told).status == "granted"
