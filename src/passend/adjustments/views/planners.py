"""The test planners of the school, for the functional manager."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from oauth2_provider.generators import generate_client_secret

from passend.core.fresh import freshly
from passend.core.pages import act, visible

from .. import oeapi
from ..actions import planners as actions
from ..forms.planners import PlannerForm
from ..models import Planner
from ..policy import manager


def overview(request: HttpRequest) -> HttpResponse:
    """Which there are, and which there were."""
    if not manager(request.user, None):
        raise Http404
    user: Any = request.user
    planners = Planner.objects.visible_to(user).select_related("application")
    return render(request, "planner/list.html", {"planners": planners})


@never_cache
@freshly
def connect(request: HttpRequest) -> HttpResponse:
    """The secret stands in the answer itself, once, and is nowhere kept."""
    form = PlannerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        intro = _("Je krijgt een sleutel voor het systeem dat de examens plant.")
        extra = {"back_url": reverse("planner.list"), "intro": intro}
        return act(request, actions.connect, Planner(), PlannerForm, extra=extra)
    secret = generate_client_secret()
    facts = {"name": form.cleaned_data["name"], "secret": secret}
    made: Planner = actions.connect(Planner(), by=request.user, **facts)
    context = {
        "planner": made,
        "secret": secret,
        "scope": oeapi.SCOPE,
        "token_url": oeapi.address("oeapi.token"),
        "addresses": oeapi.bases(),
    }
    return render(request, "planner/connected.html", context)


def end(request: HttpRequest, pk: str) -> HttpResponse:
    planner = visible(Planner, request, pk)
    intro = _("%(name)s kan dan meteen niets meer opvragen.") % {"name": planner}
    done = _("De koppeling is gestopt.")
    return act(request, actions.end, planner, extra={"intro": intro}, done=done)
