"""What somebody wants to come back to in the next talk."""

import uuid

from django.db import models

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .case import Case, PartOfCase


class TopicQuerySet(PartOfCase):
    def waiting(self) -> "TopicQuerySet":
        """Not talked about yet."""
        return self.filter(talked_on=None)


class Topic(models.Model):
    """Onderwerp voor het gesprek: stands there until somebody says that it was talked about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="topics")
    text = SealedTextField("waarover")
    added_on = models.DateField("toegevoegd op", default=clock.today)
    talked_on = models.DateField("besproken op", null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["added_on", "pk"]

    class Privacy:
        personal = ["case"]
        sensitive = ["text"]
        plain = ["id", "added_on", "talked_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"onderwerp {self.added_on}"

    @property
    def dossier(self) -> Case:
        return self.case
