"""Read a file into staged rows with their verdicts. Changes nothing of students or staff."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from passend.core import clock, files
from passend.core.together import together
from passend.people.imports.coaches import Coaches
from passend.people.imports.places import Places
from passend.people.imports.planners import planner_of
from passend.people.imports.rows import is_title, member_key, rows_of
from passend.people.models import Import, ImportRow, Role, StaffRole, Student
from passend.people.registry.lines import Source
from passend.people.registry.problems import UnusableFile
from passend.people.registry.tables import table_of

from .bulk import insert

BATCH = 400
MANY = 0.2
"""More than this share of the students gone at once is worth a question."""

Verdict = ImportRow.Verdict
Report = Callable[[int], None]


def quiet(done: int) -> None:
    """Report to nobody."""


def stage_waiting(batch: Import, report: Report = quiet) -> None:
    """Stage the file that was uploaded, and discard it: only now it can be done without."""
    if batch.file is None:
        return
    with files.opened(batch.file) as source:
        stage(batch, source, report)
    discard(batch)


def is_readable(batch: Import) -> bool:
    """Look whether a list has rows at all, before somebody is asked about its columns."""
    if batch.file is None:
        return False
    try:
        with files.opened(batch.file) as source, table_of(source, is_title(batch.kind)):
            return True
    except UnusableFile as error:
        batch.status, batch.problem = Import.Status.UNUSABLE, str(error)[:300]
        batch.save(update_fields=["status", "problem"])
    discard(batch)
    return False


def discard(batch: Import) -> None:
    """The waiting file goes, with the BSNs in it."""
    if (file := batch.file) is not None:
        batch.file = None
        Import.objects.filter(pk=batch.pk).update(file=None)
        files.discard(file)


def stage(batch: Import, source: Source, report: Report = quiet) -> None:
    """Fill the staged rows of an import from the file; a second try starts anew.

    A file that cannot be used at all leaves the import `unusable`, with the reason in words.
    """
    Import.objects.filter(pk=batch.pk).update(status=Import.Status.STAGING)
    batch.applied_before = batch.about_the_same().filter(status=Import.Status.APPLIED).count()
    _clear(batch)
    try:
        _stage_rows(batch, source, report)
    except UnusableFile as error:
        _clear(batch)
        batch.status, batch.problem = Import.Status.UNUSABLE, str(error)[:300]
    else:
        _stage_missing(batch)
        batch.counts = counted(batch)
        batch.status = Import.Status.STAGED
    batch.staged_at = clock.now()
    fields = ["status", "problem", "counts", "made_on", "staged_at", "applied_before"]
    batch.save(update_fields=fields)


def _clear(batch: Import) -> None:
    ImportRow.objects.filter(batch=batch).delete()


def _stage_rows(batch: Import, source: Source, report: Report) -> None:
    coaches = Coaches()
    plan = planner_of(batch, clock.today(), coaches, Places())
    done = 0
    for rows in _batched(rows_of(batch, source), BATCH):
        with together():
            plan([row for row in rows if not row.verdict])
            insert(ImportRow, _forgetting_the_same(rows))
        done += len(rows)
        report(done)
    if coaches.unknown:
        detail = str(len(coaches.unknown))
        ImportRow.objects.create(
            batch=batch, line=0, verdict=Verdict.NOTED, code="unknown_coach", detail=detail
        )


def _batched(rows: Iterable[ImportRow], size: int) -> Iterator[list[ImportRow]]:
    source = iter(rows)
    while some := list(islice(source, size)):
        yield some


def _forgetting_the_same(rows: list[ImportRow]) -> list[ImportRow]:
    """Of a row that changes nothing only its existence is kept."""
    for row in rows:
        if row.verdict == Verdict.SAME:
            row.data = {}
    return rows


def counted(batch: Import) -> dict[str, int]:
    """How many rows there are of each verdict."""
    found = batch.rows.order_by().values_list("verdict").annotate(Count("pk"))
    return dict(found)


def _stage_missing(batch: Import) -> None:
    """A list marked 'volledig' says of those who are not in it that they are gone."""
    if not batch.complete:
        return
    if batch.kind == Import.Kind.ROSTER:
        _stage_missing_students(batch)
    elif batch.kind == Import.Kind.STAFF:
        _stage_missing_staff(batch)


def _stage_missing_students(batch: Import) -> None:
    rows = ImportRow.objects.filter(batch=batch)
    known = Student.objects.filter(in_roster=True)
    missing = known.exclude(Exists(rows.filter(student=OuterRef("pk")))).exclude(
        Exists(rows.filter(verdict=Verdict.REFUSED, who=OuterRef("number")).exclude(who=""))
    )
    gone = 0
    keys = missing.values_list("pk", flat=True).order_by("pk").iterator(chunk_size=BATCH)
    for some in _batched((_gone(batch, key) for key in keys), BATCH):
        insert(ImportRow, some)
        gone += len(some)
    if gone > MANY * known.count():
        ImportRow.objects.create(
            batch=batch, line=0, verdict=Verdict.NOTED, code="many_gone", detail=str(gone)
        )


def _gone(batch: Import, key: UUID) -> ImportRow:
    return ImportRow(batch=batch, line=0, student=key, verdict=Verdict.GONE, changes=["gone"])


def _stage_missing_staff(batch: Import) -> None:
    told = set(batch.rows.values_list("who", flat=True))
    ours = StaffRole.objects.current().exclude(role=Role.MANAGER)
    roles = ours.exclude(source=StaffRole.Source.CLAIM).select_related("user")
    emails = {role.user.email for role in roles if role.user.email}
    ImportRow.objects.bulk_create(
        ImportRow(
            batch=batch,
            line=0,
            data={"email": email, "roles": [], "groups": []},
            verdict=Verdict.GONE,
            changes=["gone", "roles"],
        )
        for email in sorted(emails)
        if member_key(email) not in told
    )


def forget_files(before: datetime) -> int:
    """A list whose columns nobody chose in a day: the file goes, the upload is thrown away."""
    waiting = Import.objects.filter(uploaded_at__lt=before).exclude(file=None)
    for batch in waiting:
        discard(batch)
        batch.rows.all().delete()
        batch.status = Import.Status.CANCELLED
        batch.save(update_fields=["status"])
    return len(waiting)


def forget_rows(before: datetime) -> int:
    """Rows of imports that are over are kept for a month, then only the counts remain."""
    over = Q(batch__status=Import.Status.APPLIED, batch__applied_at__lt=before)
    never = Q(batch__status__in=[Import.Status.STAGED, Import.Status.UNUSABLE])
    rows = ImportRow.objects.filter(over | never & Q(batch__uploaded_at__lt=before))
    count, _by_model = rows.delete()
    return count
