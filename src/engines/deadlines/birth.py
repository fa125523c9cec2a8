"""Leave for pregnancy and birth: from when to when (WEB 8.1.7 lid 9 onder b).

The law gives a period and the earliest day on which the student may let it begin; it names no
latest day. A school may make it longer (lid 10), never shorter.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

LAW: Final = "WEB 8.1.7 lid 9 onder b"
WEEKS: Final = {False: (6, 16), True: (10, 20)}
"""More than one child or not: weeks before, and weeks in all."""


@dataclass(frozen=True, kw_only=True)
class BirthLeave:
    """The first and the last day of absence with a valid reason."""

    first: date
    last: date
    weeks: int
    law: str = LAW


def earliest_leave(due_on: date, *, more: bool) -> date:
    """Counted back from the day after the day on which the birth is expected."""
    return due_on + timedelta(days=1) - timedelta(weeks=WEEKS[more][0])


def birth_leave(due_on: date, *, more: bool, wished: date | None = None) -> BirthLeave:
    """The leave around this day; without a wish it begins as early as may be.

    Raises `ValueError` when it is wished before the law lets it begin.
    """
    earliest = earliest_leave(due_on, more=more)
    first = wished or earliest
    if first < earliest:
        raise ValueError(f"not before {earliest} ({LAW})")
    weeks = WEEKS[more][1]
    return BirthLeave(
        first=first, last=first + timedelta(weeks=weeks) - timedelta(days=1), weeks=weeks
    )
