"""Only kept, not used (AVG 18): on the dossier itself, so that every list and every verb obeys."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engines.deadlines import consent_needed
from passend.cases.models import Case
from passend.cases.policy import parent_who_decides, system
from passend.core import clock, outbox
from passend.core.actions import action, lock

from ..models import DataRequest
from ..policy import releases

FIELDS = ["restricted_from", "restricted_until", "released_for", "released_until"]


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
    `uses` is what is free from now on, nothing to take it back (AVG 7 lid 3). A parent's yes
    ends on the sixteenth birthday."""
    if made.case is None or not made.restricts:
        raise ValidationError(_("School gebruikt dit dossier weer gewoon."))
    free = sorted(uses)
    if _only_takes_back(made.case, by) and not set(free) <= set(made.case.released_uses):
        raise ValidationError(_("Je bent nog geen 16. Je ouder mag hier ja zeggen."))
    young = made.case.may_have_consenting_parent
    until = consent_needed(made.case.birth, clock.today()).alone_from if young and free else None
    for case in _of_the_person(made.case):
        case.released_for, case.released_until = " ".join(free), until
        case.save(update_fields=FIELDS)
    made.case.refresh_from_db(fields=FIELDS)


@action("data.outgrow", "Student beslist nu zelf", on=Case, who=system, page=False)
def outgrow(case: Case, *, by: Any) -> None:
    """What a parent gave free ends with the sixteenth birthday. It already counted for nothing
    since midnight (`is_in_use`); this clears it. The student says yes anew, or does not."""
    case.released_for, case.released_until = "", None


def _only_takes_back(case: Case, by: Any) -> bool:
    return case.may_have_consenting_parent and not parent_who_decides(by, case)


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
