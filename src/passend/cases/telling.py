"""Telling the people of a dossier that something happened: a line in their mail of the day."""

from typing import Any

from passend.cases.models import Case, Use
from passend.core import outbox
from passend.people.models import Role, StaffRole


def tell_guide(kind: str, case: Case, *, about: Any, by: Any) -> None:
    """The coach, or before there is one the intaker; not who did it. Nobody, of what is only
    kept."""
    guide = case.coach or case.intaker
    if guide is not None and case.is_in_use() and guide != by:
        outbox.post(kind, to=guide, about=about)


def tell_coordinators(kind: str, case: Case, *, about: Any, by: Any) -> None:
    """Those of the team; of the whole school where none is named for it."""
    tell_those(Role.COORDINATOR, kind, case, about=about, by=by)


def tell_those(
    role: str, kind: str, case: Case, *, about: Any, by: Any, use: str = Use.GUIDANCE
) -> None:
    """Everybody with this role for the team, and for the whole school; not who did it."""
    roles = StaffRole.objects.current().filter(role=role).select_related("user")
    found = [role.user for role in roles if role.team_id in {None, case.team_id}]
    for person in dict.fromkeys(found):
        if person != by and case.is_in_use(use):
            outbox.post(kind, to=person, about=about)
