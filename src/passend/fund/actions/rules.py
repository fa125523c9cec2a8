"""What the school itself chooses: rules with a day, and the budget of a study year."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.core import clock
from passend.core.actions import action

from ..models import FundBudget, FundRule, Group
from ..models.words import SHORT
from ..policy import fund_office


@action("fundrule.add", "Regel toevoegen", on=FundRule, who=fund_office, logs=["group", "from_on"])
def add(
    rule: FundRule,
    *,
    by: Any,
    group: str,
    title: str = "",
    for_whom: str = "",
    amount: Decimal | None = None,
    most: Decimal | None = None,
    from_on: date,
) -> None:
    """It begins on a day, and holds until it ends."""
    if group == Group.OWN and not title:
        raise ValidationError({"title": _("Geef de eigen groep een naam.")})
    rule.group, rule.title = group, title or str(SHORT[Group(group)])
    rule.for_whom, rule.amount, rule.most, rule.from_on = for_whom, amount, most, from_on
    same = FundRule.objects.filter(group=group).exclude(group=Group.OWN)
    if same.filter(until_on__gte=from_on).exists():
        raise ValidationError({"from_on": _("Dan loopt er nog een regel voor deze groep.")})


@action("fundrule.end", "Regel stoppen", on=FundRule, who=fund_office, logs=["group", "until_on"])
def end(rule: FundRule, *, by: Any, until_on: date) -> None:
    """What was asked before goes on; a new rule may begin the day after."""
    if until_on < max(rule.from_on, clock.today() - timedelta(days=1)):
        raise ValidationError({"until_on": _("Kies vandaag of een dag later.")})
    rule.until_on = until_on


@action("fundbudget.begin", "Budget toevoegen", on=FundBudget, who=fund_office, logs=["year"])
def begin(
    budget: FundBudget,
    *,
    by: Any,
    year: int,
    amount: Decimal,
    rule: FundRule | None = None,
    norm: Decimal | None = None,
) -> None:
    """Of the whole fund, or of one group of the school's own. `norm` is the ceiling of the law."""
    if rule is not None and rule.group != Group.OWN:
        raise ValidationError({"rule": _("Alleen een eigen groep heeft eigen geld.")})
    budget.year, budget.amount, budget.rule, budget.norm = year, amount, rule, norm


@action("fundbudget.change", "Budget veranderen", on=FundBudget, who=fund_office, logs=["year"])
def change(budget: FundBudget, *, by: Any, amount: Decimal, norm: Decimal | None = None) -> None:
    """Never below what was granted already."""
    if amount < budget.spent:
        raise ValidationError({"amount": _("Er is al meer toegekend dan dit bedrag.")})
    budget.amount, budget.norm = amount, norm or budget.norm
