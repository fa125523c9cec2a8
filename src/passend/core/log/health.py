"""How the log stands, in a few words, for the page of the functional manager and for a monitor."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from .. import clock
from ..models import Event, LogHead

VERIFIED: Final = "log.verify"
LATE: Final = timedelta(hours=2)
STALE: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class LogHealth:
    """`lines` ever written; when a head last left the machine; what the last check found.

    `whole` is None while nobody checked. `leaves` says whether a place outside is set at all.
    """

    lines: int
    leaves: bool
    left_at: datetime | None
    waiting: int
    checked_at: datetime | None
    whole: bool | None
    first_wrong: int | None
    wrong: str

    @property
    def is_late(self) -> bool:
        """Lines wait for longer than two hours to leave the machine."""
        since = self.left_at or datetime.min.replace(tzinfo=clock.now().tzinfo)
        return self.leaves and self.waiting > 0 and clock.now() - since > LATE

    @property
    def is_stale(self) -> bool:
        """Nobody checked the chain for two days."""
        return self.checked_at is None or clock.now() - self.checked_at > STALE

    @property
    def is_well(self) -> bool:
        return self.whole is not False and self.leaves and not self.is_late and not self.is_stale


def health() -> LogHealth:
    """Two small queries; nothing is walked."""
    head = LogHead.objects.first() or LogHead()
    checked = Event.objects.filter(verb=VERIFIED).order_by("-seq").first()
    told = checked.details if checked else {}
    return LogHealth(
        lines=head.seq,
        leaves=bool(settings.PASSEND_LOG_HEADS or settings.PASSEND_LOG_HEADS_MAIL),
        left_at=head.sent_at,
        waiting=head.seq - head.sent_seq,
        checked_at=checked.at if checked else None,
        whole=told.get("whole"),
        first_wrong=told.get("first_wrong"),
        wrong=told.get("wrong", ""),
    )
