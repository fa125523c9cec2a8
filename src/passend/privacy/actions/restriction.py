"""Only kept, not used (AVG 18): on the dossier itself, so that every list and every verb obeys."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Case
from passend.core import clock, outbox
from passend.core.actions import action, lock

from ..models import DataRequest
from ..policy import releases

FIELDS = ["restricted_from", "restricted_until", "released_for"]


@action(
    "data.release",
    "Toch laten gebruiken",
    on=DataRequest,
    who=releases,
    when=[DataRequest.Status.DECIDED],
    logs=["released_for"],
)
def release(made: DataRequest, *, by: Any, uses: Iterable[str]) -> None:
    """With consent it may be used for one thing (AVG 18 lid 2), for as long as the student says so:
    `uses` is what is free from now on, nothing to take it back (AVG 7 lid 3)."""
    if made.case is None or not made.restricts:
        raise ValidationError(_("School gebruikt dit dossier weer gewoon."))
    free = " ".join(sorted(uses))
    for case in _of_the_person(made.case):
        case.released_for = free
        case.save(update_fields=FIELDS)
    made.case.refresh_from_db(fields=FIELDS)


def begin(case: Case) -> None:
    """From this moment on, every dossier of this person. What was to end soon goes on, and post to
    others that still waits does not go."""
    for one in _of_the_person(case):
        one.restrict(clock.now())
        one.save(update_fields=FIELDS)
        outbox.withhold(one, but=one.person, address=one.email)


def end(made: DataRequest, day: date) -> None:
    """On this day, unless somebody else asked it too and that goes on for longer."""
    if made.case is None:
        return
    cases = _of_the_person(made.case)
    others = DataRequest.objects.restricting().filter(case__in=cases).exclude(pk=made.pk)
    days = [one.lifted_on for one in others]
    for case in cases:
        case.restricted_until = None if None in days else max([day, *filter(None, days)])
        case.save(update_fields=FIELDS)


def _of_the_person(case: Case) -> list[Case]:
    """Somebody who was here before has an earlier dossier too, and asked it of all data."""
    same = Q(person=case.person_id) if case.person_id else Q(pk=case.pk)
    found = list(Case.objects.filter(same).order_by("pk"))
    for one in found:
        lock(one)
    return found
