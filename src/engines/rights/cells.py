"""A fact cut into cells: no rule in the catalogue can tell two values in one cell apart.

Numbers are cut at the thresholds that are used anywhere. So every test of a fact is a set of
cells, held as the bits of an integer, and its negation is the complement.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .format.facts import Fact
from .format.leaf import Leaf
from .values import ABSENT, Special, Value

Point = tuple[Decimal, int]
"""Just before a number (0) or just after it (1)."""

BEFORE, AFTER = 0, 1


@dataclass(frozen=True)
class Cell:
    """One cell: yes or no, an option, a stretch of numbers, or that there is none."""

    label: bool | str | Special | None = None
    start: Point | None = None
    stop: Point | None = None


class Domain:
    """The cells of one fact."""

    def __init__(self, name: str, fact: Fact, cuts: Iterable[Point] = ()) -> None:
        self.name, self.fact = name, fact
        self.starts: list[Point] = []
        self.cells = self._cells(cuts)
        self.full = (1 << len(self.cells)) - 1
        self._index = {cell.label: i for i, cell in enumerate(self.cells) if cell.start is None}

    def _cells(self, cuts: Iterable[Point]) -> tuple[Cell, ...]:
        fact = self.fact
        if fact.kind == "datum":
            return ()  # a date is never tested itself, only what is derived from it
        if fact.kind == "janee":
            found = [Cell(False), Cell(True)]
        elif fact.kind == "keuze":
            found = [Cell(option) for option in fact.options]
        else:
            found = self._stretches(cuts)
        return (*found, Cell(ABSENT)) if fact.may_be_absent else tuple(found)

    def _stretches(self, cuts: Iterable[Point]) -> list[Cell]:
        assert_bounds = (self.fact.lowest or Decimal(0), self.fact.highest or Decimal(0))
        first, last = self.point(assert_bounds[0], BEFORE), self.point(assert_bounds[1], AFTER)
        inside = {self.point(*cut) for cut in cuts}
        points = [first, *sorted(p for p in inside if first < p < last), last]
        self.starts = points[:-1]
        return [Cell(None, a, b) for a, b in zip(points, points[1:], strict=False)]

    def point(self, number: Decimal, side: int) -> Point:
        """A cut. After a whole number is the same place as before the next."""
        if side == AFTER and self.fact.kind == "geheel":
            return (number + 1, BEFORE)
        return (number, side)

    def cell_of(self, value: Value) -> int:
        """The index of the cell in which a value falls; beyond the bounds is the last cell."""
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and self.starts:
            return max(0, bisect_right(self.starts, (Decimal(value), BEFORE)) - 1)
        return self._index[value]  # type: ignore[index]

    def mask(self, leaf: Leaf) -> int:
        """The cells in which a test holds."""
        if leaf.op == "holds":
            return 1 << self._index[True]
        return sum(1 << i for i, cell in enumerate(self.cells) if _holds(self, leaf, cell))

    def weights(self) -> tuple[float, ...]:
        """How likely each cell is, from the fact's own figures, else from its width."""
        fact = self.fact
        if fact.kind == "janee":
            yes = float(fact.chance if fact.chance is not None else Decimal("0.5"))
            # Half of those who do not say yes have nothing to say it about.
            return ((1 - yes) / 2, yes, (1 - yes) / 2) if fact.may_be_absent else (1 - yes, yes)
        raw = [self._weight(cell) for cell in self.cells]
        total = sum(raw)
        return tuple(part / total for part in raw)

    def _weight(self, cell: Cell) -> float:
        if cell.label is ABSENT:
            return 0.5 * (len(self.cells) - 1) if self.fact.kind == "keuze" else self._width()
        if cell.start is None or cell.stop is None:
            return float(self.fact.chances.get(str(cell.label), Decimal(1)))
        return max(float(cell.stop[0] - cell.start[0]), 0.0) + 0.01

    def _width(self) -> float:
        return float((self.fact.highest or 0) - (self.fact.lowest or 0)) or 1.0


def cuts_of(leaf: Leaf) -> list[Point]:
    """Where a test cuts the numbers."""
    found: list[Point] = []
    for value in leaf.values:
        if isinstance(value, Decimal):
            if leaf.op in {">=", "<", "=", "in"}:
                found.append((value, BEFORE))
            if leaf.op in {"<=", ">", "=", "in"}:
                found.append((value, AFTER))
    return found


def _holds(domain: Domain, leaf: Leaf, cell: Cell) -> bool:
    if cell.start is None or cell.stop is None:
        return cell.label in leaf.values and cell.label is not ABSENT
    numbers = [value for value in leaf.values if isinstance(value, Decimal)]
    before = [domain.point(number, BEFORE) for number in numbers]
    after = [domain.point(number, AFTER) for number in numbers]
    match leaf.op:
        case ">=":
            return cell.start >= before[0]
        case ">":
            return cell.start >= after[0]
        case "<":
            return cell.stop <= before[0]
        case "<=":
            return cell.stop <= after[0]
    return any(cell.start >= b and cell.stop <= a for b, a in zip(before, after, strict=True))
