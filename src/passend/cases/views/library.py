"""The measure library: read by all staff, edited by coordinator and manager."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passend.cases.actions import measure as actions
from passend.cases.content import areas
from passend.cases.forms.library import MeasureForm, texts_and_facts
from passend.cases.models import Domain, Measure, MeasureWording, Tier
from passend.cases.policy import librarian
from passend.core.errors import NotYou
from passend.core.pages import act, visible

PAGE = 40
FILTERS = ("domain", "tier")


def index(request: HttpRequest) -> HttpResponse:
    """Filters by domain, area and kind; a word looks in the texts of today."""
    if not getattr(request.user, "is_employee", False):
        raise NotYou("Dit mag alleen: een medewerker van school.")
    chosen = {name: request.GET.get(name, "") for name in (*FILTERS, "area", "q", "weg")}
    found = [m for m in narrowed(chosen) if fits(m, chosen)]
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "domains": Domain.choices,
        "tiers": Tier.choices,
        "areas": areas(),
        "may_edit": librarian(request.user, None),
    }
    return render(request, "measure/index.html", context)


def narrowed(chosen: dict[str, str]) -> QuerySet[Measure]:
    rules = Q(retired_on=None) if not chosen["weg"] else Q(retired_on__isnull=False)
    for name in FILTERS:
        if chosen[name]:
            rules &= Q(**{name: chosen[name]})
    newest = MeasureWording.objects.order_by("-version")
    return Measure.objects.filter(rules).prefetch_related(Prefetch("wordings", newest))


def fits(measure: Measure, chosen: dict[str, str]) -> bool:
    """Compared here and not in SQL: alike on both databases, and the list is short."""
    if chosen["area"] and chosen["area"] not in measure.areas:
        return False
    wanted = chosen["q"].casefold().split()
    text = f"{measure.wording.title} {measure.wording.school_does}".casefold()
    return all(word in text for word in wanted)


def detail(request: HttpRequest, pk: str) -> HttpResponse:
    """The texts of today, the room in the law, and earlier wordings."""
    measure = visible(Measure, request, pk)
    wordings = list(measure.wordings.all())
    context = {
        "measure": measure,
        "wording": wordings[0],
        "earlier": wordings[1:],
        "areas": [a.label for a in areas() if a.code in measure.areas],
        "actions": editing(request, measure),
    }
    return render(request, "measure/detail.html", context)


def editing(request: HttpRequest, measure: Measure) -> list[Any]:
    verbs = [actions.reword, actions.restore if measure.retired_on else actions.retire]
    return [verb for verb in verbs if verb.is_open_to(request.user, measure)]


def add(request: HttpRequest) -> HttpResponse:
    extra = {"back_url": "/maatregelen/"}
    return act(request, actions.add, Measure(), MeasureForm, extra=extra)


def reword(request: HttpRequest, pk: str) -> HttpResponse:
    measure = visible(Measure, request, pk)
    kwargs = {"initial": texts_and_facts(measure)}
    return act(request, actions.reword, measure, MeasureForm, form_kwargs=kwargs)


def retire(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, actions.retire, visible(Measure, request, pk))


def restore(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, actions.restore, visible(Measure, request, pk))
