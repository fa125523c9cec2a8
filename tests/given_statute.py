"""Rules of the school in each state, by real actions."""

from datetime import date
from typing import Any

from passend.core import clock
from passend.people.models import User
from passend.statute import actions
from passend.statute.asked_by_law import ITEMS
from passend.statute.models import Location, Rules
from tests import given

TEXT = "Vooraf lees je dit.\n\n# Klachten\nGa naar het loket.\n\n# Zwanger\nJe krijgt verlof."
ALL = [item.letter for item in ITEMS if item.always]


def draft(kind: str = "statute", *, by: User | None = None, **facts: Any) -> Rules:
    by = by or given.manager()
    made: Rules = actions.start(Rules(kind=kind), by=by)
    told = {"summary": "Dit zijn jouw rechten.", "text": TEXT, "starts_on": clock.today(), **facts}
    return actions.write(made, by=by, **told)  # type: ignore[no-any-return]


def agreed(kind: str = "statute", **facts: Any) -> Rules:
    by = facts.pop("by", None) or given.manager()
    made = draft(kind, by=by, **facts)
    return actions.consent(made, by=by, council_on=clock.today())  # type: ignore[no-any-return]


def published(kind: str = "statute", *, starts_on: date | None = None, **facts: Any) -> Rules:
    """In force from today, or from another day."""
    by = facts.pop("by", None) or given.manager()
    made = agreed(kind, by=by, starts_on=starts_on or clock.today(), **facts)
    return actions.publish(made, by=by, adopted_on=clock.today())  # type: ignore[no-any-return]


def location(name: str = "De Kade", *, by: User | None = None, **facts: Any) -> Location:
    """Where everything of the library is offered, but for what is in `absent`."""
    told = {"contact_name": "Thea Willems", "contact_email": "thea@school.example", **facts}
    made: Location = actions.locations.add(Location(), by=by or given.manager(), name=name, **told)
    return made
