"""Post that did not arrive, what was told face to face, and talks with a time."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from passend.cases.actions import announcement as announcing
from passend.cases.actions import appointment as appointments
from passend.cases.actions import post as actions
from passend.cases.forms.post import MoveForm, PlanForm, ResendForm, TellForm
from passend.cases.looking import shown
from passend.cases.models import Announcement, Appointment, Case
from passend.core import clock
from passend.core.pages import act, visible


def resend(request: HttpRequest, pk: str) -> HttpResponse:
    """What did not arrive, and the two ways on: another address, or telling it oneself."""
    case = visible(Case, request, pk)
    every = actions.lost(case)
    lost = [one for one in every if actions.is_for_student(one)]
    extra = {
        "lost": lost,
        "of_others": [one for one in every if one not in lost],
        "untold": case.announcements.filter(status=Announcement.Status.OPEN),
    }
    first = lost[0].address if lost else case.email
    kwargs = {"initial": {"email": case.email or first}}
    done = _("De berichten gaan opnieuw. Komen ze niet aan? Dan zie je dat weer op je lijst.")
    page = act(
        request, actions.resend, case, ResendForm, form_kwargs=kwargs, extra=extra, done=done
    )
    return shown(page, request.user, case)


def tell(request: HttpRequest, pk: str) -> HttpResponse:
    announcement = visible(Announcement, request, pk)
    page = act(
        request,
        announcing.tell,
        announcement,
        TellForm,
        done=_("De student weet het. De termijn telt vanaf die dag."),
    )
    return shown(page, request.user, announcement.case)


def plan(request: HttpRequest, pk: str) -> HttpResponse:
    case = visible(Case, request, pk)
    done = _("Het gesprek staat erin. De uitnodiging is onderweg.")
    return act(request, appointments.plan, case, PlanForm, then=lambda made: made.case, done=done)


def move(request: HttpRequest, pk: str) -> HttpResponse:
    appointment = visible(Appointment, request, pk)
    start = clock.here(appointment.starts_at)
    initial = {
        "day": start.date(),
        "hour": start.time(),
        "minutes": appointment.minutes,
        "place": appointment.place,
    }
    return act(request, appointments.move, appointment, MoveForm, form_kwargs={"initial": initial})


def cancel(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, appointments.cancel, visible(Appointment, request, pk))
