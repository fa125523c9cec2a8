"""The house's memory: what was done, and who looked."""

from functools import cache
from typing import Any

from django.db import models

from .. import clock, grounds, visit
from ..actors import actor_key
from ..errors import Refused
from ..keep import LOG
from ..log import links
from ..together import add
from .log import LogHead

BATCH = 500


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, thing: models.Model) -> "EventQuerySet":
        return self.filter(subject=key(thing))

    def in_dossier(self, dossier: models.Model) -> "EventQuerySet":
        return self.filter(dossier=key(dossier))

    def views(self) -> "EventQuerySet":
        return self.filter(verb__endswith=".view")

    def update(self, **kwargs: Any) -> int:
        raise Refused("Events are append-only.")

    def delete(self) -> Any:
        raise Refused("Events are append-only.")


class Event(models.Model):
    """One line of the audit trail: something was done, or a dossier was looked at.

    It points by name, not by foreign key, so that it outlives what it describes. It holds codes
    and dates, never free text: who may read a dossier must not be decided by its log.
    `seq` counts without gaps; `mac` seals the line over the one before it (`core.log.links`).
    """

    at = models.DateTimeField(default=clock.now, db_index=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=90, db_index=True)
    dossier = models.CharField(max_length=90, blank=True)
    actor = models.CharField(max_length=90)
    purpose = models.CharField(max_length=30, blank=True)
    ground = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict, blank=True)
    request = models.CharField(max_length=36, blank=True, default="", db_default="")
    seq = models.BigIntegerField(unique=True, null=True)
    key_id = models.CharField(max_length=20, default="", db_default="")
    mac = models.CharField(max_length=64, default="", db_default="")

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["dossier", "at"], name="event_dossier_at"),
            # What one person did today: asked at every card of a group and every refusal.
            models.Index(fields=["actor", "at"], name="event_actor_at"),
        ]

    class Privacy:
        personal = ["subject", "dossier", "actor"]
        plain = [
            "at", "verb", "purpose", "ground", "details", "request", "seq", "key_id", "mac",
        ]  # fmt: skip
        of = ["dossier", "subject"]
        keep = LOG

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise Refused("Events are recorded, not saved.")

    def line(self) -> dict[str, Any]:
        """The fields by name, as they are sealed."""
        return {name: getattr(self, name) for name in _names()}

    @classmethod
    def record(
        cls,
        verb: str,
        subject: models.Model,
        *,
        by: Any,
        details: dict[str, Any] | None = None,
        purpose: str = "",
        ground: str = "",
    ) -> "Event":
        """One line, written when the change around it is. `subject.dossier`, where it exists, says
        in whose file it belongs; the ground follows from who acts in it. The purpose of a change is
        that of its verb, so that only looks carry one (see the register of processing)."""
        dossier = getattr(subject, "dossier", None)
        if dossier and not ground:
            ground, _purpose = grounds.of(by, dossier)
        event = cls(
            verb=verb,
            subject=key(subject),
            dossier=key(dossier) if dossier else "",
            actor=actor_key(by),
            purpose=purpose,
            ground=ground,
            details=details or {},
            request=visit.number(),
        )
        add(event)
        return event

    @staticmethod
    def append(events: list["Event"]) -> None:
        """Write these lines, in this order. Only `core.together` calls this, before it commits."""
        head = LogHead.locked()
        seq, mac, key = head.seq, head.mac, links.current()
        for event in events:
            seq += 1
            event.seq, event.key_id = seq, key
            event.mac = mac = links.link(mac, event.line())
        head.move(seq, mac)
        Event.objects.bulk_create(events, batch_size=BATCH)


@cache
def _names() -> tuple[str, ...]:
    return tuple(field.attname for field in Event._meta.concrete_fields)


def key(thing: models.Model) -> str:
    """A stable name for a record: `agreements.agreement:5f0c…`."""
    return f"{thing._meta.label_lower}:{thing.pk}"
