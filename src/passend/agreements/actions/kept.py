"""Werkt dit? The student says it at any time, is asked twice a year, and gets an answer."""

from datetime import date
from typing import Any

from django.db.models import Q

from engines.deadlines import add_school_days
from passend.cases.telling import tell_guide
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.errors import NotNow
from passend.core.models import School
from passend.core.prepared import Prepared

from ..models import AgreedMeasure, Agreement, KeptAnswer, Status
from ..policy import staff, student, system

ANSWER_WITHIN = 5  # school days: a signal that nobody answers is the last one somebody gives
HOLDS = Prepared(
    lambda measure: (
        AgreedMeasure.objects.in_effect().filter(pk=measure).order_by().values_list("pk")
    )
)


@action(
    "kept.say",
    "Zeggen of dit werkt",
    on=AgreedMeasure,
    who=student,
    or_then=[KeptAnswer.Status.SAID, KeptAnswer.Status.OPEN],
    logs=["face", "answer_by"],
)
def say(measure: AgreedMeasure, *, by: Any, face: str, text: str = "") -> KeptAnswer:
    """What is said later about the same measure takes the place of what still waits. What is said
    twice on a day and not answered yet is one saying: a tap, and the words that come after it."""
    if not HOLDS(measure=measure.pk):
        raise NotNow("Deze afspraak geldt nu niet.")
    waiting, today = Q(status=KeptAnswer.Status.OPEN), Q(said_on=clock.today(), answered_on=None)
    found = list(measure.kept_answers.filter(waiting | today))
    for older in found:
        if older.status == KeptAnswer.Status.OPEN:
            older.status, older.answer_by = KeptAnswer.Status.SAID, None
            older.save()
    of_today = (one for one in found if one.said_on == clock.today() and not one.answered_on)
    said = next(of_today, None) or KeptAnswer(measure=measure, said_on=clock.today())
    said.text = text or (said.text if said.face == face else "")
    said.face, said.status = face, KeptAnswer.Status.SAID
    if face == KeptAnswer.Face.NOT:
        said.status, said.answer_by = KeptAnswer.Status.OPEN, answer_by()
        tell_guide("student_not_kept", measure.agreement.case, about=measure.agreement, by=by)
    return said


@action(
    "kept.answer",
    "Antwoord geven",
    on=KeptAnswer,
    who=staff,
    when=[KeptAnswer.Status.OPEN],
    then=KeptAnswer.Status.ANSWERED,
)
def answer(said: KeptAnswer, *, by: Any, answer: str) -> None:
    """The student reads the answer beside what was said, and hears that it is there."""
    said.answer, said.answered_on, said.answered_by = answer, clock.today(), by
    agreement = said.measure.agreement
    outbox.post(
        "kept_answered",
        to=agreement.case.person,
        about=agreement.case,
        link=agreement.get_absolute_url(),
    )


@action(
    "kept.ask",
    "Vragen of de afspraken werken",
    on=Agreement,
    who=system,
    when=[Status.IN_FORCE],
    page=False,
)
def ask(agreement: Agreement, *, by: Any, once: str) -> None:
    """Two times a year (`School.kept_months`), for everybody whose agreement is in force."""
    outbox.post(
        "kept_question",
        to=agreement.case.person,
        about=agreement.case,
        link=agreement.get_absolute_url(),
        once=once,
    )


def answer_by() -> date:
    """The last day for an answer to the student or the teacher: the school's own promise."""
    return add_school_days(clock.today(), ANSWER_WITHIN, School.current().holiday_ranges())
