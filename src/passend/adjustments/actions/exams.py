"""When and where exams are."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.core import clock
from passend.core.actions import action
from passend.people.models import Group

from ..models import Exam
from ..policy import exam_office


@action("exam.plan", "Examen plannen", on=Exam, who=exam_office, logs=["kind", "on"])
def plan(
    exam: Exam,
    *,
    by: Any,
    group: Group,
    title: str,
    kind: str,
    on: date,
    hour: time,
    minutes: int,
    place: str,
) -> None:
    """The adjustments of everybody in the group stand on its list at once."""
    if on < clock.today():
        raise ValidationError({"on": _("Kies vandaag of een dag later.")})
    exam.group, exam.title, exam.kind, exam.place = group, title, kind, place
    exam.on, exam.starts_at, exam.minutes = on, clock.moment(on, hour), minutes


@action(
    "exam.cancel",
    "Examen gaat niet door",
    on=Exam,
    who=exam_office,
    when=[Exam.Status.PLANNED],
    then=Exam.Status.CANCELLED,
)
def cancel(exam: Exam, *, by: Any) -> None:
    """It leaves the list of its day."""
