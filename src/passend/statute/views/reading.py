"""The rules for everybody: what holds, what held on a day, and where something stands."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from passend.core import clock
from passend.core.actions import open_actions
from passend.core.links import link
from passend.core.pages import public

from ..asked_by_law import ITEMS
from ..forms import DayForm
from ..models import Kind, Rules
from ..policy import works_on_rules


@public
def overview(request: HttpRequest) -> HttpResponse:
    """What is in force on the day that was asked, today by itself, and a search in it."""
    day, words, form = _asked(request)
    held = Rules.objects.in_force_on(day)
    found = [(rules, one) for rules in held for one in rules.sections if words and one.says(words)]
    context = {
        "form": form, "day": day, "is_today": day == clock.today(), "words": words, "rules": held,
        "found": found, "to_come": [one for one in Rules.objects.published() if one.is_to_come],
        "works": works_on_rules(request.user, None),
    }  # fmt: skip
    return render(request, "rules/list.html", context)


@public
def current(request: HttpRequest, kind: str) -> HttpResponse:
    """The version of this kind that holds on the day that was asked."""
    if kind not in Kind.values:
        raise Http404
    day, _words, _form = _asked(request)
    held = [rules for rules in Rules.objects.in_force_on(day) if rules.kind == kind]
    if not held:
        raise Http404
    return _page(request, held[0])


@public
def version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One version, whether it holds or not; a draft only for who works on it."""
    return _page(request, get_object_or_404(Rules.objects.visible_to(request.user), pk=pk))


def _page(request: HttpRequest, rules: Rules) -> HttpResponse:
    held = {one.pk for one in Rules.objects.in_force_on(clock.today())}
    works = works_on_rules(request.user, rules)
    verbs = [one for one in open_actions(request.user, rules) if one.verb != "rules.start"]
    context = {
        "rules": rules,
        "holds": rules.pk in held,
        "others": Rules.objects.published().filter(kind=rules.kind).exclude(pk=rules.pk),
        "items": [item for item in ITEMS if item.letter in rules.items],
        "works": works,
        "buttons": [(verb.label, link(verb.verb, rules.pk)) for verb in verbs],
    }
    return render(request, "rules/detail.html", context)


def _asked(request: HttpRequest) -> tuple[date, str, DayForm]:
    """The day and the words of the address; what is no day counts as today."""
    form = DayForm(request.GET or None)
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return told.get("dag") or clock.today(), told.get("zoek", ""), form
