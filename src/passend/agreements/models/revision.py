"""The history of a draft: what it said after every save, so that no line gets lost."""

import uuid

from django.conf import settings
from django.db import models

from passend.cases.models import Case
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .agreement import Agreement


class DraftRevision(models.Model):
    """What a draft said after one save. `body` is the JSON that `snapshot` in actions makes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    body = SealedTextField()
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="draft_revision_once")
        ]

    class Privacy:
        personal = ["saved_by"]
        sensitive = ["body"]
        plain = ["id", "agreement", "number", "saved_at"]
        of = ["agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"opgeslagen {self.number}"

    @property
    def dossier(self) -> Case:
        return self.agreement.case
