"""Who looks along: a parent or guardian, in a period."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from passend.core import clock
from passend.core.keep import PARENT

from .case import Case, PartOfCase


class CaseParent(models.Model):
    """A parent or guardian whom the student or the coach named, with an account of the own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="parents")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="child_cases")
    added_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)

    objects = PartOfCase.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(ended_on=None),
                name="case_parent_once",
                violation_error_message="Deze ouder kijkt al mee.",
            )
        ]

    class Privacy:
        personal = ["case", "user"]
        plain = ["id", "added_on", "ended_on"]
        of = ["case", "user"]
        keep = PARENT

    def __str__(self) -> str:
        return f"ouder in dossier {self.case_id}"

    @property
    def dossier(self) -> Case:
        return self.case
