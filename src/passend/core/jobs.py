"""Long work outside the request, with progress that its owner can see.

    @work("papers.bundle", "Afspraken van een team maken")
    def bundle(job, *, team): ...   # job.advance(), returns nothing or a StoredFile

    job = start("papers.bundle", by=request.user, team=str(team.pk))
    return redirect("job", job.pk)

Arguments are keys and codes, never names or texts: they lie in the queue.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django_tasks import task

from . import clock
from .actors import actor_key
from .models import Job, StoredFile

WORK: dict[str, tuple[str, Callable[..., StoredFile | None]]] = {}
STILL: dict[str, Callable[..., bool]] = {}


class Handle:
    """What the work sees of its job: say how much there is, and how far you are."""

    def __init__(self, job: Job) -> None:
        self.job, self._said = job, 0

    @property
    def owner(self) -> str:
        return self.job.owner

    def expects(self, total: int) -> None:
        self.job.total = total
        Job.objects.filter(pk=self.job.pk).update(total=total)

    def at(self, done: int, *, force: bool = False) -> None:
        """Report progress; written to the database at most a hundred times a job."""
        self.job.done = done
        if force or done - self._said >= max(1, self.job.total // 100):
            self._said = done
            Job.objects.filter(pk=self.job.pk).update(done=done)

    def advance(self, step: int = 1) -> None:
        self.at(self.job.done + step)


def work(
    kind: str, title: str, *, still: Callable[..., bool] | None = None
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`still(user, **arguments)` says whether its owner may have the file now: a role may have
    ended since it was asked for."""

    def register(do: Callable[..., StoredFile | None]) -> Callable[..., StoredFile | None]:
        WORK[kind] = (title, do)
        if still is not None:
            STILL[kind] = still
        return do

    return register


def may_have(user: Any, job: Job) -> bool:
    """Whether the owner of this job may have what it made, today."""
    return job.kind not in STILL or STILL[job.kind](user, **job.arguments)


def start(kind: str, *, by: Any, title: str = "", next_url: str = "", **arguments: Any) -> Job:
    """Queue the work; it begins when this transaction is committed."""
    job = Job.objects.create(
        kind=kind,
        owner=actor_key(by),
        title=title or WORK[kind][0],
        arguments=arguments,
        next_url=next_url,
        created_at=clock.now(),
    )
    transaction.on_commit(lambda: run.enqueue(str(job.pk)))
    return job


@task()
def run(pk: str) -> None:
    """What the worker does with a job. A failure is said in words, and raised for the log."""
    job = Job.objects.get(pk=pk)
    if job.is_over:
        return
    Job.objects.filter(pk=pk).update(status=Job.Status.RUNNING)
    handle = Handle(job)
    try:
        file = WORK[job.kind][1](handle, **job.arguments)
    except Exception:
        Job.objects.filter(pk=pk).update(
            status=Job.Status.FAILED,
            problem="Het werk is gestopt door een fout. Probeer het opnieuw.",
            ended_at=clock.now(),
        )
        raise
    Job.objects.filter(pk=pk).update(
        status=Job.Status.DONE,
        done=handle.job.done,
        total=max(handle.job.total, handle.job.done),
        file=file,
        ended_at=clock.now(),
    )
