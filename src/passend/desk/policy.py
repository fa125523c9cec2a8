"""Who may act on what stands on the desk itself."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from passend.cases.models import Case
from passend.cases.policy import coordinator
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.prepared import Prepared
from passend.people.models import Role, StaffRole
from passend.people.policy import privacy


def answers_looks(user: Any, subject: Any) -> bool:
    """de privacy officer; de coördinator van het team zolang school er geen heeft"""
    if privacy(user, subject):
        return True
    return coordinator(user, subject) and not has_privacy_officer()


def has_privacy_officer() -> bool:
    """A question must not lie where nobody comes."""
    return bool(privacy_officers())


def has_coordinator(case: Case) -> bool:
    """Somebody answers for the team of this dossier, and can sign in."""
    held = StaffRole.objects.current().filter(role=Role.COORDINATOR, user__is_active=True)
    if case.team_id is not None:
        held = held.filter(Q(team=None) | Q(team=case.team_id))
    return held.exists()


def privacy_officers() -> list[StaffRole]:
    """Who has that role today and can sign in."""
    return OFFICERS(today=clock.today())


OFFICERS = Prepared(
    lambda today: StaffRole.objects.current(today).filter(role=Role.PRIVACY, user__is_active=True)
)


def must_be_officer(user: Any) -> None:
    """Raise NotYou for everybody else."""
    if not privacy(user, None):
        raise NotYou(_("Deze lijst is voor de privacy officer."))
