"""What is past its term, by the terms of `core.keep` and the choices of the school.

Safe to run twice, late, or after it was stopped halfway. The log of the school has its own end:
whole sealed days of it go together.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django_tasks_db.models import DBTaskResult

from passend.cases.models import Case
from passend.core import clock, keep, stray
from passend.core.actors import SYSTEM
from passend.core.keep import Keep
from passend.core.models import Job, Message, School, StoredFile
from passend.core.nights import Steps, done
from passend.facility.models import Matter
from passend.people.models import Alarm, Import, OneTimeCode, StaffRole, Student, User

from .actions import restriction, retention
from .models import DataRequest
from .models.request import restricts

FILE_OF_A_JOB = timedelta(days=1)
A_NIGHT = 2000
"""Dossiers at most in one night, so that the morning finds it done; the rest goes the next."""


class Terms:
    """The days of tonight: today and the choices of the school, read once."""

    def __init__(self) -> None:
        self.today, self.choices = clock.today(), School.current().keep_choices

    def day(self, term: Keep) -> Any:
        return term.cutoff(self.today, self.choices)

    def moment(self, term: Keep) -> Any:
        return term.cutoff_at(self.today, self.choices)


def run() -> dict[str, int]:
    """Counts by what was done."""
    return done(STEPS)


def forget_sessions() -> int:
    """Ended by time; and of those the place and the browser that the sign-in remembers."""
    ended = Session.objects.filter(expire_date__lt=clock.now())
    gone = retention.forget_rows(ended)
    going_on = Session.objects.filter(session_key=OuterRef("session_key"))
    return gone + retention.forget_rows(UserSession.objects.filter(~Exists(going_on)))


def _each(forget: Any, found: Iterable[Any]) -> int:
    done = 0
    for one in list(found):
        done += bool(forget(one))
    return done


def past_cases(terms: Terms) -> QuerySet[Case]:
    """Of who left school so long ago; of who never came and of whom nothing was heard since.

    A request about the data that is not answered yet keeps the dossier, and so does somebody who
    asked to keep it instead of erasing it (AVG 18 lid 1 onder b and c).
    """
    day = terms.day(keep.DOSSIER)
    waits = Q(status=DataRequest.Status.OPEN) | restricts()
    asked = DataRequest.objects.filter(waits, case=OuterRef("pk"))
    silent = (
        Q(requested_on__lt=day)
        & (Q(heard_on=None) | Q(heard_on__lt=day))
        & (Q(expected_start_on=None) | Q(expected_start_on__lt=day))
    )
    closed = Q(status=Case.Status.CLOSED, closed_on__lt=day)
    never_came = Q(student=None) & (closed | ~Q(status=Case.Status.CLOSED) & silent)
    return (
        Case.objects.filter(Q(student__gone_on__lt=day) | never_came)
        .filter(~Exists(asked))
        .select_related("team", "person")
        .order_by("pk")
    )


def past_students(terms: Terms) -> QuerySet[Student]:
    left = Student.objects.filter(gone_on__lt=terms.day(keep.DOSSIER))
    return left.filter(~Exists(Case.objects.filter(student=OuterRef("pk")))).order_by("pk")


def forget_staff(terms: Terms) -> int:
    """Who had a role, and whose last one stopped so long ago."""
    day = terms.day(keep.STAFF)
    roles = StaffRole.objects.filter(user=OuterRef("pk"))
    lasting = roles.filter(Q(until_on=None) | Q(until_on__gte=day))
    gone = User.objects.filter(Exists(roles), ~Exists(lasting))
    return len([retention.forget_staff(user, day) for user in list(gone)])


def past_post(terms: Terms) -> QuerySet[Message]:
    """What was sent, or will never arrive; what still waits stays."""
    moment = terms.moment(keep.MESSAGE)
    never_sent = Q(sent_at=None, created_at__lt=moment)
    ended = [Message.Status.SENT, Message.Status.UNSURE, Message.Status.FAILED]
    over = Message.objects.filter(status__in=ended)
    return over.filter(Q(sent_at__lt=moment) | never_sent)


def past_codes(terms: Terms) -> QuerySet[OneTimeCode]:
    return OneTimeCode.objects.filter(expires_at__lt=terms.moment(keep.CODE))


def forget_jobs(terms: Terms) -> int:
    """Jobs that ended, and what the queue remembers of them."""
    moment = terms.moment(keep.JOB)
    retention.forget_rows(DBTaskResult.objects.filter(finished_at__lt=moment))
    return retention.forget_rows(Job.objects.filter(ended_at__lt=moment))


def forget_files() -> int:
    """What a job made is fetched within a day; and files that no record points at any more."""
    ended = Job.objects.filter(ended_at__lt=clock.now() - FILE_OF_A_JOB).exclude(file=None)
    made = without_owner(StoredFile.objects.filter(pk__in=ended.values("file")), but=Job)
    gone = retention.forget_files(made) + retention.forget_files(lost_files())
    return gone + stray.sweep()


def lost_files() -> list[Any]:
    """A file is a day old and nothing points at it: its record went, or was never made."""
    old = StoredFile.objects.filter(created_at__lt=clock.now() - FILE_OF_A_JOB)
    return without_owner(old, but=None)


def without_owner(found: QuerySet[StoredFile], but: Any) -> list[Any]:
    """Those that no record points at, but for records of the kind `but`. A file may have several:
    what a job made can be what somebody signed."""
    for relation in StoredFile._meta.get_fields(include_hidden=True):  # hidden: `related_name="+"`
        if isinstance(relation, ForeignObjectRel) and relation.related_model is not but:
            pointing = relation.related_model._base_manager.filter(
                **{relation.field.name: OuterRef("pk")}
            )
            found = found.filter(~Exists(pointing))
    return list(found.values_list("pk", flat=True))


def past_requests(terms: Terms) -> QuerySet[DataRequest]:
    day = terms.day(keep.REQUEST)
    closed = DataRequest.objects.exclude(status=DataRequest.Status.OPEN)
    return closed.filter(Q(decided_on__lt=day) | Q(decided_on=None, asked_on__lt=day))


def past_matters(terms: Terms) -> QuerySet[Matter]:
    """What is going on stays, however long it takes."""
    return Matter.objects.filter(ended_on__lt=terms.day(keep.MATTER))


def past_alarms(terms: Terms) -> QuerySet[Alarm]:
    return Alarm.objects.filter(settled_on__lt=terms.day(keep.ALARM))


def past_loads(terms: Terms) -> QuerySet[Import]:
    return Import.objects.filter(uploaded_at__lt=terms.moment(keep.LOAD))


def end_releases() -> int:
    """Given free by a parent of who is sixteen now (UAVG 5 lid 1)."""
    over = Case.objects.filter(released_until__lte=clock.today()).order_by("pk")
    return _each(lambda case: restriction.outgrow(case, by=SYSTEM) or True, over)


STEPS: Steps = {
    "vrijgaves van wie werd 16": end_releases,
    "dossiers gewist": lambda: _each(retention.forget_case, past_cases(Terms())[:A_NIGHT]),
    "studenten gewist": lambda: _each(retention.forget_student, past_students(Terms())[:A_NIGHT]),
    "medewerkers gewist": lambda: forget_staff(Terms()),
    "berichten gewist": lambda: retention.forget_post(past_post(Terms())),
    "codes gewist": lambda: retention.forget_rows(past_codes(Terms())),
    "taken gewist": lambda: forget_jobs(Terms()),
    "bestanden gewist": forget_files,
    "verzoeken gewist": lambda: retention.forget_rows(past_requests(Terms())),
    "zaken gewist": lambda: retention.forget_rows(past_matters(Terms())),
    "seintjes gewist": lambda: retention.forget_rows(past_alarms(Terms())),
    "ladingen gewist": lambda: retention.forget_rows(past_loads(Terms())),
    "sessies gewist": forget_sessions,
}
