"""Amounts: dated, exact to the cent, and an interval as long as a fact is not known.

Nothing is rounded unless the formula says so (`afgerond`).
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

import lark

from .cells import AFTER, BEFORE, Domain, Point
from .format.formula import Node, names_in
from .format.provisions import Amount
from .format.shared import Overlay, Rates
from .known import Known
from .library import Library
from .rulebook import Rulebook
from .tree import residue
from .values import ABSENT

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Interval:
    """At least and at most; the same while everything is known."""

    low: Decimal
    high: Decimal

    @property
    def exact(self) -> Decimal | None:
        """The amount when it is certain."""
        return self.low if self.low == self.high else None

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval around both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


@dataclass(frozen=True)
class Owed:
    """How much comes out of a provision, and which dated amounts in it are out of date."""

    interval: Interval
    bound: str
    unit: str
    per: str | None
    stale: tuple[str, ...]


def rate_on(rates: Rates, day: date) -> tuple[date, Decimal | dict[int, Decimal]] | None:
    """The newest value on a day with its date; None before the first one."""
    since = max((one for one in rates.values if one <= day), default=None)
    return None if since is None else (since, rates.values[since])


def is_stale(rates: Rates, day: date) -> bool:
    """Whether a newer value should exist by its rhythm, and the catalogue does not have it."""
    found = rate_on(rates, day)
    return found is not None and found[0] < period_start(rates, day)


def period_start(rates: Rates, day: date) -> date:
    """The first day of the half-year, year or study year of a day; the beginning if fixed."""
    match rates.rhythm:
        case "halfjaar":
            return date(day.year, 1 if day.month < 7 else 7, 1)
        case "jaar":
            return date(day.year, 1, 1)
        case "studiejaar":
            return date(day.year if day.month >= 8 else day.year - 1, 8, 1)
    return date.min


def table_cuts(library: Library) -> dict[str, list[Point]]:
    """Per fact the keys of the tables that go by it: cells cut there have one amount each."""
    found: dict[str, set[int]] = {}
    for rates in library.rates.values():
        for table in rates.values.values():
            if rates.by is not None and isinstance(table, dict):
                found.setdefault(rates.by, set()).update(table)
    return {name: [(Decimal(key), BEFORE) for key in sorted(keys)] for name, keys in found.items()}


class Counting:
    """Works out formulas for one person on the date of a rulebook."""

    def __init__(self, book: Rulebook, known: Known) -> None:
        self.book, self.known = book, known

    @cached_property
    def _rates(self) -> dict[str, Rates]:
        return self.book.library.rates

    def owed(self, amount: Amount, overlays: tuple[Overlay, ...] = ()) -> Owed | None:
        """What a provision comes to; None when a part has no value on this date."""
        found = self._with_deviations(amount)
        for overlay in overlays:
            extra = self.interval(overlay.amount) if overlay.amount is not None else None
            if found and extra:  # what a school adds can only raise
                found = Interval(max(found.low, extra.low), max(found.high, extra.high))
        if found is None:
            return None
        formulas = [amount.formula, *(d.formula for d in amount.deviations)]
        return Owed(found, amount.bound, amount.unit, amount.per, self.stale(formulas))

    def stale(self, formulas: list[Node]) -> tuple[str, ...]:
        """The dated amounts in the formulas that should have a newer value."""
        names = {name for formula in formulas for name in names_in(formula) if name in self._rates}
        return tuple(sorted(n for n in names if is_stale(self._rates[n], self.book.day)))

    def _with_deviations(self, amount: Amount) -> Interval | None:
        found: list[Interval | None] = []
        for deviation in amount.deviations:
            holds = residue(self.book.tree_of(deviation.when), self.known.masks)
            if holds is False:
                continue
            found.append(self.interval(deviation.formula))
            if holds is True:
                break
        else:
            found.append(self.interval(amount.formula))
        sure = [interval for interval in found if interval]
        if len(sure) < len(found):
            return None
        whole = sure[0]
        for interval in sure[1:]:
            whole = whole.hull(interval)
        return whole

    def interval(self, formula: Node | lark.Token) -> Interval | None:
        """The outcome of a formula."""
        if isinstance(formula, lark.Token):
            return None
        match formula.data:
            case "number":
                return _point(Decimal(str(formula.children[0])))
            case "name":
                return self._named(str(formula.children[0]))
            case "table":
                return self._from_table(str(formula.children[0]), str(formula.children[1]))
        parts = [self.interval(part) for part in formula.children]
        sure = [part for part in parts if part is not None]
        return _combined(str(formula.data), sure) if len(sure) == len(parts) else None

    def _named(self, name: str) -> Interval | None:
        if name not in self._rates:
            return self._fact(name)
        found = rate_on(self._rates[name], self.book.day)
        if found is None or isinstance(found[1], dict):
            return None
        return _point(found[1])

    def _fact(self, name: str) -> Interval | None:
        exact = self.known.values.get(name)
        if exact is ABSENT:
            return _point(Decimal(0))
        if exact is not None:
            return _point(Decimal(str(exact)))
        return _reach(self.book.domains[name], self.known.masks.get(name))

    def _from_table(self, name: str, fact: str) -> Interval | None:
        found = rate_on(self._rates[name], self.book.day)
        span = self._fact(fact)
        if found is None or span is None or not isinstance(found[1], dict):
            return None
        rows = sorted(found[1].items())
        first = max((key for key, _ in rows if key <= span.low), default=None)
        # Below the first row the table gives nothing; while that is only possible, the rest counts.
        reached = [v for k, v in rows if (first is None or k >= first) and k <= span.high]
        return Interval(min(reached), max(reached)) if reached else None


def _reach(domain: Domain, possible: int | None) -> Interval | None:
    mask = domain.full if possible is None else possible
    cells = [cell for i, cell in enumerate(domain.cells) if mask >> i & 1]
    numbers = [(c.start[0], c.stop) for c in cells if c.start and c.stop]
    absent = any(cell.label is ABSENT for cell in cells)
    if not numbers:
        return _point(Decimal(0)) if absent else None
    stop = numbers[-1][1]
    high = stop[0] - 1 if domain.fact.kind == "geheel" and stop[1] != AFTER else stop[0]
    low = min(numbers[0][0], Decimal(0)) if absent else numbers[0][0]
    return Interval(low, high)


def _point(value: Decimal) -> Interval:
    return Interval(value, value)


def _combined(how: str, parts: list[Interval]) -> Interval | None:
    lows, highs = [p.low for p in parts], [p.high for p in parts]
    match how:
        case "plus":
            return Interval(sum(lows, Decimal(0)), sum(highs, Decimal(0)))
        case "minus":
            return Interval(lows[0] - highs[1], highs[0] - lows[1])
        case "largest":
            return Interval(max(lows), max(highs))
        case "smallest":
            return Interval(min(lows), min(highs))
        case "rounded":
            return Interval(_cents(lows[0]), _cents(highs[0]))
    if how == "divided" and lows[1] <= 0 <= highs[1]:
        return None
    ends = [
        a * b if how == "times" else a / b for a in (lows[0], highs[0]) for b in (lows[1], highs[1])
    ]
    return Interval(min(ends), max(ends))


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, rounding=ROUND_HALF_UP)
