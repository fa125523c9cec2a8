"""What stands in somebody's own calendar: initials and a verb, and no more than (s)he may see.

Read anew at every request, from the same lists as the pages: when a right ends, so does its line.
"""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.agreements.models import Agreement, Status
from passend.cases.models import Announcement, Appointment, Case
from passend.core import clock
from passend.core.calendars import Entry, initials
from passend.people.models import Role, User

from . import duties, scope

PAST = timedelta(days=60)
SECRET_BYTES = 32
WORKERS = (Role.COACH, Role.INTAKER, Role.COORDINATOR)
VERBS: Final = {
    "call": gettext_lazy("Kennismaken"),
    "assign": gettext_lazy("Intaker kiezen"),
    "agree": gettext_lazy("Afspraken maken"),
    "new_need": gettext_lazy("Afspraken maken"),
    "consent": gettext_lazy("Antwoord op voorstel"),
    "silent": gettext_lazy("Bellen"),
    "talk_asked": gettext_lazy("Gesprek"),
    "talk": gettext_lazy("Gesprek"),
    "kept": gettext_lazy("Antwoord geven"),
    "problem": gettext_lazy("Antwoord geven"),
    "look": gettext_lazy("Antwoord geven"),
    "evaluate": gettext_lazy("Evaluatie"),
    "unread": gettext_lazy("Vertellen"),
}
"""What is done on the day, of the duties that belong in a calendar."""


def new_secret() -> str:
    """Nobody guesses this: 256 bits."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of it. It is long and random, so a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def of(user: User) -> list[Entry] | None:
    """The calendar of this person; None for who has nothing to do with any dossier."""
    if any(user.has_role(role) for role in WORKERS):
        return [*_appointments(user), *_duties(user)]
    own = Case.objects.filter(person=user)
    return _student(own) if own.exists() and not user.is_employee else None


def _appointments(user: User) -> Iterator[Entry]:
    """Talks with a time that this person holds, while the dossier is still in sight."""
    coming = Appointment.objects.filter(
        held_by=user,
        status=Appointment.Status.PLANNED,
        starts_at__gte=clock.now() - PAST,
        case__in=Case.objects.visible_to(user),
    )
    for one in coming.select_related("case"):
        yield one.entry(for_staff=True)


def _duties(user: User) -> Iterator[Entry]:
    """What is due in the own caseload and teams, on its day; later evaluations of the caseload."""
    found = [*duties.of(scope.mine(user)).duties]
    if user.has_role(Role.COORDINATOR):
        found += duties.of(scope.of_teams(user)).duties
    lines = {(d.kind, d.case_id, d.by) for d in found if d.kind in VERBS}
    mine = Agreement.objects.in_force().filter(
        case__in=scope.mine(user).cases(), evaluate_by__isnull=False
    )
    later = mine.values_list("case_id", "evaluate_by")
    lines |= {("evaluate", case, by) for case, by in later if by}
    timed = set(_timed(Appointment.objects.filter(case__in={case for _k, case, _b in lines})))
    people = _people({case for _kind, case, _by in lines})
    for kind, case, by in sorted(lines, key=lambda line: (line[2], line[0], str(line[1]))):
        if kind in {"talk", "talk_asked"} and (case, by) in timed:
            continue  # it stands there with its hour
        yield _day(f"{kind}-{case}", f"{VERBS[kind]} {people.get(case, '')}".strip(), by)


def _timed(found: Any) -> Iterator[tuple[Any, date]]:
    planned = found.filter(status=Appointment.Status.PLANNED)
    for case, at in planned.values_list("case_id", "starts_at"):
        yield case, clock.here(at).date()


def _people(cases: set[Any]) -> dict[Any, str]:
    found = Case.objects.filter(pk__in=cases).order_by()
    return {
        pk: initials(first, last) for pk, first, last in found.values_list("pk", "first_name",
                                                                           "last_name")
    }  # fmt: skip


def _student(own: Any) -> list[Entry]:
    """The student's own: talks, when we look back, and the last days to react."""
    found = []
    planned = Appointment.objects.filter(
        case__in=own, status=Appointment.Status.PLANNED, starts_at__gte=clock.now() - PAST
    )
    found += [one.entry(for_staff=False) for one in planned.select_related("case")]
    timed = set(_timed(Appointment.objects.filter(case__in=own)))
    running = own.exclude(status=Case.Status.CLOSED).exclude(talk_next_on=None)
    for pk, day in running.values_list("pk", "talk_next_on"):
        if (pk, day) not in timed:
            found.append(_day(f"talk-{pk}", _("Gesprek op school"), day))
    agreements = Agreement.objects.filter(case__in=own)
    for pk, day in agreements.in_force().values_list("pk", "evaluate_by"):
        if day:
            found.append(_day(f"evaluate-{pk}", _("Terugkijken op school"), day))
    return found + list(_to_answer(own, agreements))


def _to_answer(own: Any, agreements: Any) -> Iterator[Entry]:
    open_ = agreements.filter(status=Status.PROPOSED, case__agree_by__isnull=False)
    for pk, day in open_.values_list("pk", "case__agree_by"):
        yield _day(f"answer-{pk}", _("Antwoord geven aan school"), day)
    terms = Announcement.objects.filter(Q(case__in=own), ends_on__gte=clock.today())
    for pk, day in terms.values_list("pk", "ends_on"):
        yield _day(f"term-{pk}", _("Laatste dag om te reageren"), day)


def _day(uid: str, what: str, day: date) -> Entry:
    return Entry(uid=f"{uid}@passend", what=what, start=day)
