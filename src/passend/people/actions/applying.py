"""Put staged rows into the register: a batch of whole students in one transaction.

Killed halfway, it goes on where it stopped: a row is marked in the transaction that applied it.
"""

from typing import Any, Final

from django.db import IntegrityError, models

from passend.core import clock, jobs
from passend.core.actors import SYSTEM
from passend.core.together import together
from passend.people.imports.coaches import Coaches
from passend.people.imports.places import Places
from passend.people.imports.plan import Plan, refuse
from passend.people.imports.planners import Planner, planner_of
from passend.people.models import (
    Enrolment,
    EnrolmentPeriod,
    Group,
    Import,
    ImportRow,
    Programme,
    StaffRole,
    Student,
    SupportPeriod,
    TeachingGroup,
    Team,
    User,
)

from .bulk import insert, overwrite
from .staging import BATCH, Report, counted, quiet

NEWS: Final = "register.changed"  # the work of a room upstairs, when it has registered any
Verdict = ImportRow.Verdict
JUDGED: Final = ("verdict", "code", "detail", "changes")
WRITTEN: Final[dict[type[models.Model], tuple[str, ...]]] = {
    Group: ("team",),
    Programme: ("name", "level"),
    User: ("first_name", "last_name", "email"),
    Student: (
        "user",
        "identity",
        "number",
        "first_name",
        "last_name",
        "search_name",
        "email",
        "born_earliest",
        "born_latest",
        "group",
        "team",
        "coach",
        "coach_told",
        "municipality",
        "application_number",
        "in_roster",
        "left_roster_on",
        "gone_on",
    ),
    Enrolment: ("enrolled_on", "planned_end_on", "ended_on", "end_reason"),
    EnrolmentPeriod: ("programme", "pathway", "level", "funded", "location"),
    SupportPeriod: ("to_on",),
    StaffRole: ("until_on",),
    TeachingGroup: ("until_on",),
}
"""What an import may write, in the order in which records refer to each other."""


def apply_rows(batch: Import, report: Report = quiet) -> None:
    """Apply what is not applied yet, then close the import. Safe to call again at any moment."""
    coaches, places = Coaches(), Places()
    done = 0
    while some := _apply_some(batch, coaches, places):
        done += some
        report(done)
    _close(batch)


def _apply_some(batch: Import, coaches: Coaches, places: Places) -> int:
    """The next rows, all or nothing. Returns how many; 0 when there are none left."""
    with together():
        rows = list(batch.rows.to_apply().select_for_update()[:BATCH])
        if not rows:
            return 0
        told = [row for row in rows if row.data]
        _make_places(places, told)
        _apply_told(planner_of(batch, clock.today(), coaches, places, lock=True), told)
        _apply_missing([row for row in rows if not row.data])
        for row in rows:
            row.applied, row.applied_at, row.data = True, clock.now(), {}
        overwrite(ImportRow, rows, [*JUDGED, "student", "applied", "applied_at", "data"])
        return len(rows)


def _apply_told(plan: Planner, rows: list[ImportRow]) -> None:
    """All rows at once; when two of them want the same thing, one by one, refusing the last."""
    if not rows:
        return
    staged = [(row.verdict, row.changes) for row in rows]
    try:
        with together():
            save(plan(rows))
    except IntegrityError:
        for row in rows:
            _apply_alone(plan, row)
    for row, (verdict, changes) in zip(rows, staged, strict=True):
        if row.verdict != Verdict.REFUSED:
            row.verdict, row.changes = verdict, changes  # as it was shown in the preview


def _apply_alone(plan: Planner, row: ImportRow) -> None:
    try:
        with together():
            save(plan([row]))
    except IntegrityError:
        refuse(row, "conflict")


def _make_places(places: Places, rows: list[ImportRow]) -> None:
    """Groups and teams that a list names for the first time."""
    teams, groups = places.missing(rows)
    if teams:
        Team.objects.bulk_create([Team(name=n) for n in sorted(teams)], ignore_conflicts=True)
        places.teams |= {team.name: team for team in Team.objects.filter(name__in=teams)}
    if groups:
        Group.objects.bulk_create([Group(name=n) for n in sorted(groups)], ignore_conflicts=True)
        places.groups |= {group.name: group for group in Group.objects.filter(name__in=groups)}


def _apply_missing(rows: list[ImportRow]) -> None:
    """Who is not in a complete list any more is gone from today; the dossier stays."""
    today = clock.today()
    students = Student.objects.filter(pk__in=[row.student for row in rows if row.student])
    students.filter(gone_on=None).update(gone_on=today)
    students.update(in_roster=False, left_roster_on=today)


def save(plan: Plan) -> None:
    """Write a plan: first make room, then records in the order of `WRITTEN`."""
    for stays, goes in plan.joined:
        _join(stays, goes)
    for model, fields in WRITTEN.items():
        if made := plan.made.get(model):
            insert(model, made)
        if changed := plan.changed.get(model):
            overwrite(model, list(changed.values()), fields)
    for model, keys in plan.dropped.items():
        model._base_manager.filter(pk__in=keys).delete()
    Student.objects.filter(pk__in=[goes for _stays, goes in plan.joined]).delete()


def _join(stays: Any, goes: Any) -> None:
    """Two students turn out to be one: what the register said moves to the one who stays."""
    Student.objects.filter(pk=goes).update(identity=None, number=None, user=None)
    Enrolment.objects.filter(student=goes).update(student=stays)


def _close(batch: Import) -> None:
    """The counts as they came out; what changed nothing needs no row any more."""
    with together():
        if batch.kind == Import.Kind.STAFF:
            find_coaches()
        counts = counted(batch)
        Import.objects.filter(pk=batch.pk, status=Import.Status.APPLYING).update(
            status=Import.Status.APPLIED, applied_at=clock.now(), counts=counts
        )
        ImportRow.objects.filter(batch=batch, verdict=Verdict.SAME)._raw_delete(batch._state.db)
        if NEWS in jobs.WORK:  # who builds on the register says what it does with news
            jobs.start(NEWS, by=SYSTEM)


def mark_told(rows: list[ImportRow]) -> None:
    """The rooms above know of these rows now."""
    ImportRow.objects.filter(pk__in=[row.pk for row in rows]).update(told=True)


def find_coaches() -> int:
    """Staff may come in after the students: now find the coaches whom the roster named."""
    coaches = Coaches()
    waiting = Student.objects.filter(coach=None).exclude(coach_told="").only("coach_told")
    found = [student for student in waiting.iterator() if _has_coach(student, coaches)]
    Student.objects.bulk_update(found, ["coach"], batch_size=BATCH)
    return len(found)


def _has_coach(student: Student, coaches: Coaches) -> bool:
    student.coach_id = coaches.find(student.coach_told)
    return student.coach_id is not None
