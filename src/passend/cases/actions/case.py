"""The dossier itself: opened, given to people, heard, joined with the register, closed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.deadlines import consent_needed
from passend.cases import terms
from passend.cases.models import Case, Intake, NeedState
from passend.cases.policy import (
    coach_of_student,
    coach_or_coordinator,
    coordinator,
    staff,
    system,
)
from passend.core import clock
from passend.core.actions import action, lock
from passend.core.prepared import Prepared
from passend.people.models import Enrolment, EnrolmentPeriod, Programme, Student, Team, User
from passend.people.names import searchable

from .need import Told, add_needs, set_clock, told_on
from .post import send_again

Status = Case.Status
OPEN = [Status.REQUESTED, Status.HEARD]


@action(
    "case.open",
    "Dossier openen",
    on=Student,
    who=coach_of_student,
    or_then=[Status.HEARD],
    logs=["agree_by"],
)
def open(  # noqa: A001  # the verb is the name
    student: Student, *, by: Any, grounds: list[str] | None = None, needs: list[Told] | None = None
) -> Case:
    """For a student who is in the register already: a need found later (WEB 8.1.3a lid 4)."""
    case = Case(
        origin=Case.Origin.SCHOOL,
        status=Status.HEARD if needs else Status.REQUESTED,
        first_name=student.first_name,
        last_name=student.last_name,
        email=student.email,
        born_earliest=student.born_earliest,
        born_latest=student.born_latest,
        requested_on=clock.today(),
        call_by=terms.call_by(clock.today()),
        grounds=grounds or [],
    )
    join_register(case, student, running_enrolment(student))
    case.roster_coach = student.coach
    case.coach = case.coach or (by if isinstance(by, User) else None)
    case.full_clean()
    case.save()
    if needs:
        case.heard_on = clock.today()
        add_needs(case, needs)
    return case


@action("case.correct", "Gegevens aanpassen", on=Case, who=staff, when=OPEN, logs=["agree_by"])
def correct(
    case: Case,
    *,
    by: Any,
    first_name: str,
    last_name: str,
    email: str = "",
    phone: str = "",
    programme: Programme | None = None,
    expected_start_on: date | None = None,
    application_number: str = "",
    has_right_of_admission: bool = False,
) -> None:
    """Before the register knows somebody these are only typed; a new start moves the last day."""
    case.first_name, case.last_name = first_name, last_name
    case.search_name = searchable(first_name, last_name)
    if email and email != case.email:
        send_again(case, email)
    case.email, case.phone, case.programme = email, phone, programme
    case.application_number = application_number
    case.has_right_of_admission = has_right_of_admission
    if expected_start_on != case.expected_start_on:
        case.expected_start_on, case.admission_choice = expected_start_on, ""
        set_clock(case)


@action(
    "case.assign_intaker",
    "Intaker kiezen",
    on=Case,
    who=coordinator,
    when=OPEN,
)
def assign_intaker(case: Case, *, by: Any, team: Team | None, intaker: User | None) -> None:
    """Also how a request of which nobody knew the team finds its way."""
    case.team, case.intaker = team, intaker


@action(
    "case.hear",
    "Intake vastleggen",
    on=Case,
    who=staff,
    when=OPEN,
    then=Status.HEARD,
    logs=["need_state", "agree_by"],
)
def hear(
    case: Case,
    *,
    by: Any,
    outcome: str,
    grounds: list[str] | None = None,
    needs: list[Told] | None = None,
    strengths: str = "",
    helps: str = "",
    stuck: str = "",
    previous_school: str = "",
    papers_seen: bool = False,
    has_right_of_admission: bool = False,
) -> None:
    """The assessment before enrolment (WEB 8.1.3a lid 1). Known needs start the clock of lid 2."""
    if outcome == NeedState.NEED and not needs:
        raise ValidationError(_("Kies waar de student tegenaan loopt."))
    Intake.objects.create(
        case=case,
        held_on=clock.today(),
        held_by=by,
        outcome=outcome,
        strengths=strengths,
        helps=helps,
        stuck=stuck,
        previous_school=previous_school,
        papers_seen=papers_seen,
    )
    known_on = told_on(case)
    case.heard_on = case.heard_on or clock.today()
    case.has_right_of_admission = has_right_of_admission
    if outcome == NeedState.NEED:
        case.grounds = grounds or []
        add_needs(case, needs or [], known_on)
    elif case.need_state != NeedState.NEED:
        case.need_state = outcome


@action(
    "case.admit",
    "Besluiten over de inschrijving",
    on=Case,
    who=coordinator,
    when=OPEN,
    logs=["admission_choice"],
)
def admit(case: Case, *, by: Any, choice: str) -> None:
    """Right of admission (WEB 8.1.1c): a need for support is no reason to refuse, so a person
    decides in the open how the agreements and the start fit; nothing blocks in silence."""
    case.admission_choice = choice


@action("case.join", "Koppelen", on=Case, who=system, when=OPEN, logs=["agree_by"], page=False)
def join(case: Case, *, by: Any, enrolment: Enrolment) -> None:
    """An equal application number is the only thing that joins by itself."""
    link(case, enrolment)


@action("case.follow", "Register volgen", on=Case, who=system, when=OPEN, page=False)
def follow(case: Case, *, by: Any, named: User | None = None) -> None:
    """Another team, enrolment or programme, as the register tells; the coach that it named."""
    if case.student:
        before = case.enrolment
        join_register(case, case.student, running_enrolment(case.student) or before)
        if case.enrolment != before:
            set_clock(case)  # back after an end: the agreements come before this enrolment too
    case.roster_coach = named or case.roster_coach


@action(
    "case.close",
    "Dossier sluiten",
    on=Case,
    who=coach_or_coordinator,
    when=OPEN,
    then=Status.CLOSED,
    logs=["close_reason"],
)
def close(case: Case, *, by: Any, reason: str) -> None:
    """What was written stays readable; nothing is due any more."""
    case.closed_on, case.close_reason, case.talk_next_on = clock.today(), reason, None


@action(
    "case.reopen",
    "Weer openen",
    on=Case,
    who=coach_or_coordinator,
    when=[Status.CLOSED],
    or_then=OPEN,
)
def reopen(case: Case, *, by: Any) -> None:
    """Somebody comes back, or it was closed too soon."""
    case.status = Status.HEARD if case.heard_on else Status.REQUESTED
    case.closed_on, case.close_reason = None, ""


def link(case: Case, enrolment: Enrolment) -> None:
    """Applicant and enrolment are one person from here on."""
    if case.student_id:
        raise ValidationError(_("Dit dossier is al gekoppeld."))
    student = enrolment.student
    lock(student)
    if Case.objects.open().filter(student=student).exists():
        raise ValidationError(_("Deze student heeft al een open dossier."))
    join_register(case, student, enrolment)
    case.roster_coach = student.coach
    _give_account(case, student)
    set_clock(case)


def join_register(case: Case, student: Student, enrolment: Enrolment | None) -> None:
    """What the register knows goes before what somebody typed."""
    case.student, case.enrolment = student, enrolment
    case.team = student.team or case.team
    case.programme = programme_of(enrolment) or case.programme
    if case.coach is None and student.coach:
        case.coach = student.coach
    case.person = case.person or student.user
    know_birth(case, student)
    case.search_name = searchable(case.first_name, case.last_name)


def know_birth(case: Case, student: Student) -> None:
    """Another birthday is another day on which a parent's yes ends (UAVG 5 lid 1)."""
    case.born_earliest, case.born_latest = born(case, student)
    if case.released_until and case.birth:
        case.released_until = consent_needed(case.birth, clock.today()).alone_from


