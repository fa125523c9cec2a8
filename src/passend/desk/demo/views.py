"""Pages that exist only in the demo: being somebody with one click, and reading all the post.

`urls` joins them when `settings.DEMO`; every view asks once more, so that a mistake in a URL list
opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from passend.core.models import Message
from passend.people import whole
from passend.people.models import User

from .personas import PERSONAS, Persona, persona

View = Callable[..., HttpResponse]
SHOWN = 50


def demo_only(view: View) -> View:
    """A page for everybody in the demo, and for nobody elsewhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return login_not_required(guarded)


@demo_only
def people(request: HttpRequest) -> HttpResponse:
    """Who do you want to be?"""
    emails = [p.email for p in PERSONAS]
    known = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    there = [p for p in PERSONAS if p.email in known]
    return render(request, "demo/people.html", {"personas": there})


@demo_only
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Sign in as a persona."""
    chosen = persona(request.POST.get("persona", ""))
    if chosen is None:
        raise Http404
    named = User.objects.filter(email=chosen.email, is_active=True)
    # An applicant and a student with one address may still be two accounts: the dossier decides.
    user = named.annotate(dossiers=Count("cases")).order_by("-dossiers").first()
    if user is None:
        raise Http404
    get_adapter().login(request, user)
    whole.mark(request)  # no second step: this page exists in the demo only
    return redirect("home")


def _account(chosen: Persona) -> User | None:
    """The account with the dossier: a student may have asked for help before there was another."""
    mine = User.objects.filter(email=chosen.email, is_active=True)
    return mine.filter(cases__isnull=False).first() or mine.first()


@demo_only
def post(request: HttpRequest) -> HttpResponse:
    """The post of the whole demo school, newest first: nothing leaves this machine."""
    found = Message.objects.exclude(status=Message.Status.BUNDLED).order_by("-created_at")
    if address := request.GET.get("aan", ""):
        found = found.filter(address=address)
    context = {"post": found[:SHOWN], "address": address, "personas": PERSONAS}
    return render(request, "demo/post.html", context)
