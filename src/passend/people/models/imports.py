"""An uploaded register or roster, row by row, between upload and apply."""

import uuid

from django.conf import settings
from django.db import models

from passend.core import clock
from passend.core.models import Job, StoredFile


class Import(models.Model):
    """One upload: staged, mapped, previewed, applied."""

    class Kind(models.TextChoices):
        ROD = "rod", "registratieoverzicht"
        ROSTER = "roster", "studentenlijst"
        STAFF = "staff", "medewerkerslijst"
        CREBO = "crebo", "crebolijst"

    class Status(models.TextChoices):
        UPLOADED = "uploaded", "geüpload"
        STAGED = "staged", "klaar om te bekijken"
        APPLYING = "applying", "wordt verwerkt"
        APPLIED = "applied", "verwerkt"
        CANCELLED = "cancelled", "geannuleerd"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("soort", max_length=8, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.UPLOADED)
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, blank=True)
    file_name = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=clock.now)
    complete = models.BooleanField("volledig", default=False)
    mapping = models.JSONField(default=dict, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at"]

    class Privacy:
        personal = ["file", "file_name", "uploaded_by"]
        plain = ["id", "kind", "status", "uploaded_at", "complete", "mapping", "warnings", "counts",
                 "job"]  # fmt: skip
        keep = "het bestand en de rijen tot het verwerken, de tellingen 5 jaar"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} van {self.uploaded_at:%d-%m-%Y}"


class ImportRow(models.Model):
    """A row (roster) or a person with all records (register), waiting to be applied."""

    class Verdict(models.TextChoices):
        NEW = "new", "nieuw"
        CHANGED = "changed", "veranderd"
        SAME = "same", "gelijk"
        GONE = "gone", "weg"
        REFUSED = "refused", "geweigerd"

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    who = models.CharField("sleutel", max_length=64, blank=True)
    data = models.JSONField(default=dict)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    applied = models.BooleanField(default=False)

    class Meta:
        ordering = ["line"]
        indexes = [
            models.Index(fields=["batch", "who"], name="importrow_who"),
            models.Index(fields=["batch", "verdict", "line"], name="importrow_verdict"),
        ]

    class Privacy:
        personal = ["who", "data", "reason"]
        plain = ["id", "batch", "line", "verdict", "applied"]
        keep = "tot het verwerken; geweigerde rijen 30 dagen"

    def __str__(self) -> str:
        return f"rij {self.line}"
