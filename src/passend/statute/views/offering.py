"""The support offer for everybody, and who keeps it right per location (screen 3)."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.models import Measure
from passend.cases.models.library import Tier
from passend.core.errors import NotYou
from passend.core.pages import act, public, visible
from passend.people.models import Programme

from ..actions import locations as actions
from ..forms import LocationForm, OfferForm
from ..models import Location
from ..policy import offers


@public
def offer(request: HttpRequest) -> HttpResponse:
    """What there is for everybody, and what is extra, at this location for this programme."""
    form = OfferForm(request.GET or None)
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    programme: Programme | None = told.get("opleiding")
    every = list(Location.objects.open())
    chosen = [told["locatie"]] if told.get("locatie") else every
    places = [one for one in chosen if programme is None or one.gives(programme.crebo)]
    # Somewhere is enough for the whole school; a location of which nothing is known offers nothing.
    absent = set.intersection(*(set(one.absent) for one in places)) if places else set()
    library = Measure.objects.in_use().prefetch_related("wordings")
    found = [one for one in library if one.code not in absent] if places or not every else []
    context = {
        "form": form,
        "places": places,
        "nowhere": bool(every) and not places,
        "basic": _by_domain(found, Tier.BASIC),
        "extra": _by_domain(found, Tier.EXTRA),
        "keeps": offers(request.user, None),
    }
    return render(request, "location/offer.html", context)


def _by_domain(found: list[Measure], tier: str) -> list[tuple[str, list[Measure]]]:
    """Under the name of each domain, in the order of the library."""
    of_tier = [one for one in found if one.tier == tier]
    return [(name, list(group)) for name, group in groupby(of_tier, Measure.get_domain_display)]


def index(request: HttpRequest) -> HttpResponse:
    if not offers(request.user, None):
        raise NotYou(_("Dit is voor wie de locaties bijhoudt."))
    return render(request, "location/list.html", {"places": Location.objects.open()})


def add(request: HttpRequest) -> HttpResponse:
    return _form(request, actions.add, Location())


def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _form(request, actions.change, visible(Location, request, pk))


def _form(request: HttpRequest, action: Any, location: Location) -> HttpResponse:
    kwargs, back = {"location": location}, {"back_url": reverse("location.list")}
    return act(request, action, location, LocationForm, form_kwargs=kwargs, extra=back)


def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _button(request, pk, actions.check)


def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _button(request, pk, actions.close)


def _button(request: HttpRequest, pk: UUID, action: Any) -> HttpResponse:
    location, back = visible(Location, request, pk), reverse("location.list")
    extra = {"back_url": back, "intro": location.name}
    return act(request, action, location, extra=extra, then=lambda _location: back)
