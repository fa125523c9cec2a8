"""The work on the rules: what is there, what is missing, and each verb."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core import clock
from passend.core.errors import NotYou
from passend.core.pages import act, visible

from .. import actions
from ..forms import CouncilForm, PublishForm, WriteForm
from ..models import Kind, Rules
from ..policy import editor, works_on_rules


def work(request: HttpRequest) -> HttpResponse:
    """Each kind with what holds, its draft, and what the law still misses in it."""
    if not works_on_rules(request.user, None):
        raise NotYou(_("Dit is voor wie aan de regels van school werkt."))
    held = {rules.kind: rules for rules in Rules.objects.in_force_on(clock.today())}
    drafts = {rules.kind: rules for rules in Rules.objects.drafts()}
    rows = [(kind, held.get(kind), drafts.get(kind)) for kind in Kind]
    context = {"rows": rows, "writes": editor(request.user, None)}
    return render(request, "rules/work.html", context)


def start(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in Kind.values:
        raise Http404
    return act(
        request,
        actions.start,
        Rules(kind=kind),
        extra={"intro": Kind(kind).label.capitalize(), "back_url": reverse("rules.work")},
        then=lambda rules: reverse("rules.write", args=[rules.pk]),
        done=_("Er is een concept. Alleen wie eraan werkt ziet het."),
    )


def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    rules = visible(Rules, request, pk)
    return act(request, actions.write, rules, WriteForm, form_kwargs={"rules": rules})


def consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.consent, visible(Rules, request, pk), CouncilForm)


def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    rules = visible(Rules, request, pk)
    return act(request, actions.publish, rules, PublishForm, extra={"rules": rules})


def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    rules = visible(Rules, request, pk)
    return act(request, actions.drop, rules, then=lambda _rules: reverse("rules.work"))
