"""The work of the front desk and of the bodies, oldest last day first."""

from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core.actions import Action
from passend.core.errors import NotYou
from passend.core.pages import act, visible
from passend.core.templatetags.passend import short_day
from passend.people.models import User

from .. import actions, forms
from ..doors import Body
from ..looking import shown
from ..models import Matter
from ..policy import works_here


def index(request: HttpRequest) -> HttpResponse:
    """What waits, and what is done; nobody's name, only what it is and until when."""
    if not works_here(request.user):
        raise NotYou(_("Dit is voor het loket en de commissies."))
    held = Matter.objects.visible_to(request.user).exclude(user=_me(request))
    context = {
        "rows": [_row(matter) for matter in held.going_on()],
        "done": held.exclude(status__in=Matter.GOING_ON).order_by("-ended_on")[:50],
    }
    return render(request, "matter/list.html", context)


def _me(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]  # the middleware lets no stranger in
    return user


def _row(matter: Matter) -> dict[str, Any]:
    return {
        "who": f"{matter.kind.label.capitalize()}: {matter.get_about_display()}",
        "url": matter.get_absolute_url(),
        "what": _where(matter),
        "meta": [matter.get_status_display(), *_hurry(matter)],
        "by": matter.decide_by,
        "state": "late" if matter.is_late else "",
        "days_text": _("te laat") if matter.is_late else "",
    }


def _where(matter: Matter) -> str:
    """With whom it lies, so that the front desk sees what waits for itself."""
    if matter.body == Body.FACILITY:
        return _("Wacht op antwoord van het loket")
    body = {"body": matter.body.label}
    if matter.passed_on_on is None:
        return _("Het loket stuurt dit door naar %(body)s") % body
    return _("Ligt bij %(body)s") % body


def _hurry(matter: Matter) -> list[str]:
    """Somebody asked for urgency, and nobody said yet whether it is (WEB 7.5.7 lid 5)."""
    asked = matter.urgent_reason and matter.urgency_by and matter.urgency_on is None
    by = short_day(matter.urgency_by) if asked else ""
    return [_("spoed gevraagd: beslis uiterlijk %(day)s") % {"day": by}] if asked else []


def forward(request: HttpRequest, pk: UUID) -> HttpResponse:
    initial = {"initial": {"about": visible(Matter, request, pk).about}}
    return _do(request, pk, actions.forward, forms.ForwardForm, form_kwargs=initial)


def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It may not be seen any more then: back to the list."""
    to_list = {"then": lambda _matter: reverse("matter.list")}
    return _do(request, pk, actions.send_back, forms.ReasonForm, **to_list)


def copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.copy, forms.ReasonForm)


def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.ask, forms.AskForm)


def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.file, forms.FileForm)


def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.plan, forms.PlanForm)


def put_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.put_off, forms.ReasonForm)


def urge(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.urge, forms.UrgeForm)


def keep_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    to_list = {"then": lambda _matter: reverse("matter.list")}
    return _do(request, pk, actions.keep_out, forms.KeepOutForm, **to_list)


def advise(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.advise, forms.AdviseForm)


def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    matter = visible(Matter, request, pk)
    only = {"only": forms.conclusions(matter)}
    return _do(request, pk, actions.decide, forms.DecideForm, form_kwargs=only)


def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.close, forms.CloseForm)


def _do(
    request: HttpRequest, pk: UUID, action: Action, form: type[BaseForm], **more: Any
) -> HttpResponse:
    """A form of the body beside what it is about."""
    matter = visible(Matter, request, pk)
    reads = Matter.objects.readable_to(request.user).filter(pk=matter.pk).exists()
    extra = {"matter": matter, "reads": reads, "back_url": matter.get_absolute_url()}
    answer = act(request, action, matter, form, extra=extra, template="matter/act.html", **more)
    return shown(answer, request.user, matter) if reads else answer
