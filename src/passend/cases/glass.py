"""Who has break-glass now. A school gives it to roles, and it stops by itself where it was misused.

Suspended is: a review found misuse and nobody gave the right back, or a review is late, or an
alarm of the day is still open. So who opens a file knows that somebody else will look.
"""

from datetime import timedelta
from typing import Any

from passend.core import clock
from passend.core.models import School
from passend.core.prepared import Prepared
from passend.people.models import Alarm, User

from .models import BreakGlass, Case

HOUR = timedelta(minutes=60)
LEAST_WORDS = 15  # characters; an "x" is no reason (trust.md T-20)
REVIEW_DAYS = 5  # working days


def has_role_for(user: Any, school: School | None = None) -> bool:
    """Whether the school gave the right to one of the roles of this person; `school` where the
    page has read it already."""
    if not user.is_employee:
        return False
    return any(user.has_role(role) for role in (school or School.current()).glass_roles)


def is_suspended(user: User) -> bool:
    """Whether the right stopped, when the school wants that (`School.glass_suspends`)."""
    if not School.current().glass_suspends:
        return False
    own = BreakGlass.objects.filter(user=user)
    misused = own.filter(verdict=BreakGlass.Verdict.MISUSE, restored_on=None)
    late = own.to_review().filter(review_by__lt=clock.today())
    alarmed = Alarm.objects.open().filter(user=user, kind=Alarm.Kind.GLASS)
    return misused.exists() or late.exists() or alarmed.exists()


def running_for(user: User, case: Case) -> BreakGlass | None:
    """The glass on which this person sees this dossier at this moment."""
    return next(iter(OPEN_NOW(user=user.pk, case=case.pk, now=clock.now())), None)


OPEN_NOW = Prepared(
    lambda user, case, now: BreakGlass.objects.running(now).filter(user=user, case=case)[:1]
)


def opened_today(user: User) -> int:
    """How often this person opened a file today, in Amsterdam."""
    return BreakGlass.objects.filter(user=user, opened_at__gte=clock.midnight()).count()
