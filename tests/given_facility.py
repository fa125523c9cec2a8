"""What somebody brought to the front door, in the states it goes through, by real actions."""

from datetime import date, timedelta
from typing import Any

from passend.core import clock
from passend.core.actors import VISITOR
from passend.facility import actions
from passend.facility.doors import ROLES
from passend.facility.models import Matter
from passend.people.models import Role, StaffRole, User
from tests import given

WORDS = "De docent stuurde mij weg waar iedereen bij was."


def member(body: str, **kw: Any) -> User:
    """Somebody of this body."""
    return given.staff(ROLES[body], **kw)  # type: ignore[index]


def also(user: User, role: str) -> None:
    """A second role of somebody."""
    StaffRole.objects.create(user=user, role=role, from_on=date(2020, 8, 1))


def board(**kw: Any) -> User:
    return given.staff(Role.BOARD, **kw)


def told(about: str = "treated", *, by: Any = None, days_ago: int = 3, **kw: Any) -> Matter:
    """Brought by a student, about something of some days ago."""
    facts = {"text": WORDS, "known_on": clock.today() - timedelta(days=days_ago), **kw}
    made: Matter = actions.tell(Matter(about=about), by=by or given.account(), **facts)
    return made


def anonymous(text: str = WORDS) -> Matter:
    """A question of who did not say who (s)he is."""
    made: Matter = actions.tell(Matter(about="question"), by=VISITOR, text=text)
    return made


def passed_on(about: str = "treated", **kw: Any) -> Matter:
    """At its committee."""
    made: Matter = actions.forward(
        told(about, **kw), by=member("facility"), about=about, text="Dit hoort bij de commissie."
    )
    return made


def advised(about: str = "treated", **kw: Any) -> Matter:
    matter = passed_on(about, **kw)
    by = member(matter.body)
    if about == "treated":
        actions.copy(matter, by=by, text="Kopie gegeven.")
    made: Matter = actions.advise(matter, by=by, text="Geef gelijk.", not_heard="declined")
    return made
