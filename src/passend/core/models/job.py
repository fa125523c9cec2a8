"""Long work, and how far it is."""

import uuid

from django.db import models

from .. import clock
from ..keep import JOB


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
        of = ["owner"]
        keep = JOB

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0

    @property
    def is_over(self) -> bool:
        return self.status in {self.Status.DONE, self.Status.FAILED}
