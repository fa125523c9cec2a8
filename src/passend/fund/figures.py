"""Figures per group of one study year: awards, euros, median, lead time, refusals, objections.

A number of one to four is not told, nor money of so few (screen 20). Where the money of only one
group would be hidden, that of the next smallest is hidden too: else what is left of the budget
tells it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median
from typing import Final

from django.utils.translation import gettext as _

from engines.deadlines import StudyYear
from passend.cases.models.asked import DECIDED, Status

from .models import FundApplication
from .models.words import euros

FEW: Final = 5


@dataclass(frozen=True, kw_only=True)
class Row:
    """One group. `is_shown` is whether its money may be told."""

    group: str
    awards: int
    amount: Decimal
    median: Decimal
    days: float
    decided: int
    refusals: int
    objections: int
    is_shown: bool = True

    @property
    def cells(self) -> tuple[str, ...]:
        """As it stands in the table."""
        hidden = _("te weinig om te tonen")
        days = f"{self.days:.0f}" if self.decided >= FEW else hidden
        money = (euros(self.amount), euros(self.median)) if self.is_shown else (hidden, hidden)
        return (count(self.awards), *money, days, count(self.refusals), count(self.objections))


def count(number: int) -> str:
    """A number that points at nobody."""
    return _("1 tot en met 4") if 0 < number < FEW else str(number)


def rows_of(year: int) -> list[Row]:
    """By the study year in which it was decided."""
    whole = StudyYear(year)
    days = (whole.first_day, whole.last_day)
    found = FundApplication.objects.filter(status__in=DECIDED, decided_on__range=days)
    by_group: dict[str, list[FundApplication]] = defaultdict(list)
    for made in found.select_related("rule"):
        by_group[made.group_word].append(made)
    return protected([_row(group, by_group[group]) for group in sorted(by_group)])


def _row(group: str, found: list[FundApplication]) -> Row:
    amounts = [made.amount for made in found if made.amount > 0]
    return Row(
        group=group,
        awards=sum(made.status != Status.REFUSED for made in found),
        amount=sum(amounts, Decimal(0)),
        median=median(amounts) if amounts else Decimal(0),
        days=median(made.days_waited for made in found),
        decided=len(found),
        refusals=sum(made.status == Status.REFUSED for made in found),
        objections=sum(made.objected_on is not None for made in found),
    )


def protected(rows: list[Row]) -> list[Row]:
    """Without the money of few; never of one group alone."""
    told = [replace(row, is_shown=not 0 < row.awards < FEW) for row in rows]
    hidden = [row for row in told if not row.is_shown]
    others = sorted((row for row in told if row.is_shown and row.awards), key=lambda r: r.awards)
    if len(hidden) == 1 and others:
        also = others[0]
        told = [replace(row, is_shown=False) if row is also else row for row in told]
    return told
