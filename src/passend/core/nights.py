"""How a night is run: step by step, each for itself, one run at a time.

A room says in its `nightly.py` what is due by date, as `STEPS`: a name and a function that does it
and returns how often. Every step can be done twice, or late: it looks at what is, not at what
happened before. Inside a step every action has its own transaction, so that one bad record undoes
no work; a step that breaks stops no other and is named in the run.
"""

import logging
import traceback
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import DatabaseError, connection

from . import clock
from .alone import alone
from .models import NightRun

Done = int | Mapping[str, int]
Step = Callable[[], Done]
Steps = Mapping[str, Step]
PATIENCE = timedelta(minutes=15)
MOST_TRIES = 3
log = logging.getLogger("passend.nightly")


def done(steps: Steps) -> dict[str, int]:
    """Do these steps and count; an error is the caller's."""
    counts: dict[str, int] = {}
    for name, step in steps.items():
        counts |= _counted(name, step())
    return counts


def run(steps: Steps) -> NightRun | None:
    """A whole night. None when another one runs at this moment."""
    with alone("nightly") as ours:
        if not ours:
            log.warning("another night runs")
            return None
        night = NightRun.objects.create(day=clock.today(), started_at=clock.now())
        log.info("begun: %s", night)
        for name, step in steps.items():
            _take(night, name, step)
        night.ended_at = clock.now()
        night.save()
        log.info("ended: %s, %d steps did not succeed", night, len(night.failed))
        return night


def _take(night: NightRun, name: str, step: Callable[[], Done]) -> None:
    try:
        night.steps |= _counted(name, step())
    except Exception as error:
        night.failed[name] = where = _told(error)
        log.error("step %s did not succeed: %s", name, where)
        if isinstance(error, DatabaseError) and not connection.in_atomic_block:
            connection.close()  # perhaps the connection itself broke
    night.save(update_fields=["steps", "failed"])


def _counted(name: str, done: Done) -> dict[str, int]:
    return {name: done} if isinstance(done, int) else dict(done)


def _told(error: Exception) -> str:
    """Kind and place: the words of an error may hold somebody's name."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} ({Path(last.filename).name}:{last.lineno})"


def last() -> NightRun | None:
    """The newest run: for the page about the system."""
    return NightRun.objects.first()


def due_day(hour: time, now: datetime) -> date:
    """The day whose night should have begun by now, at this hour in Amsterdam.

    By date, so that an hour that is missing or comes twice makes no difference.
    """
    today = clock.here(now).date()
    return today if clock.moment(today, hour) <= now else today - timedelta(days=1)


def is_due(hour: time, now: datetime) -> bool:
    """Whether a run is still to be done for that day. One that died is begun anew, three times."""
    tries = NightRun.objects.filter(day__gte=due_day(hour, now))
    if tries.exclude(ended_at=None).exists():
        return False
    begun = [night.started_at for night in tries]
    return len(begun) < MOST_TRIES and all(now - at > PATIENCE for at in begun)
