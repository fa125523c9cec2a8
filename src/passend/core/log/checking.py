"""A check of the log is itself a line of the log: who checked, how many lines, what was found."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from .. import clock, signs
from ..actors import SYSTEM
from ..models import Event, LogHead
from ..purposes import Purpose
from .diagnosis import WORDS
from .heads import Head, kept
from .health import VERIFIED, health
from .verify import Outcome, Progress, verify

EVERY: Final = timedelta(hours=20)


def check(
    heads: Iterable[Head] = (), *, by: Any, progress: Progress = lambda done, of: None
) -> Outcome:
    """Verify and record that it was done. A log whose head is broken cannot be added to."""
    outcome = verify(heads, progress)
    signs.give("audit", ok=outcome.is_whole, lines=outcome.lines)
    head = LogHead.objects.first()
    if head is None or head_is_sound(outcome):
        Event.record(
            VERIFIED, head or LogHead(), by=by, purpose=Purpose.RUNNING, details=told(outcome)
        )
    return outcome


def check_when_due() -> Outcome | None:
    """Once a day, beside the heads outside; ask as often as you like. None when it was not due."""
    checked = health().checked_at
    if checked is not None and clock.now() - checked < EVERY:
        return None
    return check(kept(), by=SYSTEM)


def head_is_sound(outcome: Outcome) -> bool:
    """Whether another line can follow: not when the very end is what is wrong."""
    return outcome.finding is None or LogHead.objects.get().is_sealed


def told(outcome: Outcome) -> dict[str, Any]:
    """Codes and numbers, for the event and for JSON."""
    found = outcome.finding
    known = {"whole": outcome.is_whole, "lines": outcome.lines, "heads": outcome.heads}
    return known | ({"first_wrong": found.seq, "wrong": str(found.wrong)} if found else {})


def sentence(outcome: Outcome) -> str:
    """For a person: how far, and what was found first."""
    if outcome.finding is None:
        heads = f", {outcome.heads} keer gelijk aan de stand buiten" if outcome.heads else ""
        gone = f", {outcome.dropped} regels eerder opgeruimd" if outcome.dropped else ""
        return f"Het logboek klopt: {outcome.lines} regels{heads}{gone}."
    return f"Regel {outcome.finding.seq}: {WORDS[outcome.finding.wrong]}."
