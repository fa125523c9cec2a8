"""The verbs of the desk: reminding from a list, and a question about who looked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from engines.deadlines.catalogue import DATA_REQUEST_LONGEST, LOOK_QUESTION
from passend.agreements.actions.reminding import MOST, told
from passend.agreements.models import Status
from passend.cases.looking import may_be_told
from passend.cases.models import Case
from passend.cases.policy import staff, student
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.models import Event
from passend.core.templatetags.passend import local_day
from passend.people.actions import alarms
from passend.people.models import User
from passend.people.policy import oneself

from . import feed
from .models import CalendarFeed, LookQuestion
from .policy import answers_looks, has_coordinator, has_privacy_officer


@action("case.remind", "Herinneren", on=Case, who=staff, logs=["reminded_of"], page=False)
def remind(case: Any, *, by: Any, of: str, whom: str) -> None:
    """Ask the one whose turn it is. A coach gets one message a day, whatever the number."""
    case.reminded_of = of
    if whom == "coach" and case.coach:
        once = f"remind:{case.coach.pk}:{clock.today()}"
        outbox.post("staff_reminder", to=case.coach, once=once)
    elif whom == "student":
        remind_student(case, of)


def remind_student(case: Case, of: str) -> None:
    """Of the proposal that waits. After two reminders somebody calls: no third mail."""
    proposal = case.agreements.filter(status=Status.PROPOSED).first()
    about = proposal or case
    if told(about) >= MOST:
        return
    once = f"remind:{of}:{case.pk}:{clock.today()}"
    link, to = reverse("desk.agreements"), case.person
    outbox.post("reminder", to=to, address=case.email, link=link, about=about, once=once)


@action("look.ask", "Vraag hierover", on=Case, who=student)
def ask(case: Case, *, by: Any, event: int, text: str = "") -> LookQuestion:
    """A question about one line of "wie keek"; a line that is not there cannot be asked about."""
    mine = may_be_told(Event.objects.in_dossier(case).views(), [case])
    seen = mine.filter(pk=event).first()
    if seen is None:
        raise ValidationError(_("Deze regel staat niet in je lijst."))
    looked_on, answer_by = local_day(seen.at), LOOK_QUESTION.ends(clock.today())
    if has_privacy_officer() or not has_coordinator(case):
        alarms.call_officers()
    return LookQuestion(
        case=case, looked_on=looked_on, looker=seen.actor, text=text, answer_by=answer_by
    )


@action(
    "look.extend",
    "Uitstel nemen",
    on=LookQuestion,
    who=answers_looks,
    when=[LookQuestion.Status.OPEN],
    logs=["answer_by"],
)
def extend(question: LookQuestion, *, by: Any, text: str) -> None:
    """Once, within the month, and the student reads why (AVG 12 lid 3)."""
    if question.extended_on or clock.today() > question.answer_by:
        raise ValidationError(_("Uitstel kan één keer, en niet meer na de uiterste dag."))
    question.extended_on, question.extension = clock.today(), text
    question.answer_by = DATA_REQUEST_LONGEST.ends(question.asked_on)
    case = question.case
    link = reverse("desk.looks")
    outbox.post("request_delayed", to=case.person, address=case.email, link=link, about=case)


@action(
    "look.answer",
    "Antwoord geven",
    on=LookQuestion,
    who=answers_looks,
    when=[LookQuestion.Status.OPEN],
    then=LookQuestion.Status.ANSWERED,
)
def answer(question: LookQuestion, *, by: Any, text: str) -> None:
    """Why somebody looked, in words the student reads in the same line."""
    question.answer, question.answered_on, question.answered_by = text, clock.today(), by
    case = question.case
    link = reverse("desk.looks")
    outbox.post("kept_answered", to=case.person, address=case.email, link=link, about=case)


@action("calendar.make", "Agenda-adres maken", on=User, who=oneself)
def make(user: User, *, by: Any) -> CalendarFeed:
    """A new secret address; one that was there ends at once. `secret` is known only now."""
    own = CalendarFeed.objects.filter(user=user).first() or CalendarFeed(user=user)
    own.secret = feed.new_secret()
    own.secret_hash, own.made_on = feed.hash_of(own.secret), clock.today()
    return own


@action("calendar.stop", "Adres laten stoppen", on=User, who=oneself)
def stop(user: User, *, by: Any) -> CalendarFeed:
    """From now on the address does not exist."""
    own = CalendarFeed.objects.filter(user=user).first() or CalendarFeed(user=user)
    own.secret_hash = ""
    return own
