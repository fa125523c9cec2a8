"""What an aspirant tells, one question a page, before anybody of the school reads it."""

import uuid

from django.db import models

from passend.core import clock
from passend.core.fields import SealedTextField

from .case import Case


class SupportRequest(models.Model):
    """Mijn vraag: a draft that its maker comes back to with a secret link, then sends once."""

    class Status(models.TextChoices):
        DRAFT = "draft", "nog niet verstuurd"
        SENT = "sent", "verstuurd"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=6, choices=Status, default=Status.DRAFT)
    answers = SealedTextField(blank=True, default="")  # JSON
    case = models.OneToOneField(Case, models.CASCADE, null=True, blank=True, related_name="request")
    started_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]

    class Privacy:
        sensitive = ["answers"]
        plain = ["id", "status", "case", "started_at", "sent_at"]
        keep = "niet verstuurd: 60 dagen; verstuurd: als het dossier"

    def __str__(self) -> str:
        return f"aanvraag {self.pk}"

    @property
    def dossier(self) -> Case | None:
        return self.case
