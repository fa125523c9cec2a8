"""What the register knows of many students at once, as facts of the catalogue.

A fixed list of columns, read from four tables of the register. What a dossier holds, or that there
is one, is never read here: whom to write about a right may not follow from health (AVG 9).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import polars as pl
from django.db.models import F, QuerySet

from passend.people.models import Enrolment, EnrolmentPeriod, Student

STUDENT: Final = "student"
"""The column with the key of the student; no fact."""
COLUMNS: Final = {
    "geboortedatum": pl.Date,
    "ingeschreven_mbo": pl.Boolean,
    "ingeschreven_onderwijs": pl.Boolean,
    "soort_student": pl.String,
    "niveau": pl.Int64,
    "leerweg": pl.String,
    "jonger_dan_18_bij_start": pl.Boolean,
    "erkende_opleiding": pl.Boolean,
    "woont_in_nederland": pl.Boolean,
}
"""All that ever goes into bulk, with its type. An empty cell is unknown."""
PATHWAYS: Final = {"bol", "bbl"}
ADULT: Final = 18


def people_of(students: QuerySet[Student], day: date) -> pl.DataFrame:
    """A row for each of these students who is enrolled on this day, in the order of their keys."""
    began, periods = _enrolments(students, day), _periods(students, day)
    told = students.order_by("pk").only("pk", "born_earliest", "born_latest", "municipality")
    rows = [
        _row(student, enrolment, periods.get(enrolment.pk, {}))
        for student in told
        if (enrolment := began.get(student.pk))
    ]
    return pl.DataFrame(rows, schema={STUDENT: pl.String, **COLUMNS})


def _enrolments(students: QuerySet[Student], day: date) -> dict[Any, Enrolment]:
    """By student the enrolment of this day; the newest, where there are more."""
    running = Enrolment.objects.running(day).filter(enrolled_on__lte=day)
    ours = running.filter(student__in=students.filter(gone_on=None).order_by().values("pk"))
    return {one.student_id: one for one in ours.order_by("enrolled_on", "pk")}


def _periods(students: QuerySet[Student], day: date) -> dict[Any, dict[str, Any]]:
    """By enrolment what the register says from the last day that has come."""
    came = EnrolmentPeriod.objects.filter(
        from_on__lte=day, enrolment__student__in=students.order_by().values("pk")
    )
    rows = came.order_by("from_on").values(
        "enrolment_id", "pathway", "level", "funded", programme_level=F("programme__level")
    )
    return {row["enrolment_id"]: dict(row) for row in rows}


def _row(student: Student, enrolment: Enrolment, period: dict[str, Any]) -> dict[str, Any]:
    return {STUDENT: str(student.pk), **dict(_facts(student, enrolment, period))}


def _facts(
    student: Student, enrolment: Enrolment, period: dict[str, Any]
) -> Iterator[tuple[str, Any]]:
    yield "ingeschreven_mbo", True
    yield "ingeschreven_onderwijs", True
    if student.born_earliest and student.born_earliest == student.born_latest:
        yield "geboortedatum", student.born_earliest
    if student.birth:
        ages = student.birth.age_on(enrolment.enrolled_on)
        young = {age < ADULT for age in ages}
        yield "jonger_dan_18_bij_start", young.pop() if len(young) == 1 else None
    if student.municipality:  # a code of Statistics Netherlands is that of a Dutch municipality
        yield "woont_in_nederland", True
    yield from _of_period(period)


def _of_period(period: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    pathway = str(period.get("pathway") or "").lower()
    if pathway in PATHWAYS:
        yield "leerweg", pathway
        yield "soort_student", "student"  # who is in vavo has no pathway of a vocational programme
    level = period.get("level") or period.get("programme_level")
    if level in {1, 2, 3, 4}:
        yield "niveau", level
    if period.get("funded"):
        yield "erkende_opleiding", True
