"""Letters about rights: sending a round, each letter of it, and switching them off and on."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core import clock, jobs, outbox
from passend.core.actions import action
from passend.core.actors import SYSTEM, actor_key
from passend.core.errors import NotNow
from passend.core.together import together
from passend.people.models import Student, User

from .basis import covers
from .catalogue import library
from .letter import KIND, Letter, letter_of
from .links import stop_link
from .models import Outreach, OutreachBasis, OutreachChoice, OutreachLetter
from .policy import coordinator, guardian, linked, oneself, own_student
from .recipients import Recipients, students_of, study_year

SOME: Final = 50
"""Letters in one transaction: so many are sent again at most when a worker dies, which is none."""


@action("outreach.allow", "Grondslag kiezen", on=OutreachBasis, who=guardian, logs=["kind"])
def allow(basis: OutreachBasis, *, by: Any, kind: str, law: str) -> None:
    """Whether letters about other laws than the WEB may go, and on what ground (AVG 6 lid 3)."""
    basis.kind, basis.law = kind, law
    basis.chosen_on = clock.today()


def must_be_covered(code: str) -> None:
    """Raise NotNow for a law about which the school may not write as long as it chose no ground."""
    if not covers(code):
        raise NotNow(
            _("Deze brief gaat over een andere wet dan de WEB. School koos nog niet of dat mag.")
        )


@action(
    "outreach.send",
    "Brief versturen",
    on=Outreach,
    who=coordinator,
    logs=["provision", "study_year", "expected", "read"],
)
def send(outreach: Outreach, *, by: Any) -> None:
    """Sent by a worker to whom it is for at that moment. Raises ValidationError without anybody,
    NotNow without a ground for this law."""
    must_be_covered(outreach.provision)
    found = Recipients(by, outreach.provision)
    if not found.grounds:  # by the register: who wants none is told by no refusal
        raise ValidationError(_("Er is nu niemand aan wie deze brief kan."))
    outreach.study_year, outreach.sent_on = study_year(), clock.today()
    outreach.expected = len(found.grounds)
    outreach.read = found.reach.read_for(outreach.provision)
    outreach.catalogue = library().version
    name = library().provisions[outreach.provision].name
    outreach.job = jobs.start(
        "outreach.send",
        by=by,
        title=_("Brief over: %(name)s") % {"name": name},
        next_url=reverse("outreach.send", args=[outreach.provision]),
        outreach=str(outreach.pk),
    )


@jobs.work("outreach.send", "Brief over een recht versturen", after_a_stop=jobs.AfterAStop.GOES_ON)
def deliver_all(job: jobs.Handle, *, outreach: str) -> None:
    """Who has it already is passed by, so that it goes on where it was, and nobody gets two."""
    round_ = Outreach.objects.get(pk=outreach)
    by = _who(job.owner)
    letter = letter_of(round_.provision, clock.today())
    if letter is None or not _still(by, round_):  # the rule or the role ended meanwhile
        return
    for keys in _parts(Recipients(by, round_.provision).left):
        job.look()  # no count of what is done: from it would follow how many want none
        by = _who(job.owner)  # who loses the role or the account half way sends no more
        if not _still(by, round_):
            return
        with together():
            for student in _locked(by, keys, round_):
                made = OutreachLetter(outreach=round_, student=student)
                deliver(made, by=by, letter=letter)


def _who(owner: str) -> Any:
    return SYSTEM if owner == actor_key(SYSTEM) else User.objects.get(pk=owner.rpartition(":")[2])


def _still(by: Any, round_: Outreach) -> bool:
    """Also when the school took the ground back half way."""
    is_theirs = by is SYSTEM or (by.is_active and coordinator(by, None))
    return is_theirs and covers(round_.provision)


def _parts(keys: Sequence[UUID]) -> Iterator[list[UUID]]:
    waiting = iter(keys)
    while some := list(islice(waiting, SOME)):
        yield some


def _locked(by: Any, keys: list[UUID], round_: Outreach) -> QuerySet[Student]:
    """Those who still may have it, theirs until commit: two rounds at once wait for each other
    here, and the second one sees the letters of the first."""
    students = students_of(by)
    list(students.filter(pk__in=keys).select_for_update().order_by("pk").values_list("pk"))
    had = OutreachLetter.objects.filter(
        provision=round_.provision, study_year=round_.study_year, student__in=keys
    )
    off = OutreachChoice.objects.filter(is_off=True, student__in=keys)
    left = students.filter(pk__in=keys).exclude(pk__in=had.values("student"))
    return left.exclude(pk__in=off.values("student")).prefetch_related("cases").order_by("pk")


@action(
    "outreach.deliver",
    "Brief versturen",
    on=OutreachLetter,
    who=coordinator,
    logs=["provision"],
    page=False,
)
def deliver(made: OutreachLetter, *, by: Any, letter: Letter) -> None:
    """One letter in the outbox, with the line in the student's own log."""
    made.provision, made.study_year = made.outreach.provision, made.outreach.study_year
    made.sent_on = clock.today()
    made.message = outbox.post(
        KIND,
        to=made.student,
        about=made,
        link=letter.link,
        words=letter.words(stop_link(made)),
    )


@action("outreach.stop", "Geen brieven meer", on=OutreachChoice, who=linked, logs=["is_off"])
def stop(choice: OutreachChoice, *, by: Any) -> None:
    """By the link in a letter, without signing in. Twice is the same."""
    if not choice.is_off:  # else who has the mail of somebody could undo what (s)he chose
        choice.stopped_at = clock.now()
    choice.is_off, choice.changed_on = True, clock.today()


@action("outreach.resume", "Weer brieven", on=OutreachChoice, who=linked, logs=["is_off"])
def resume(choice: OutreachChoice, *, by: Any) -> None:
    """By the same link: who pressed by mistake may have no account to put it right with.

    Within a day only, and only what such a link did: a mail lives long, and others may have it.
    """
    if choice.is_off and not choice.is_fresh:
        raise NotNow(
            _("Met deze link kan dat niet meer. Doe het op je eigen pagina, of vraag het.")
        )
    choice.is_off, choice.stopped_at, choice.changed_on = False, None, clock.today()


@action("outreach.choose", "Brieven over rechten", on=User, who=oneself, logs=["is_off"])
def choose(user: User, *, by: Any, is_off: bool) -> OutreachChoice:
    """The switch in the own pages: off, and on again."""
    student = own_student(user)
    if student is None:  # the policy asked before us
        raise Student.DoesNotExist
    choice = OutreachChoice.of(student)
    choice.is_off, choice.stopped_at, choice.changed_on = is_off, None, clock.today()
    return choice
