"""Every provision on a page of its own, the list by situation with search, and the law."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from engines.rights.format.provisions import Provision
from passend.core import clock

from ..catalogue import library
from ..laws import article_at
from ..searching import search
from ..sheet import Sheet

LONGEST = 80


@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    """The situations, and what is found with some words."""
    wanted = request.GET.get("zoek", "").strip()[:LONGEST]
    context = {
        "wanted": wanted,
        "found": search(wanted),
        "situations": situations(),
        "everything": sorted(library().provisions.values(), key=lambda one: one.name.lower()),
    }
    return render(request, "provision/list.html", context)


@login_not_required
def situation(request: HttpRequest, situation: str) -> HttpResponse:
    """What there is for somebody in one situation."""
    name = library().lists.situations.get(situation)
    if name is None:
        raise Http404
    context = {"name": name, "found": of_situation(situation)}
    return render(request, "provision/situation.html", context)


@login_not_required
def detail(request: HttpRequest, provision: str) -> HttpResponse:
    """One provision: text, conditions, versions, examples."""
    found = library().provisions.get(provision)
    if found is None:
        raise Http404
    context = {"sheet": Sheet(found), "today": clock.today()}
    return render(request, "provision/detail.html", context)


@login_not_required
def article(request: HttpRequest, bwb: str, number: str) -> HttpResponse:
    """The kept text of an article."""
    text = article_at(bwb, number)
    if text is None:
        raise Http404
    return render(request, "provision/article.html", {"law": text})


def situations() -> list[tuple[str, str, int]]:
    """Code, sentence and number of provisions of each situation."""
    names = library().lists.situations
    return [(code, name, len(of_situation(code))) for code, name in names.items()]


def of_situation(code: str) -> list[Provision]:
    """The provisions of a situation, what is most of all for it first.

    A provision names the situation it is meant for first, and what is for everybody names many.
    """
    found = [one for one in library().provisions.values() if code in one.situations]

    def nearness(one: Provision) -> tuple[int, int, str]:
        return list(one.situations).index(code), len(one.situations), one.name

    return sorted(found, key=nearness)
