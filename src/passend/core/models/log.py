"""Where the log ends, and what is left of days that were past their term."""

from typing import Any

from django.db import connection, models

from .. import clock
from ..errors import LogBroken
from ..keep import INSTALLATION
from ..log import links
from ..prepared import Prepared

ONLY = 1


class LogHead(models.Model):
    """The last line of the log: its number and its link. One row.

    Who writes events locks it, as the last thing before the commit (`core.together`). It is
    sealed itself, so that a log whose end was cut off does not fit its head.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    seq = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64, default=links.START)
    at = models.DateTimeField(default=clock.now)
    key_id = models.CharField(max_length=20, default=links.current)
    seal = models.CharField(max_length=64)
    sent_seq = models.BigIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Privacy:
        plain = ["id", "seq", "mac", "at", "key_id", "seal", "sent_seq", "sent_at"]
        keep = INSTALLATION

    def __str__(self) -> str:
        return f"logboek tot en met regel {self.seq}"

    @staticmethod
    def locked() -> "LogHead":
        """The head, ours until commit. Raises `LogBroken` when it does not fit its seal."""
        if connection.vendor == "postgresql":
            # What the database checks at the commit it checks now: that may wait for somebody
            # who waits for the head, so it cannot be left until after we have it.
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        head = next(iter(THE_HEAD()), None) or LogHead._begun()
        if not head.is_sealed:
            raise LogBroken("Het einde van het logboek klopt niet. Zie: passend audit verify.")
        return head

    @staticmethod
    def _begun() -> "LogHead":
        """The head of an empty log. Rivals may both try; one row stays."""
        first = LogHead()
        first.seal = first.sealed()
        LogHead.objects.bulk_create([first], ignore_conflicts=True)
        return LogHead.objects.select_for_update().get()

    def move(self, seq: int, mac: str) -> None:
        """The log ends here now."""
        self.seq, self.mac, self.at, self.key_id = seq, mac, clock.now(), links.current()
        self.seal = self.sealed()
        self.save(update_fields=["seq", "mac", "at", "key_id", "seal"])

    def sealed(self) -> str:
        return sealed_head(self.key_id, self.seq, self.mac, self.at)

    @property
    def is_sealed(self) -> bool:
        return links.same(self.seal, self.sealed())


THE_HEAD = Prepared(lambda: LogHead.objects.select_for_update().order_by("pk")[:1])
"""Every writer waits for who holds it, so it is asked for in as few steps as can be."""


def sealed_head(key_id: str, seq: int, mac: str, at: Any) -> str:
    """The seal of a head, on this machine and on the other one."""
    return links.sealed("head", key_id, str(seq), mac, links.plain(at))


class SealedDay(models.Model):
    """A day of the log that is past its term: how many lines there were, and its last link."""

    day = models.DateField()
    first_seq = models.BigIntegerField(unique=True)
    last_seq = models.BigIntegerField(unique=True)
    head = models.CharField(max_length=64)
    key_id = models.CharField(max_length=20)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["first_seq"]

    class Privacy:
        plain = ["id", "day", "first_seq", "last_seq", "head", "key_id", "seal"]
        keep = INSTALLATION

    def __str__(self) -> str:
        return f"{self.day}: regels {self.first_seq} tot en met {self.last_seq}"

    @property
    def count(self) -> int:
        return self.last_seq - self.first_seq + 1

    def sealed(self) -> str:
        parts = (str(self.day), str(self.first_seq), str(self.last_seq), self.head)
        return links.sealed("day", self.key_id, *parts)

    @property
    def is_sealed(self) -> bool:
        return links.same(self.seal, self.sealed())
