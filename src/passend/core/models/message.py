"""The outbox: post that waits, went, or did not arrive."""

import uuid

from django.db import models

from .. import clock
from ..fields import SealedTextField
from ..keep import MESSAGE


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
        of = ["to", "about"]
        keep = MESSAGE

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
