"""Wie keek, wanneer, waarvoor: the student reads who opened the dossier."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passend.core.models import Event
from passend.core.templatetags.passend import local_day

from ..sentences import PURPOSES, WHAT, WHO, name_of, people_in
from .mine import own_case

LATEST = 500


def looks(request: HttpRequest) -> HttpResponse:
    """Merged per day and person: "Je slb’er keek 3 keer, om je te begeleiden"."""
    case, cases = own_case(request)
    events = list(Event.objects.in_dossier(case).views().order_by("-pk")[:LATEST])
    context = {"case": case, "cases": cases, "days": days_of(events)}
    return render(request, "desk/looks.html", context)


def days_of(events: list[Event]) -> list[dict[str, Any]]:
    """Newest day first; on a day one line for each person."""
    people = people_in(events)
    by_day = groupby(events, key=lambda event: local_day(event.at))
    return [{"day": day, "lines": _lines(list(part), people)} for day, part in by_day]


def _lines(events: list[Event], people: dict[str, Any]) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        found.setdefault((event.actor, event.ground), []).append(event)
    return [
        {
            "who": name_of(actor, people),
            "role": WHO.get(ground, ""),
            "times": len(seen),
            "what": sorted({str(WHAT.get(e.verb.partition(".")[0], "")) for e in seen} - {""}),
            "why": PURPOSES.get(seen[0].purpose, seen[0].purpose),
            "last": seen[0].at,
        }
        for (actor, ground), seen in found.items()
    ]
