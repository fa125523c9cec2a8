"""Who got something of a dossier: they hear of what was corrected, erased or restricted (AVG 19).

A receiver is somebody outside the school: a parent, a company, a helper. Who works here reads the
dossier itself, and so reads the change.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from passend.cases.models import Case, Involvement
from passend.core.actors import actor_key
from passend.core.models import Event
from passend.people.models import Outsider, User
from passend.people.roles import label

LET_IN = (Involvement.Status.ACTIVE, Involvement.Status.ENDED)


@dataclass(frozen=True)
class Receiver:
    """Somebody who could read a part of the dossier, now or earlier, and as what."""

    user: User
    role: str

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


def receivers_of(case: Case, *, but: User | None = None) -> list[Receiver]:
    """Each of them once. Who was asked for and never let in got nothing."""
    found = {one.user.pk: one for one in (*_parents(case), *_outsiders(case))}
    return [one for pk, one in found.items() if but is None or pk != but.pk]


def _parents(case: Case) -> Iterator[Receiver]:
    """Whom school named without a ground got nothing: a letter would be the first to tell. Who
    did look, before a birth date was corrected, say, is in the log."""
    for one in case.parents.select_related("user", "case"):
        if one.had_ground(one.added_on) or _acted(one.user, case):
            yield Receiver(one.user, _("ouder of verzorger"))


def _acted(user: User, case: Case) -> bool:
    return Event.objects.in_dossier(case).filter(actor=actor_key(user)).exists()


def _outsiders(case: Case) -> Iterator[Receiver]:
    """One that was declined or lapsed while it waited for a yes never began."""
    named = case.involved.filter(role__in=Outsider.values, status__in=LET_IN)
    for one in named.exclude(agreed_on=None).select_related("user"):
        what = label(one.role)
        yield Receiver(one.user, f"{what}, {one.organisation}" if one.organisation else what)
