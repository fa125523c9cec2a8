"""When a term starts: on the day after somebody could know of it (Awb 6:8 lid 1; D-06).

Sending is not knowing. A mail that a server took may still be lost, so only a proof counts: it was
opened by the one it is for, answered, told face to face, or given on paper.
"""

from dataclasses import dataclass
from datetime import date

from .term import Term

STARTS_AFTER = "Awb 6:8 lid 1"


@dataclass(frozen=True, kw_only=True)
class Running:
    """Where a term stands. Without a proven announcement it has not started, and cannot end."""

    announced_on: date | None
    last_day: date | None

    @property
    def has_started(self) -> bool:
        return self.last_day is not None

    def is_over(self, today: date) -> bool:
        """Whether the last day has passed; never for a term that did not start."""
        return self.last_day is not None and today > self.last_day


def running(term: Term, announced_on: date | None) -> Running:
    """The term from a proven announcement; None is "not proven yet"."""
    last = term.ends(announced_on) if announced_on is not None else None
    return Running(announced_on=announced_on, last_day=last)
