"""Een tijd kiezen: the invitation goes to both calendars, and so does every change."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Appointment, Case
from passend.cases.policy import staff
from passend.core import calendars, clock, outbox
from passend.core.actions import action

PLANNED, CANCELLED = Appointment.Status.PLANNED, Appointment.Status.CANCELLED
OPEN = [Case.Status.REQUESTED, Case.Status.HEARD]


@action("appointment.plan", "Tijd kiezen", on=Case, who=staff, when=OPEN, logs=["kind"])
def plan(
    case: Case, *, by: Any, kind: str, day: date, hour: time, minutes: int = 30, place: str = ""
) -> Appointment:
    """A talk with a time; the day stands in the dossier as well."""
    made = Appointment(case=case, kind=kind, minutes=minutes, place=place, held_by=by)
    _put(made, day, hour)
    tell("appointment_planned", made)
    return made


@action(
    "appointment.move", "Verplaatsen", on=Appointment, who=staff, when=[PLANNED], logs=["sequence"]
)
def move(
    appointment: Appointment,
    *,
    by: Any,
    day: date,
    hour: time,
    minutes: int = 30,
    place: str = "",
) -> None:
    """Another time: both calendars move the same appointment."""
    appointment.minutes, appointment.place = minutes, place
    appointment.sequence += 1
    _put(appointment, day, hour)
    tell("appointment_moved", appointment)


@action(
    "appointment.cancel",
    "Afzeggen",
    on=Appointment,
    who=staff,
    when=[PLANNED],
    then=CANCELLED,
    logs=["sequence"],
)
def cancel(appointment: Appointment, *, by: Any) -> None:
    """Both calendars take it out."""
    appointment.sequence += 1
    appointment.status = CANCELLED
    case = appointment.case
    if case.talk_next_on == clock.here(appointment.starts_at).date():
        case.talk_next_on = None
        case.save()
    tell("appointment_cancelled", appointment)


def _put(appointment: Appointment, day: date, hour: time) -> None:
    starts_at = clock.moment(day, hour)
    if starts_at <= clock.now():
        raise ValidationError({"day": _("Kies een tijd die nog komt.")})
    appointment.starts_at = starts_at
    if appointment.kind == Appointment.Kind.TALK:
        appointment.case.talk_next_on = day
        appointment.case.save()


def tell(kind: str, appointment: Appointment) -> None:
    """A mail without content, with the invitation as a part that calendars understand."""
    case, holder = appointment.case, appointment.held_by
    address = (case.person.email if case.person else "") or case.email
    outbox.post(
        kind,
        to=case.person,
        address=address,
        about=case,
        link=reverse("home"),
        calendar=_invitation(appointment, address, for_staff=False),
    )
    if holder is not None and holder.email:
        outbox.post(
            "appointment_staff",
            to=holder,
            about=case,
            link=case.get_absolute_url(),
            calendar=_invitation(appointment, holder.email, for_staff=True),
        )


def _invitation(appointment: Appointment, address: str, *, for_staff: bool) -> str:
    if outbox.problem_of(address):
        return ""
    return calendars.invitation(appointment.entry(for_staff=for_staff), to=address)
