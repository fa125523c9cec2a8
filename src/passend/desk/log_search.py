"""What the privacy officer finds in the log: by person, by dossier, by day; never by words.

What somebody wrote is not in the log, so there is nothing to search in it but who, where and when.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from passend.cases.models import Case
from passend.core.keep import AMSTERDAM
from passend.core.models import Event, key
from passend.core.purposes import purpose_of
from passend.people.models import User
from passend.people.names import searchable

from .sentences import PURPOSES, WHAT, done, name_of, people_in

MOST = 200
MOST_PEOPLE = 20


@dataclass(frozen=True)
class Wanted:
    """What was asked for: days, and a part of a name; `doing` for who did it, else about whom."""

    since: date
    until: date
    name: str = ""
    doing: bool = False

    @property
    def how(self) -> str:
        """The code of what was searched by, for the event; never the name itself."""
        if not self.name:
            return "day"
        return "person" if self.doing else "dossier"


@dataclass(frozen=True)
class Line:
    """One line, in words."""

    at: datetime
    who: str
    what: str
    about: str
    why: str


def found(wanted: Wanted) -> tuple[list[Line], int]:
    """The newest lines first, and how many there are in all."""
    first = datetime.combine(wanted.since, time(), AMSTERDAM)
    past = datetime.combine(wanted.until + timedelta(days=1), time(), AMSTERDAM)
    events = Event.objects.filter(at__gte=first, at__lt=past)
    if wanted.name:
        events = events.filter(_of_person(wanted) if wanted.doing else _of_dossier(wanted))
    return _in_words(list(events.order_by("-seq")[:MOST])), events.count()


def dossiers_of(wanted: Wanted) -> list[Case]:
    """The dossiers that were searched for: that somebody looked is a line in each."""
    if not wanted.name or wanted.doing:
        return []
    return list(_named(Case.objects.all(), wanted.name)[:MOST_PEOPLE])


def _of_person(wanted: Wanted) -> Q:
    words = wanted.name.split()
    people = User.objects.filter(email__iexact=wanted.name)
    for_name = User.objects.all()
    for word in words:
        for_name = for_name.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word))
    return Q(actor__in=[key(user) for user in [*people, *for_name[:MOST_PEOPLE]]])


def _of_dossier(wanted: Wanted) -> Q:
    return Q(dossier__in=[key(case) for case in dossiers_of(wanted)])


def _named(cases: QuerySet[Case], name: str) -> QuerySet[Case]:
    words = Q()
    for word in searchable(name).split()[:5]:
        words &= Q(search_name__contains=word)
    number = Q(student__number__istartswith=name.replace(" ", ""))
    return cases.filter(words | number if any(sign.isdigit() for sign in name) else words)


def _in_words(events: list[Event]) -> list[Line]:
    people, cases = people_in(events), _cases_in(events)
    return [
        Line(
            at=event.at,
            who=name_of(event.actor, people),
            what=_what(event.verb),
            about=str(cases.get(event.dossier, "")),
            why=_why(event.purpose),
        )
        for event in events
    ]


def _cases_in(events: list[Event]) -> dict[str, Case]:
    keys = {event.dossier.partition(":")[2] for event in events if event.dossier}
    return {key(case): case for case in Case.objects.in_bulk([UUID(k) for k in keys]).values()}


def _what(verb: str) -> str:
    noun, _dot, act = verb.rpartition(".")
    if act == "view":
        return _("Keek naar: %s") % WHAT.get(noun, noun)
    if act == "denied":
        return _("Mocht niet op: %s") % noun
    return done(verb)


def _why(word: str) -> str:
    known: Any = purpose_of(word)
    return str(PURPOSES[known]) if known else ""
