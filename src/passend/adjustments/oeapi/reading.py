"""One person, for a test planner. Reading is looking: the student sees it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from passend.cases.ground import capacity
from passend.core import clock
from passend.core.models import Event
from passend.core.purposes import Purpose
from passend.core.together import together

from ..models import Adjustment, Planner
from . import persons
from .door import for_planners
from .needs import needs_of

GROUND = "planner"


@for_planners
def person(request: HttpRequest, planner: Planner, *, version: str, person: str) -> HttpResponse:
    """What holds today and is shared. Who has nothing of that does not exist here: whether it is
    not decided, not shared or nobody at all cannot be told from the answer."""
    if version not in persons.VERSIONS:
        raise Http404
    decided = list(shared_of(person))
    student = decided[0].case.student if decided else None
    if student is None:
        raise Http404
    looked(planner, decided)
    return JsonResponse(persons.VERSIONS[version](student, needs_of(decided)))


def shared_of(told: str) -> Iterable[Adjustment]:
    """The decisions of the student with this key or this number of the school."""
    found = Adjustment.objects.shared().at_exams(clock.today()).filter(_who(told))
    return found.select_related("case__student").order_by("decided_on", "pk")


def _who(told: str) -> Q:
    """By our key, else by the number of the school: nobody has an empty one, nor one with the sign
    that PostgreSQL refuses to look for."""
    number = told.strip()
    if not number or "\x00" in number:
        return Q(pk__in=[])
    try:
        return Q(case__student=UUID(number))
    except ValueError:
        return Q(case__student__number=number)


def looked(planner: Planner, decided: list[Adjustment]) -> None:
    """A line in the dossier of each decision that leaves: once, however many there are."""
    with together():
        for made in {made.case_id: made for made in decided}.values():
            Event.record(
                "planner.view",
                made,
                by=planner,
                purpose=Purpose.EXAM,
                ground=GROUND,
                details=capacity(GROUND),
            )
