"""The verbs of the desk: reminding from a list, and a question about who looked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from engines.deadlines import add_school_days
from passend.cases.models import Case
from passend.cases.policy import coordinator, staff, student
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.models import Event, School
from passend.core.templatetags.passend import local_day

from .models import LookQuestion


@action("case.remind", "Herinneren", on=Case, who=staff, logs=["reminded_of"], page=False)
def remind(case: Any, *, by: Any, of: str, whom: str) -> None:
    """Ask the one whose turn it is. A coach gets one message a day, whatever the number."""
    case.reminded_of = of
    if whom == "coach" and case.coach:
        once = f"remind:{case.coach.pk}:{clock.today()}"
        outbox.post("reminder", to=case.coach, link=f"{reverse('today')}?kind={of}", once=once)
    elif whom == "student":
        once = f"remind:{of}:{case.pk}:{clock.today()}"
        link, to = reverse("desk.agreements"), case.person
        outbox.post("reminder", to=to, address=case.email, link=link, about=case, once=once)


@action("look.ask", "Vraag hierover", on=Case, who=student)
def ask(case: Case, *, by: Any, event: int, text: str = "") -> LookQuestion:
    """A question about one line of "wie keek"; a line that is not there cannot be asked about."""
    seen = Event.objects.in_dossier(case).views().filter(pk=event).first()
    if seen is None:
        raise ValidationError(_("Deze regel staat niet in je lijst."))
    school = School.current()
    answer_by = add_school_days(clock.today(), school.call_within_days, school.holiday_ranges())
    looked_on = local_day(seen.at)
    return LookQuestion(
        case=case, looked_on=looked_on, looker=seen.actor, text=text, answer_by=answer_by
    )


@action(
    "look.answer",
    "Antwoord geven",
    on=LookQuestion,
    who=coordinator,
    when=[LookQuestion.Status.OPEN],
    then=LookQuestion.Status.ANSWERED,
)
def answer(question: LookQuestion, *, by: Any, text: str) -> None:
    """Why somebody looked, in words the student reads in the same line."""
    question.answer, question.answered_on, question.answered_by = text, clock.today(), by
    case = question.case
    link = reverse("desk.looks")
    outbox.post("kept_answered", to=case.person, address=case.email, link=link, about=case)
