"""Long work, and how far it is."""

import uuid

from django.db import models
from django.urls import reverse

from .. import clock
from ..keep import JOB


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self, owner: str = "") -> "JobQuerySet":
        """What waits or runs; of one person, or of everybody."""
        going = self.filter(status__in=[Job.Status.WAITING, Job.Status.RUNNING])
        return going.filter(owner=owner) if owner else going


class Job(models.Model):
    """Long work with progress that its owner can see: an import, a pile of documents.

    A worker that does it shows a sign of life (`beat_at`) under its own `claim`; when that stops,
    another worker takes over (`core/jobs.py`). `runs` counts how often it was begun.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "wacht"
        RUNNING = "running", "bezig"
        DONE = "done", "klaar"
        FAILED = "failed", "mislukt"
        CANCELLED = "cancelled", "gestopt"

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
    beat_at = models.DateTimeField("laatste teken van leven", null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True)
    runs = models.PositiveSmallIntegerField(default=0, db_default=0)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    class Privacy:
        personal = ["owner"]
        plain = [
            "id", "kind", "title", "arguments", "status", "done", "total", "problem", "next_url",
            "file", "created_at", "ended_at", "beat_at", "claim", "runs", "cancel_asked_at",
        ]  # fmt: skip
        of = ["owner"]
        keep = JOB

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("job", args=[self.pk])

    @property
    def ahead(self) -> int:
        """How many jobs, of whomever, come before this one that waits."""
        if self.status != self.Status.WAITING:
            return 0
        return Job.objects.unfinished().filter(created_at__lt=self.created_at).count()

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0

    @property
    def is_over(self) -> bool:
        return self.status not in {self.Status.WAITING, self.Status.RUNNING}