def born(case: Case, student: Student) -> tuple[date | None, date | None]:
    """The register decides who is under sixteen. A day or month that it does not know (`00`)
    takes nothing away from what somebody told, as long as both can be true."""
    told, known = (
        (case.born_earliest, case.born_latest),
        (student.born_earliest, student.born_latest),
    )
    if None in known:
        return told
    if None in told or known[0] == known[1]:
        return known
    return told if known[0] <= told[0] and told[1] <= known[1] else known  # type: ignore[operator]


def _give_account(case: Case, student: Student) -> None:
    """The account of the request becomes the student's; one that the school made stays first."""
    if student.user is None and case.person is not None:
        if not Student.objects.filter(user=case.person).exists():
            student.user = case.person
            student.save()
    elif student.user is not None:
        before, case.person = case.person, student.user
        _close_spare_account(before, case)


def _close_spare_account(account: User | None, case: Case) -> None:
    """One person, one account: with the second one somebody would sign in and find nothing."""
    if account is None or account == case.person or account.current_roles:
        return
    if not Case.objects.filter(person=account).exclude(pk=case.pk).exists():
        account.is_active = False
        account.save()


def running_enrolment(student: Student) -> Enrolment | None:
    """The enrolment that counts now: the newest that has not ended."""
    return student.enrolments.running().order_by("-enrolled_on").first()


def programme_of(enrolment: Enrolment | None) -> Programme | None:
    if enrolment is None:
        return None
    periods, today = PERIODS_OF(enrolment=enrolment.pk), clock.today()
    begun = [one for one in periods if one.programme_id and one.from_on <= today]
    period = next(iter([*reversed(begun), *periods]), None)
    return period.programme if period else None


PERIODS_OF = Prepared(
    lambda enrolment: EnrolmentPeriod.objects.filter(enrolment=enrolment).order_by("from_on")
)
