"""When an agreement stops, and when the register gives a reason to look at it anew."""

from typing import Any

from engines.deadlines import add_school_days
from passend.cases.actions.announcement import announce
from passend.cases.models import Announcement
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.models import School

from ..models import Agreement, Evaluation, Status
from ..policy import asks, system


@action(
    "agreement.end",
    "Afspraken beëindigen",
    on=Agreement,
    who=asks,
    when=[Status.IN_FORCE],
    then=Status.ENDED,
    logs=["end_reason", "ended_on"],
)
def end(agreement: Agreement, *, by: Any, reason: str) -> None:
    """With a reason; the student is told. What still waited on this agreement waits no more."""
    case = agreement.case
    agreement.ended_on, agreement.end_reason = clock.today(), reason
    agreement.evaluate_from = None
    for version in case.agreements.open():
        version.status = Status.WITHDRAWN
        version.save()
    # What the student told already stays; a question that nobody answered goes.
    asked = Evaluation.objects.filter(agreement__case=case, status=Evaluation.Status.ASKED)
    asked.filter(student_told_on=None).delete()
    announce(case, agreement, Announcement.What.ENDING)
    outbox.post(
        "agreement_ended",
        to=case.person,
        address=(case.person.email if case.person else "") or case.email,
        link=agreement.get_absolute_url(),
        about=case,
    )


@action(
    "agreement.recheck",
    "Afspraken nakijken",
    on=Agreement,
    who=system,
    when=[Status.IN_FORCE],
    logs=["evaluate_by"],
    page=False,
)
def recheck(agreement: Agreement, *, by: Any) -> None:
    """Another programme: what was agreed holds, and the evaluation comes now.

    Within the school's own service level, as for a need that arises later (WEB 8.1.3a lid 4).
    """
    school, today = School.current(), clock.today()
    soon = add_school_days(today, school.service_level_days, school.holiday_ranges())
    agreement.evaluate_from = today
    agreement.evaluate_by = min(agreement.evaluate_by or soon, soon)
