"""Figures per group of one study year: awards, euros, median, lead time, refusals, objections.

A number of one to four is not told, nor money of so few (screen 20). Where the money of only one
group would be hidden, that of the next smallest is hidden too: else what is left of the budget
tells it.

Per team and per programme the small ones are taken together until they are many, so that no row is
small and nothing follows from the others; only of awards, for refusals of few could not be so.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engines.deadlines import StudyYear
from passend.cases.models.asked import DECIDED, Status
from passend.core.few import FEW

from .models import FundApplication
from .models.words import euros

TITLES: Final = (
    gettext_lazy("Toegekend"), gettext_lazy("Euro’s"), gettext_lazy("Middelste bedrag"),
    gettext_lazy("Dagen tot besluit"), gettext_lazy("Afgewezen"), gettext_lazy("Bezwaren"),
)  # fmt: skip
SPREAD_TITLES: Final = TITLES[:3]


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

    @property
    def spread(self) -> tuple[str, ...]:
        """How many, how much, and the middle one."""
        return self.cells[:3]


def count(number: int) -> str:
    """A number that points at nobody."""
    return _("1 tot en met 4") if 0 < number < FEW else str(number)


def rows_of(year: int) -> list[Row]:
    """Per group, by the study year in which it was decided."""
    by_group = _sorted_out(decided_in(year), lambda made: made.group_word)
    return protected([_row(group, by_group[group]) for group in sorted(by_group)])


def decided_in(year: int) -> list[FundApplication]:
    whole = StudyYear(year)
    days = (whole.first_day, whole.last_day)
    found = FundApplication.objects.filter(status__in=DECIDED, decided_on__range=days)
    return list(found.select_related("rule", "case__team", "case__programme"))


def team_of(made: FundApplication) -> str:
    return str(made.case.team or _("geen team"))


def programme_of(made: FundApplication) -> str:
    return str(made.case.programme or _("geen opleiding bekend"))


def spread_of(year: int, of: Callable[[FundApplication], str]) -> list[Row]:
    """Where the awards went; the small ones together, and alone only when that is all there is."""
    awarded = [made for made in decided_in(year) if made.amount > 0 or made.things]
    parts = _sorted_out(awarded, of)
    names = sorted(parts, key=lambda name: (len(parts[name]), name))
    together: list[FundApplication] = []
    while names and (len(parts[names[0]]) < FEW or 0 < len(together) < FEW):
        together += parts[names.pop(0)]
    rows = [_row(name, parts[name]) for name in sorted(names)]
    if together:
        rows.append(_row(_("alle andere") if rows else _("heel de school"), together))
    return protected(rows)


def _sorted_out(
    found: list[FundApplication], of: Callable[[FundApplication], str]
) -> dict[str, list[FundApplication]]:
    parts: dict[str, list[FundApplication]] = defaultdict(list)
    for made in found:
        parts[of(made)].append(made)
    return parts


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
