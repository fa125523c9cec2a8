"""The money of a study year, drawn and given back under the lock of its row.

The lock is on one row, and always the last one that an action takes, so nobody waits in a circle.
"""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from engines.deadlines import StudyYear
from passend.core import clock

from ..models import FundApplication, FundBudget, FundRule, Group, year_label
from ..models.words import BY_LAW, euros


def this_year() -> int:
    return StudyYear.of(clock.today()).starts_in


def budget_of(rule: FundRule | None, year: int) -> FundBudget | None:
    """That of the own group where it has one, else that of the fund."""
    found = FundBudget.objects.filter(year=year)
    own = found.filter(rule=rule).first() if rule else None
    return own or found.filter(rule=None).first()


def draw(made: FundApplication, amount: Decimal) -> None:
    """Take it from the budget of this study year, or refuse: it never becomes negative."""
    made.year = this_year()
    budget = _locked(made)
    if budget is None:
        year = year_label(made.year)
        raise ValidationError(_("Er is nog geen budget voor %(year)s.") % {"year": year})
    if amount > budget.left:
        raise ValidationError(_too_much(made, budget))
    budget.spent += amount
    budget.save(update_fields=["spent"])


def give_back(made: FundApplication, amount: Decimal) -> None:
    """What does not go out, or came back, can be given to somebody else in that study year."""
    budget = _locked(made)
    if budget is not None and amount:
        budget.spent = max(budget.spent - amount, Decimal(0))
        budget.save(update_fields=["spent"])


def _locked(made: FundApplication) -> FundBudget | None:
    found = budget_of(made.rule, made.year or this_year())
    return FundBudget.objects.select_for_update().get(pk=found.pk) if found else None


def _too_much(made: FundApplication, budget: FundBudget) -> str:
    """What is left; and that the law leaves no room for a no, where it gives a right."""
    text = _("Dit past niet in het budget. Over: %(left)s.") % {"left": euros(budget.left)}
    if Group(made.group) in BY_LAW:
        text += " " + _("De wet geeft deze groep recht op steun. Verhoog dus het budget.")
    return text
