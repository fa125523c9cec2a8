"""Files that people brought or jobs made."""

import uuid

from django.db import models

from .. import clock
from ..keep import FILE


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
        of = "through the record that points at it"
        keep = FILE

    def __str__(self) -> str:
        return f"bestand {self.pk}"
