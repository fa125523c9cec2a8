"""What another body decided about a promise: an exam committee, the UWV, a municipality."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.core.actions import action
from passend.core.errors import NotNow

from ..models import AgreedMeasure, Status
from ..policy import decides

ELSEWHERE = {"needed", "asked", "granted", "refused"}
LIVING = {Status.DRAFT, Status.PROPOSED, Status.IN_FORCE}


@action(
    "agreement.decide",
    "Besluit bijwerken",
    on=AgreedMeasure,
    who=decides,
    logs=["decision_state"],
)
def decide(measure: AgreedMeasure, *, by: Any, state: str) -> None:
    """The text of the promise stays; only where the other body stands is new (field D)."""
    if measure.agreement.status not in LIVING or measure.stopped_on:
        raise NotNow(_("Deze afspraak loopt niet meer."))
    if state not in ELSEWHERE or measure.decision_state == "none":
        raise ValidationError(_("Hierover beslist niemand anders."))
    measure.decision_state = state
