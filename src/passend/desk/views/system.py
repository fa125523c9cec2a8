"""Hoe gaat het met het systeem: for the functional manager, in plain words."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.core import health
from passend.core.errors import NotYou
from passend.people.models import Role

from .. import unattended
from ..scope import me

TONES = {health.OK: "positive", health.LOOK: "warning", health.WRONG: "negative"}


def system(request: HttpRequest) -> HttpResponse:
    """Every check with its state, and what to do where it is not well."""
    if not me(request).has_role(Role.MANAGER):
        raise NotYou(_("Dit is voor de functioneel beheerder."))
    found = [(check, TONES[check.state]) for check in (*health.checks(), unattended.check())]
    states = {check.state for check, _tone in found}
    worst = next(s for s in (health.WRONG, health.LOOK, health.OK) if s in states)
    context = {
        "checks": found,
        "worst": worst,
        "wrong": worst == health.WRONG,
        "well": worst == health.OK,
        "version": settings.VERSION,
    }
    return render(request, "desk/system.html", context)
