"""Events in plain words: for the dossier's timeline and for "wie keek"."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.core.actions import ACTIONS
from passend.core.models import Event
from passend.people.models import User

WHO = {
    "caseload": gettext_lazy("je slb’er"),
    "intake": gettext_lazy("je intaker"),
    "team": gettext_lazy("de ondersteuningscoördinator"),
    "group": gettext_lazy("je docent"),
    "parent": gettext_lazy("je ouder of verzorger"),
}
PURPOSES = {
    "intake": gettext_lazy("om het gesprek met jou voor te bereiden"),
    "begeleiding": gettext_lazy("om je te begeleiden"),
    "coördinatie": gettext_lazy("om te zien of de afspraken op tijd klaar zijn"),
    "les": gettext_lazy("om te weten wat je in de les nodig hebt"),
    "ouder": gettext_lazy("om met je mee te kijken"),
}
WHAT = {
    "case": gettext_lazy("je dossier"),
    "agreement": gettext_lazy("je afspraken"),
    "request": gettext_lazy("je vraag"),
    "supportrequest": gettext_lazy("je vraag"),
    "card": gettext_lazy("je docentkaart"),
    "document": gettext_lazy("het document met je afspraken"),
}


def people_in(events: Iterable[Event]) -> dict[str, User]:
    """The accounts behind the actors of these events, in one query."""
    keys = {event.actor.partition(":")[2] for event in events if ":" in event.actor}
    accounts = User.objects.in_bulk([UUID(key) for key in keys])
    return {f"people.user:{pk}": user for pk, user in accounts.items()}


def name_of(actor: str, people: dict[str, User]) -> str:
    """Who did it: a name as long as we know the person, else what kind of actor it was."""
    if actor in people:
        return str(people[actor])
    return {"system": _("Passend zelf"), "visitor": _("een bezoeker")}.get(
        actor, _("iemand die hier weg is")
    )


def happened(events: list[Event]) -> list[dict[str, Any]]:
    """Moments for the timeline: when, what, by whom."""
    people = people_in(events)
    return [
        {"at": event.at, "text": done(event.verb), "by": name_of(event.actor, people)}
        for event in events
    ]


def done(verb: str) -> str:
    """What happened, as a short sentence; the label of the action where we have no better one."""
    if verb in DONE:
        return str(DONE[verb])
    action = ACTIONS.get(verb)
    return str(action.label) if action else verb


DONE: dict[str, Any] = {}
