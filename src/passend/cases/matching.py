"""Who in the register is this applicant? Reading only: a person decides, or an equal number.

Proposed on the birth date, with the name once the roster brought it, else with the programme and
the start. A name that differs is no proposal: better none than the file of somebody else.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Trim, Upper

from passend.core import clock
from passend.core.keys import any_of
from passend.core.prepared import Prepared
from passend.people.models import Enrolment, Student
from passend.people.names import searchable

from .models import Case, Match

NEAR = timedelta(days=120)  # how far the real start may lie from the expected one


def worth_a_look(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """Those for whom there can be somebody at all: of the same number, or of the same age."""
    number = Upper(Trim(OuterRef("application_number")))
    same_number = _free().annotate(number_in_capitals=Upper("application_number")).filter(
        number_in_capitals=number
    )  # fmt: skip
    same_age = _free().filter(
        born_earliest__lte=OuterRef("born_latest"), born_latest__gte=OuterRef("born_earliest")
    )
    numbered = ~Q(application_number="") & Exists(same_number)
    return cases.filter(numbered | Exists(same_age))


def by_number(case: Case) -> Enrolment | None:
    """The enrolment of the one student with this application number, of whom the rest can be true
    too: a number can be read from another's letter, and who typed it would get that account."""
    if not case.application_number:
        return None
    found = list(_free().filter(application_number__iexact=case.application_number.strip())[:2])
    if len(found) != 1 or not _may_be_one(case, found[0]):
        return None
    return next((of for _who, of in _running(found, case)), None)


def _may_be_one(case: Case, student: Student) -> bool:
    """By the birth date; by the last name as long as the register has no birth date."""
    if None in {case.born_latest, student.born_latest}:
        return not student.last_name or same_name(case, student)
    return bool(
        student.born_earliest <= case.born_latest and case.born_earliest <= student.born_latest  # type: ignore[operator]
    )


def candidates(case: Case) -> Iterator[tuple[Enrolment, list[str]]]:
    """Enrolments that may be of this person, each with codes of what agrees."""
    if case.born_earliest is None:
        return
    same_age = OF_AGE(first=case.born_earliest, last=case.born_latest)
    named = [one for one in same_age if not one.last_name or same_name(case, one)]
    for student, enrolment in _running(named, case):
        if grounds := agreeing(case, student, enrolment):
            yield enrolment, grounds


def agreeing(case: Case, student: Student, enrolment: Enrolment) -> list[str]:
    """What agrees, or nothing when that is too little to ask a person."""
    grounds = ["birth"]
    if student.last_name:
        if not same_name(case, student):
            return []
        grounds.append("name")
    if case.programme and any(p.programme_id == case.programme.pk for p in enrolment.periods.all()):
        grounds.append("programme")
    if case.expected_start_on and abs(enrolment.enrolled_on - case.expected_start_on) <= NEAR:
        grounds.append("start")
    enough = "name" in grounds or {"programme", "start"} <= set(grounds)
    return grounds if enough else []


def same_name(case: Case, student: Student) -> bool:
    """The last name, without capitals and accents; first names have too many short forms."""
    theirs = searchable(student.last_name).split()
    ours = searchable(case.last_name).split()
    return bool(theirs and ours) and theirs[-1] == ours[-1]


def _free() -> QuerySet[Student]:
    """Present students who have no open dossier."""
    taken = Case.objects.open().filter(student__isnull=False).values("student")
    return Student.objects.filter(gone_on=None).exclude(pk__in=taken)


OF_AGE = Prepared(
    lambda first, last: _free().filter(born_earliest__lte=last, born_latest__gte=first)
)


def _running(students: list[Student], case: Case) -> Iterator[tuple[Student, Enrolment]]:
    """Each with the running enrolment nearest to the expected start, not rejected before."""
    if not students:
        return
    keys = [student.pk for student in students]
    found = MAY_BE(students=keys, case=case.pk, today=clock.today())
    prefetch_related_objects(found, "periods")
    expected = case.expected_start_on or case.requested_on
    for student in students:
        may_be = [one for one in found if one.student_id == student.pk]
        if may_be:
            yield student, min(may_be, key=lambda e: abs(e.enrolled_on - expected))


MAY_BE = Prepared(
    lambda students, case, today: (
        Enrolment.objects.running(today)
        .filter(student__in=any_of(students))
        .exclude(pk__in=Match.objects.filter(case=case).values("enrolment"))
    )
)
