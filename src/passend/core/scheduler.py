"""The clock of a school without cron: what is due now is done, whatever happened before.

It keeps nothing in its own head but when it last looked: whether a night is due stands in the
database (`nights.is_due`), so a restart, a missed night or an hour that comes twice changes
nothing. Each piece of work is on its own: what breaks is told in the log and tried again. The
night runs in a process of its own, so that post and signs of life go on beside it.
"""

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings

from . import clock, jobs, nights, outbox
from .log import heads

A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
log = logging.getLogger("passend.scheduler")


@dataclass
class Every:
    """Work that is done every so often."""

    name: str
    pause: timedelta
    do: Callable[[], object]
    last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        return self.last is None or now - self.last >= self.pause or now < self.last


@dataclass
class Scheduler:
    """`tick` does what is due now; call it every few seconds."""

    work: Sequence[Every]
    command: Sequence[str] = (sys.executable, "-m", "passend", "nightly")
    night: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def tick(self) -> None:
        now = clock.now()
        for one in self.work:
            if one.is_due(now):
                one.last = now
                self._safely(one.name, one.do)
        self._safely("nightly", self._begin_night)

    def _safely(self, name: str, do: Callable[[], object]) -> None:
        """An error ends neither us nor the work beside it; its words may hold a name."""
        try:
            do()
        except Exception as error:
            log.error("%s did not succeed: %s", name, type(error).__name__)

    def _begin_night(self) -> None:
        if self.night is not None:
            if self.night.poll() is None:
                return
            if self.night.returncode:
                log.error("the night ended with %d", self.night.returncode)
            self.night = None
        now = clock.now()
        if nights.is_due(settings.NIGHTLY_AT, now):
            log.warning("the night begins at %s", clock.here(now).isoformat(timespec="seconds"))
            self.night = subprocess.Popen(list(self.command))  # noqa: S603

    def stop(self) -> None:
        """A night that runs is asked to end; what it did is whole, the rest comes next time."""
        if self.night is not None and self.night.poll() is None:
            self.night.terminate()
            self.night.wait(30)


def usual() -> Scheduler:
    """Post every minute, lost jobs, and what the house does every hour."""
    return Scheduler(
        work=[
            Every("post", A_MINUTE, outbox.send_due),
            Every("jobs", A_MINUTE, jobs.recover),
            *(Every(name, AN_HOUR, do) for name, do in HOURLY.items()),
        ]
    )


HOURLY: dict[str, Callable[[], object]] = {"log head": heads.send_off}
"""What the house does every hour, by name."""
