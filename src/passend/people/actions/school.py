"""What the school itself decides."""

from typing import Any

from passend.core.actions import action
from passend.core.models import School

from ..policy import manager

TERMS = [
    "service_level_days", "call_within_days", "evaluation_row_from_month",
    "late_signing_month", "kept_months", "objection_days", "keep_choices", "denied_alarm",
    "glass_roles", "glass_alarm", "glass_suspends", "is_public", "boards_together", "fund_alone",
]  # fmt: skip


@action("school.change", "Keuzes van de school", on=School, who=manager, logs=TERMS)
def change(school: School, *, by: Any, **choices: Any) -> None:
    """A day that was promised stays; what is computed from now on follows the new choice."""
    for name, value in choices.items():
        setattr(school, name, value)
