"""What the night did."""

from django.db import models

from passend.core import clock
from passend.core.keep import IN_USE


class NightRun(models.Model):
    """One run of everything that is due by date: what was done, and which step did not succeed.

    `steps` counts by what was done; `failed` names the steps that broke, with the kind of error and
    the place in the code, never what was in it.
    """

    day = models.DateField("voor de dag", db_index=True)
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    steps = models.JSONField("gedaan", default=dict, blank=True)
    failed = models.JSONField("niet gelukt", default=dict, blank=True)

    class Meta:
        ordering = ["-started_at"]

    class Privacy:
        plain = ["id", "day", "started_at", "ended_at", "steps", "failed"]
        keep = IN_USE

    def __str__(self) -> str:
        return f"nacht van {self.day}, begonnen {clock.here(self.started_at).isoformat()}"
