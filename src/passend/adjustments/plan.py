"""What school grants about hours and absence, as one value: from the form to the verb."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.core import clock

BACK: Final = timedelta(days=366)
AHEAD: Final = timedelta(days=4 * 366)
"""No programme is longer (WEB 7.2.4a); further away is a slip of the pen in the year."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`within_reach` is what a person found of the diploma, and `reach_why` on what it rests."""

    FIELDS: ClassVar = (
        "follows", "instead", "absent", "within_reach", "reach_why", "teacher_line", "starts_on",
        "ends_on", "review_on",
    )  # fmt: skip

    follows: str = ""
    instead: str = ""
    absent: str = ""
    within_reach: bool = False
    reach_why: str = ""
    teacher_line: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    reasons: Sequence[str] = field(default=())

    def must_hold(self, *, is_about_hours: bool) -> None:
        """Raises `ValidationError` where an agreed absence would say too little (G-01, E-11)."""
        if self.starts_on is None or self.ends_on is None or self.review_on is None:
            raise ValidationError(_("Kies een begin, een einde en een dag om terug te kijken."))
        today = clock.today()
        if self.starts_on < today - BACK or self.ends_on > today + AHEAD:
            raise ValidationError(
                _("Kies dagen rond nu: hooguit een jaar terug, en vier jaar vooruit.")
            )
        if not self.starts_on <= self.review_on <= self.ends_on or self.ends_on < today:
            raise ValidationError(_("Terugkijken is tussen het begin en het einde."))
        if not self.absent.strip():
            raise ValidationError(_("Schrijf op wanneer de student weg mag zijn."))
        if not is_about_hours:
            return
        if not (self.follows.strip() and self.instead.strip()):
            raise ValidationError(_("Schrijf op wat de student wel doet, en wat anders."))
        if not (self.within_reach and self.reach_why.strip()):
            raise ValidationError(
                _("Zeg zelf of het diploma haalbaar blijft, en waarom (WEB 7.2.7 lid 1).")
            )
