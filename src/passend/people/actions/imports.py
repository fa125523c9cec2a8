"""Every verb of an import: upload, choose the columns, apply, go on, throw away."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse

from passend.core import clock, files, jobs, planner
from passend.core.actions import action
from passend.core.errors import NotNow
from passend.people.models import Import, ImportRow, User
from passend.people.policy import importer

from .applying import apply_rows
from .staging import discard, is_readable, stage_waiting

Status = Import.Status
AT_ONCE_BYTES = 200_000
AT_ONCE_ROWS = 300
"""Smaller work is done while the person waits; larger work by the worker, with progress."""


@action(
    "import.upload",
    "Bestand laden",
    on=Import,
    who=importer,
    then=Status.UPLOADED,
    logs=["kind"],
    page=False,  # its page begins an import, so it is not offered on one that exists
)
def upload(
    batch: Import, *, by: Any, kind: str, file: UploadedFile[bytes] | None = None, name: str = ""
) -> None:
    """The file is sealed while it is being written. On the server itself there is only a name:
    the file is read where it is."""
    batch.kind, batch.uploaded_at = kind, clock.now()
    batch.file_name = (name or (file and file.name) or "")[:200]
    if file is not None:
        batch.file = files.keep("bestand", "application/octet-stream", file.chunks())
    batch.uploaded_by = by if isinstance(by, User) else None


@action(
    "import.choose",
    "Kolommen kiezen",
    on=Import,
    who=importer,
    when=[Status.UPLOADED],
    then=Status.STAGING,
    logs=["mapping", "complete"],
)
def choose(batch: Import, *, by: Any, mapping: dict[str, int], complete: bool) -> None:
    batch.mapping, batch.complete = mapping, complete


@action(
    "import.apply",
    "Verwerken",
    on=Import,
    who=importer,
    when=[Status.STAGED],
    then=Status.APPLYING,
    logs=["kind", "new", "changed", "same", "gone", "refused"],
)
def apply(batch: Import, *, by: Any) -> None:
    """The one event of an import, with its counts. The work itself goes on in batches."""
    if batch.overtaken():
        raise NotNow("Intussen is een ander bestand verwerkt. Laad dit bestand opnieuw.")


@action("import.resume", "Verder gaan", on=Import, who=importer, when=[Status.APPLYING])
def resume(batch: Import, *, by: Any) -> None:
    """After a stop halfway: what is not applied yet is still to be done."""


@action(
    "import.cancel",
    "Weggooien",
    on=Import,
    who=importer,
    when=[Status.UPLOADED, Status.STAGING, Status.STAGED, Status.UNUSABLE],
    then=Status.CANCELLED,
)
def cancel(batch: Import, *, by: Any) -> None:
    """Nothing was changed yet. The file and its rows go."""
    discard(batch)
    ImportRow.objects.filter(batch=batch).delete()


def proceed(batch: Import, by: Any) -> str:
    """Do the next step of an import, now or by the worker, and say on which page it can be seen."""
    page = reverse("import.detail", args=[batch.pk])
    if batch.status == Status.UPLOADED and batch.needs_mapping:
        return reverse("import.choose", args=[batch.pk]) if is_readable(batch) else page
    if batch.status in {Status.UPLOADED, Status.STAGING}:
        if batch.file and batch.file.size <= AT_ONCE_BYTES:
            stage_waiting(batch)
            return page
        return _queued(batch, "people.stage", by, page)
    if batch.status == Status.APPLYING:
        if batch.rows.to_apply().count() <= AT_ONCE_ROWS:
            apply_rows(batch)
            return page
        return _queued(batch, "people.apply", by, page)
    return page


def _queued(batch: Import, kind: str, by: Any, page: str) -> str:
    job = jobs.start(kind, by=by, next_url=page, batch=str(batch.pk))
    Import.objects.filter(pk=batch.pk).update(job=job)
    return reverse("job", args=[job.pk])


@jobs.work("people.stage", "Bestand lezen", after_a_stop=jobs.AfterAStop.ANEW)
def stage_job(job: jobs.Handle, *, batch: str) -> None:
    """Read a waiting file, in lines of the file."""
    waiting = Import.objects.get(pk=batch)
    if waiting.status in {Status.UPLOADED, Status.STAGING}:
        stage_waiting(waiting, lambda done: job.at(done))


@jobs.work("people.apply", "Bestand verwerken", after_a_stop=jobs.AfterAStop.GOES_ON)
def apply_job(job: jobs.Handle, *, batch: str) -> None:
    """Apply an import, in rows that change something."""
    waiting = Import.objects.get(pk=batch)
    if waiting.status == Status.APPLYING:
        job.expects(waiting.rows.to_apply().count())
        apply_rows(waiting, lambda done: job.at(done))
        planner.learn()


__all__ = ["apply", "cancel", "choose", "proceed", "resume", "upload"]
