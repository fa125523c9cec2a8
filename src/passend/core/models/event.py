"""The house's memory: what was done, and who looked."""

from typing import Any

from django.db import models

from .. import clock
from ..actors import actor_key
from ..errors import Refused
from ..keep import LOG
from ..together import add

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
    """

    at = models.DateTimeField(default=clock.now, db_index=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=90, db_index=True)
    dossier = models.CharField(max_length=90, blank=True)
    actor = models.CharField(max_length=90)
    purpose = models.CharField(max_length=30, blank=True)
    ground = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["dossier", "at"], name="event_dossier_at")]

    class Privacy:
        personal = ["subject", "dossier", "actor"]
        plain = ["at", "verb", "purpose", "ground", "details"]
        of = ["dossier", "subject"]
        keep = LOG

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise Refused("Events are recorded, not saved.")

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
        in whose file it belongs."""
        dossier = getattr(subject, "dossier", None)
        event = cls(
            verb=verb,
            subject=key(subject),
            dossier=key(dossier) if dossier else "",
            actor=actor_key(by),
            purpose=purpose,
            ground=ground,
            details=details or {},
        )
        add(event)
        return event

    @staticmethod
    def append(events: list["Event"]) -> None:
        """Write these lines, in this order. Only `core.together` calls this, before it commits."""
        Event.objects.bulk_create(events, batch_size=BATCH)


def key(thing: models.Model) -> str:
    """A stable name for a record: `agreements.agreement:5f0c…`."""
    return f"{thing._meta.label_lower}:{thing.pk}"
