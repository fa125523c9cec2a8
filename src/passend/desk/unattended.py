"""What waits for a privacy officer where nobody may handle it: counted, never told.

The functional manager, who appoints people, reads how much waits and its last day. What it is and
who asked stays closed until there is somebody to read it (AVG 5 lid 1 onder c, 12 lid 3).
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passend.cases.models import BreakGlass
from passend.core import health
from passend.core.actors import SYSTEM
from passend.core.models import Message
from passend.core.templatetags.passend import day
from passend.people.actions import alarms
from passend.people.models import Alarm, Role, User
from passend.privacy.models import DataRequest

from .models import LookQuestion
from .policy import has_coordinator


def waiting() -> list[date]:
    """The last days of all that nobody may handle today, the first one first."""
    officers = alarms.officers()
    return sorted(_of(officers)) if len(officers) < 2 else []


def _of(officers: list[User]) -> Iterator[date]:
    """Nobody decides about oneself, so an only officer leaves the own things to nobody."""
    requests, sounded = DataRequest.objects.open(), Alarm.objects.open()
    opened = BreakGlass.objects.to_review().select_related("case")
    if officers:
        requests, sounded = requests.filter(user__in=officers), sounded.filter(user__in=officers)
        opened = opened.filter(user__in=officers)
    else:
        yield from _looks()
    yield from requests.values_list("answer_by", flat=True)
    yield from sounded.values_list("settle_by", flat=True)
    coordinators = alarms.holders(Role.COORDINATOR)
    for glass in opened:
        others = (one for one in coordinators if one.pk != glass.user_id)
        if not any(_coordinates(one, glass) for one in others):
            yield glass.review_by


def _looks() -> Iterator[date]:
    """The coordinator of the team answers these where there is no officer."""
    for asked in LookQuestion.objects.open().select_related("case"):
        if not has_coordinator(asked.case):
            yield asked.answer_by


def _coordinates(user: User, glass: BreakGlass) -> bool:
    team = glass.case.team_id
    return team is None or team in user.teams_as(Role.COORDINATOR)


def remind() -> int:
    """In the night: who appoints people hears it once a week, until somebody is there."""
    managers = {alarms.weekly(one): one for one in alarms.holders(Role.MANAGER)}
    told = Message.objects.filter(once__in=managers).values_list("once", flat=True)
    unheard = [managers[once] for once in managers.keys() - set(told)] if waiting() else []
    return len([alarms.unheard(one, by=SYSTEM) for one in unheard])


def check() -> health.Check:
    """For the page of the functional manager."""
    title, found = _("Privacy officer"), waiting()
    todo = _("Geef iemand de rol privacy officer in de lijst van medewerkers.")
    if found:
        told = ngettext(
            "%(number)d verzoek wacht en niemand mag het afhandelen. Uiterlijk %(day)s.",
            "%(number)d verzoeken wachten en niemand mag ze afhandelen. De eerste uiterlijk "
            "%(day)s.",
            len(found),
        )
        told = told % {"number": len(found), "day": day(found[0])}
        return health.Check("officer", title, health.WRONG, told, todo)
    if not alarms.officers():
        return health.Check("officer", title, health.LOOK, _("Er is er geen."), todo)
    return health.Check("officer", title, health.OK, _("Er is iemand."))
