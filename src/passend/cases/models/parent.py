"""Who looks along: a parent or guardian, in a period."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from engines.deadlines import parent_may_see
from passend.core import clock
from passend.core.keep import PARENT

from .case import Case, PartOfCase


class ParentQuerySet(PartOfCase):
    def looking_along(self) -> "list[CaseParent]":
        """Of whom `is_current` holds today, with their accounts."""
        return [one for one in self.select_related("user", "case") if one.is_current]


class CaseParent(models.Model):
    """A parent or guardian whom the student or the coach named, with an account of the own.

    Until the eighteenth birthday a parent is told of progress (WEB 7.1.5); from that day, and
    while nobody knows it, only somebody to whom the student said yes (`consent_on`) looks along.
    """

    class EndReason(models.TextChoices):
        CHOICE = "choice", "iemand koos ervoor"
        ADULT = "adult", "de student werd 18"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="parents")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="child_cases")
    added_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)
    consent_on = models.DateField("ja van de volwassen student", null=True, blank=True)
    end_reason = models.CharField(max_length=8, choices=EndReason, blank=True, db_default="")

    objects = ParentQuerySet.as_manager()

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
        plain = ["id", "added_on", "ended_on", "consent_on", "end_reason"]
        of = ["case", "user"]
        keep = PARENT

    def __str__(self) -> str:
        return f"ouder in dossier {self.case_id}"

    @property
    def is_current(self) -> bool:
        """Looks along today: the same rule as `CaseQuerySet.followed_by`, for a row that is read
        already. With an unknown day of birth access ends on the first possible birthday; with an
        unknown birth date it needs the student's yes, because it would end on no day at all."""
        return self.ended_on is None and self.had_ground(clock.today())

    def had_ground(self, day: date) -> bool:
        """The student's yes, or a student who was surely under eighteen on this day."""
        if self.consent_on:
            return True
        birth = self.case.birth
        return birth is not None and parent_may_see(birth, day)

    @property
    def dossier(self) -> Case:
        return self.case
