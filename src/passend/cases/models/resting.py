"""A dossier that school keeps and does not use (AVG 18), and for what the student gave it free."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q

from passend.core import clock


class Use(models.TextChoices):
    """For what a student may let school use it all the same (AVG 18 lid 2: with consent). The
    values are those of `core.purposes.Purpose`; none is a part of another."""

    GUIDANCE = "begeleiding", "om mij te begeleiden"
    EXAM = "examen", "voor mijn examens"
    PRACTICE = "bpv", "voor mijn stage"


def in_use(path: str = "", use: str = Use.GUIDANCE, today: Any = None) -> Q:
    """Dossiers (at the end of `path`) that school may use for this today; a prepared query says
    which day that is."""
    return (
        Q(**{f"{path}restricted_from": None})
        | Q(**{f"{path}restricted_until__lte": today or clock.today()})
        | Q(**{f"{path}released_for__contains": use, f"{path}released_until": None})
        | Q(
            **{
                f"{path}released_for__contains": use,
                f"{path}released_until__gt": today or clock.today(),
            }
        )
    )


class Restrictable(models.Model):
    """`restricted_from` is the moment of the decision and `restricted_until` the first day on
    which school may use it again, told a week before (AVG 18 lid 3). `released_for` holds codes of
    `Use` with a space between them. `released_until` is the sixteenth birthday where a parent said
    that yes: from that day the student decides alone (UAVG 5 lid 1)."""

    restricted_from = models.DateTimeField("alleen bewaren sinds", null=True, blank=True)
    restricted_until = models.DateField("weer gebruiken vanaf", null=True, blank=True)
    released_for = models.CharField(
        "vrijgegeven", max_length=40, blank=True, default="", db_default=""
    )

    released_until = models.DateField("vrijgegeven tot", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_restricted(self) -> bool:
        """Only kept today, whatever the student gave free."""
        over = self.restricted_until is not None and self.restricted_until <= clock.today()
        return self.restricted_from is not None and not over

    def is_in_use(self, use: str = Use.GUIDANCE) -> bool:
        """The same rule as `in_use`, for a dossier that was read already."""
        return not self.is_restricted or use in self.released_uses

    @property
    def released_uses(self) -> list[str]:
        """Codes of `Use` that are free today."""
        over = self.released_until is not None and self.released_until <= clock.today()
        return [] if over else self.released_for.split()

    def restrict(self, at: datetime | None, until: date | None = None) -> None:
        """Set or clear it; nothing is saved. What was given free belongs to one restriction."""
        if not self.is_restricted:
            self.released_for, self.released_until = "", None
            self.restricted_from = at
        self.restricted_until = until
