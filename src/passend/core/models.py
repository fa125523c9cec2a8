"""The school itself, the house's memory (events), its post, its long jobs and its files."""

import uuid
from datetime import date
from typing import Any

from django.db import models

from . import clock
from .actors import actor_key
from .errors import Refused
from .fields import SealedTextField


class School(models.Model):
    """The institution and its own choices. One installation serves one institution: one row.

    Changed by the functional manager through an action, so that every change leaves an event.
    """

    name = models.CharField("naam", max_length=120, default="Onze school")
    brin = models.CharField("BRIN", max_length=4, blank=True)
    contact_name = models.CharField("aanspreekpunt", max_length=120, blank=True)
    contact_email = models.EmailField("e-mail", blank=True)
    contact_phone = models.CharField("telefoon", max_length=30, blank=True)
    complaint_route = models.URLField("toegankelijke faciliteit", blank=True)
    service_level_days = models.PositiveSmallIntegerField(
        "schooldagen voor afspraken bij een latere vraag", default=20
    )
    call_within_days = models.PositiveSmallIntegerField(
        "schooldagen tot wij een aspirant bellen", default=5
    )
    consent_age = models.PositiveSmallIntegerField("leeftijd voor eigen akkoord", default=16)
    evaluation_row_from_month = models.PositiveSmallIntegerField(
        "evaluatie op de lijst vanaf maand", default=4
    )
    late_signing_month = models.PositiveSmallIntegerField(
        "na de eerste van deze maand getekend: evaluatie aanbevolen", default=5
    )
    kept_months = models.JSONField("maanden waarin we vragen of het werkt", default=list)
    objection_days = models.PositiveSmallIntegerField(
        "dagen om bezwaar te maken bij papier", default=14
    )
    holidays = models.JSONField("schoolvakanties: van, tot en met", default=list, blank=True)
    role_labels = models.JSONField("eigen namen van rollen", default=dict, blank=True)
    tier_labels = models.JSONField(
        "eigen namen van lichte en extra steun", default=dict, blank=True
    )

    class Privacy:
        plain = [
            "name", "brin", "contact_name", "contact_email", "contact_phone", "complaint_route",
            "service_level_days", "call_within_days", "consent_age", "evaluation_row_from_month",
            "late_signing_month", "kept_months", "objection_days", "holidays", "role_labels",
            "tier_labels",
        ]  # fmt: skip
        keep = "zo lang de installatie bestaat"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "School":
        """The school as it is set now; the defaults where nobody set anything yet."""
        return cls.objects.first() or cls(kept_months=[10, 3])

    def holiday_ranges(self) -> list[tuple[date, date]]:
        return [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in self.holidays]


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
        keep = "5 jaar (instelling), daarna hele verzegelde dagen weg"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject}"

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
        """Write one line. `subject.dossier`, where it exists, says in whose file it belongs."""
        dossier = getattr(subject, "dossier", None)
        return cls.objects.create(
            verb=verb,
            subject=key(subject),
            dossier=key(dossier) if dossier else "",
            actor=actor_key(by),
            purpose=purpose,
            ground=ground,
            details=details or {},
        )


def key(thing: models.Model) -> str:
    """A stable name for a record: `agreements.agreement:5f0c…`."""
    return f"{thing._meta.label_lower}:{thing.pk}"


class Message(models.Model):
    """A row of the outbox: written in the action's transaction, sent afterwards.

    `once` makes a message that may be asked for twice (nightly) exist once.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", "staat klaar"
        SENT = "sent", "verstuurd"
        FAILED = "failed", "niet aangekomen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    to = models.CharField("aan wie (sleutel)", max_length=90)
    address = models.CharField(max_length=254)
    about = models.CharField(max_length=90, blank=True, db_index=True)
    subject = models.CharField(max_length=200)
    body = SealedTextField()
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    once = models.CharField(max_length=120, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    send_after = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["status", "send_after"], name="message_due")]

    class Privacy:
        personal = ["to", "address", "about"]
        sensitive = ["body"]
        plain = [
            "id", "kind", "subject", "status", "once", "created_at", "send_after", "sent_at",
            "attempts",
        ]  # fmt: skip
        keep = "3 maanden na versturen"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Job(models.Model):
    """Long work with progress that its owner can see: an import, a pile of documents."""

    class Status(models.TextChoices):
        WAITING = "waiting", "wacht"
        RUNNING = "running", "bezig"
        DONE = "done", "klaar"
        FAILED = "failed", "mislukt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    owner = models.CharField(max_length=90, db_index=True)
    title = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    next_url = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey("core.StoredFile", models.SET_NULL, null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    class Privacy:
        personal = ["owner"]
        plain = [
            "id", "kind", "title", "arguments", "status", "done", "total", "problem", "next_url",
            "file", "created_at", "ended_at",
        ]  # fmt: skip
        keep = "30 dagen"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0

    @property
    def is_over(self) -> bool:
        return self.status in {self.Status.DONE, self.Status.FAILED}


class StoredFile(models.Model):
    """A file outside the web root (`settings.FILES_DIR`); its page asks who you are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-created_at"]

    class Privacy:
        personal = ["name"]
        plain = ["id", "content_type", "size", "sha256", "created_at"]
        keep = "zo lang als het record waar het bij hoort"

    def __str__(self) -> str:
        return f"bestand {self.pk}"
