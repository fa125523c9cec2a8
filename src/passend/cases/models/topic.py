"""What somebody wants to come back to in the next talk."""

import uuid

from django.db import models

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .case import Case, PartOfCase


class TopicQuerySet(PartOfCase):
    def waiting(self) -> "TopicQuerySet":
        """Not talked about yet, and not dropped."""
        return self.filter(talked_on=None, dropped_on=None)


class Topic(models.Model):
    """Onderwerp voor het gesprek: stands there until it was talked about, or dropped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="topics")
    text = SealedTextField("waarover")
    added_on = models.DateField("toegevoegd op", default=clock.today)
    talked_on = models.DateField("besproken op", null=True, blank=True)
    dropped_on = models.DateField("geschrapt op", null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["added_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(talked_on=None) | models.Q(dropped_on=None),
                name="topic_is_talked_about_or_dropped",
            )
        ]

    class Privacy:
        personal = ["case"]
        sensitive = ["text"]
        plain = ["id", "added_on", "talked_on", "dropped_on"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"onderwerp {self.added_on}"

    @property
    def is_waiting(self) -> bool:
        """Still to be talked about."""
        return self.talked_on is None and self.dropped_on is None

    @property
    def dossier(self) -> Case:
        return self.case
