"""Only kept, not used (AVG 18): on the dossier itself, so that every list and every verb obeys."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Case
from passend.core import clock
from passend.core.actions import action, lock

from ..models import DataRequest
from ..policy import asked_it

FIELDS = ["restricted_from", "restricted_until", "released_for"]


@action(
    "data.release",
    "Toch laten gebruiken",
    on=DataRequest,
    who=asked_it,
    when=[DataRequest.Status.DECIDED],
    logs=["released_for"],
)
def release(made: DataRequest, *, by: Any, uses: Iterable[str]) -> None:
    """With consent it may be used for one thing (AVG 18 lid 2), for as long as the student says so:
    `uses` is what is free from now on, nothing to take it back (AVG 7 lid 3)."""
    if made.case is None or not made.restricts:
        raise ValidationError(_("School gebruikt dit dossier weer gewoon."))
    lock(made.case)
    made.case.released_for = " ".join(sorted(uses))
    made.case.save(update_fields=FIELDS)


def begin(case: Case) -> None:
    """From this moment on. What was to end soon goes on."""
    lock(case)
    case.restrict(clock.now())
    case.save(update_fields=FIELDS)


def end(made: DataRequest, day: date) -> None:
    """On this day, unless somebody else asked it too and that goes on for longer."""
    if made.case is None:
        return
    others = DataRequest.objects.restricting().filter(case=made.case).exclude(pk=made.pk)
    days = [one.lifted_on for one in others]
    lock(made.case)
    made.case.restricted_until = None if None in days else max([day, *filter(None, days)])
    made.case.save(update_fields=FIELDS)
