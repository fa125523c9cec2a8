"""The plan for persons of the register: enrolments, periods, extra support, presence."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import QuerySet

from passend.people.models import (
    Enrolment,
    EnrolmentPeriod,
    ImportRow,
    Programme,
    Student,
    SupportPeriod,
)

from .plan import Plan, assign, gone_on, judge

Told = dict[str, Any]


class RegisterPlanner:
    """Looks up all that is known of the persons of a batch (five queries), then plans each."""

    def __init__(self, rows: list[ImportRow], today: date, *, lock: bool = False) -> None:
        self.today, self.plan = today, Plan()
        hashes = {row.data["identity"] for row in rows} | {row.data["also"] for row in rows}
        students: QuerySet[Student] = Student.objects.filter(identity__in=hashes - {""})
        if lock:
            students = students.select_for_update()
        self.students = {student.identity: student for student in students.order_by("pk")}
        keys = [student.pk for student in self.students.values()]
        self.enrolments: dict[Any, dict[str, Enrolment]] = defaultdict(dict)
        for enrolment in Enrolment.objects.filter(student__in=keys):
            self.enrolments[enrolment.student_id][enrolment.number] = enrolment
        self.periods = _by_start(EnrolmentPeriod.objects.filter(enrolment__student__in=keys))
        self.supports = _by_start(SupportPeriod.objects.filter(enrolment__student__in=keys))
        self.programmes = self._known_programmes(rows)
        for row in rows:
            self._person(row)

    def _known_programmes(self, rows: list[ImportRow]) -> set[str]:
        """The crebo codes of the batch; those that nobody loaded come in without name or level."""
        told = {
            period[1]
            for row in rows
            for enrolment in row.data["enrolments"]
            for period in enrolment["periods"]
            if period[1]
        }
        known = set(Programme.objects.filter(crebo__in=told).values_list("crebo", flat=True))
        for crebo in sorted(told - known):
            self.plan.make(Programme(crebo=crebo))
        return known | told

    def _person(self, row: ImportRow) -> None:
        told: Told = row.data
        student = self.students.get(told["identity"]) or self.students.get(told["also"])
        new = student is None
        changes: list[str] = []
        if student is None:
            student = Student(identity=told["identity"])
            self.plan.make(student)
        elif assign(student, {"identity": told["identity"]}):
            changes.append("identity")
        self.students[told["identity"]] = student
        row.student = student.pk
        changes += self._born(student, told)
        for enrolment in told["enrolments"]:
            changes += self._enrolment(student, enrolment, whole=told["whole"])
        changes += self._presence(student)
        if changes:
            self.plan.change(student)
        judge(row, changes, new=new)

    def _born(self, student: Student, told: Told) -> list[str]:
        if not told["born"]:
            return []
        first, last = (date.fromisoformat(day) for day in told["born"])
        return ["born"] if assign(student, {"born_earliest": first, "born_latest": last}) else []

    def _enrolment(self, student: Student, told: Told, *, whole: bool) -> list[str]:
        values = {
            "enrolled_on": _day(told["enrolled_on"]),
            "planned_end_on": _day(told["planned_end_on"]),
            "ended_on": _day(told["ended_on"]),
            "end_reason": told["end_reason"],
        }
        changes: list[str] = []
        enrolment = self.enrolments[student.pk].get(told["number"])
        if enrolment is None:
            enrolment = Enrolment(student=student, number=told["number"], **values)
            self.enrolments[student.pk][told["number"]] = enrolment
            self.plan.make(enrolment)
            changes.append("enrolled")
        else:
            was = enrolment.ended_on
            if assign(enrolment, values):
                self.plan.change(enrolment)
                changes.append("ended" if enrolment.ended_on != was else "enrolled")
        if self._periods(enrolment, told["periods"], whole=whole):
            changes.append("period")
        if self._supports(enrolment, told["supports"], whole=whole):
            changes.append("support")
        return changes

    def _periods(self, enrolment: Enrolment, told: list[list[Any]], *, whole: bool) -> bool:
        known = self.periods[enrolment.pk]
        values = {
            date.fromisoformat(start): {
                "programme_id": crebo or None,
                "pathway": pathway,
                "level": level,
                "funded": funded,
                "location": location,
            }
            for start, crebo, pathway, level, funded, location in told
        }
        return self._replaced(EnrolmentPeriod, enrolment, known, values, whole=whole)

    def _supports(self, enrolment: Enrolment, told: list[list[Any]], *, whole: bool) -> bool:
        known = self.supports[enrolment.pk]
        values = {date.fromisoformat(start): {"to_on": _day(end)} for start, end in told}
        return self._replaced(SupportPeriod, enrolment, known, values, whole=whole)

    def _replaced(
        self,
        model: type[EnrolmentPeriod] | type[SupportPeriod],
        enrolment: Enrolment,
        known: dict[date, Any],
        told: dict[date, dict[str, Any]],
        *,
        whole: bool,
    ) -> bool:
        """The parts of an enrolment become what the file says; whether that changed anything.

        The file gives an enrolment whole, so what it does not mention any more is dropped, unless
        a line of this person could not be read.
        """
        differs = False
        for start, values in told.items():
            if start not in known:
                known[start] = model(enrolment=enrolment, from_on=start, **values)
                self.plan.make(known[start])
                differs = True
            elif assign(known[start], values):
                self.plan.change(known[start])
                differs = True
        for start in [day for day in known if whole and day not in told]:
            self.plan.drop(known.pop(start))
            differs = True
        return differs

    def _presence(self, student: Student) -> list[str]:
        enrolments = list(self.enrolments[student.pk].values())
        was, now = student.gone_on, gone_on(student.left_roster_on, enrolments, self.today)
        student.gone_on = now
        if was and now is None:
            return ["back"]
        return ["gone"] if now and was is None else []


def _by_start(parts: Any) -> dict[Any, dict[date, Any]]:
    found: dict[Any, dict[date, Any]] = defaultdict(dict)
    for part in parts:
        found[part.enrolment_id][part.from_on] = part
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
