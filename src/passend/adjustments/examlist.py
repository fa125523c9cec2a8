"""The list of an exam day: per room, time and aid, who has what. Nobody asks it again.

Only who has an adjustment stands on it, never why; and only what the student shares with the
exam committee (`sharing.shown_to`), read anew at each request.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from engines import exams as rules
from passend.cases.models import Case

from .models import Adjustment, Aid, Exam


@dataclass(frozen=True)
class Row:
    """One student at one exam."""

    exam: Exam
    case: Case
    minutes: int
    aids: tuple[str, ...]

    @property
    def until(self) -> str:
        return self.exam.until_hour(self.minutes)

    @property
    def what(self) -> str:
        extra = [_("%(n)s minuten extra") % {"n": self.minutes}] if self.minutes else []
        return ", ".join((*extra, *self.aids))


def rows_on(day: date, exams: Iterable[Exam], user: Any) -> dict[Exam, list[Row]]:
    """Per exam of this day its students, those with the same aids together."""
    exams = list(exams)
    decided = defaultdict(list)
    for made in _in_force(day, exams, user):
        student = made.case.student
        if student is not None:
            decided[student.group_id, made.case].append(made)
    found: dict[Exam, list[Row]] = {exam: [] for exam in exams}
    for exam in exams:
        for (group, case), given in decided.items():
            if group == exam.group_id and (row := _row(exam, case, given)):
                found[exam].append(row)
        found[exam].sort(key=lambda row: (row.aids, -row.minutes, str(row.case)))
    return found


def _in_force(day: date, exams: list[Exam], user: Any) -> Any:
    """Of the dossiers of the own teams, for a group may be of another one."""
    groups = {exam.group_id for exam in exams}
    here = Adjustment.objects.of_board(user).at_exams(day).filter(case__student__group__in=groups)
    return here.select_related("case__student")


def _row(exam: Exam, case: Case, given: list[Adjustment]) -> Row | None:
    """Nothing for whom this exam is an ordinary one."""
    kind = rules.Exam(exam.kind)
    minutes = rules.minutes_at(kind, [made.extra for made in given])
    codes = {
        code
        for made in given
        for code in (made.central_aids if exam.is_central else made.school_aids)
    }
    aids = tuple(str(aid.label) for aid in Aid if aid in codes)
    return Row(exam, case, minutes, aids) if minutes or aids else None


TITLES = ("Ruimte", "Begin", "Einde", "Examen", "Groep", "Student", "Nummer", "Krijgt")


def cells(rows: dict[Exam, list[Row]]) -> list[tuple[str, ...]]:
    """The same list for a spreadsheet."""
    return [
        (
            exam.place,
            exam.from_hour,
            row.until,
            exam.title,
            str(exam.group),
            str(row.case),
            row.case.student.number or "" if row.case.student else "",
            row.what,
        )
        for exam, found in rows.items()
        for row in found
    ]
