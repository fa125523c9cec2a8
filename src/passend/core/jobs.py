"""Long work outside the request, with progress that its owner can see and can stop.

    @work("papers.bundle", "Afspraken van een team maken", after_a_stop=ANEW)
    def bundle(job, *, team): ...   # job.advance(), returns nothing or a StoredFile

    job = start("papers.bundle", by=request.user, team=str(team.pk))
    return redirect("job", job.pk)

Arguments are keys and codes, never names or texts: they lie in the queue. A worker that dies stops
showing signs of life; its job is taken up by another one, as its kind says (`after_a_stop`).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from . import clock
from .actions import action
from .actors import SYSTEM, actor_key
from .errors import TooOften
from .heart import beating
from .models import Job, StoredFile
from .together import together

MOST_AT_ONCE = 5
"""Unfinished jobs of one person."""
LEASE = timedelta(seconds=45)
"""Without a sign of life for so long a worker counts as dead."""
LOOK = timedelta(seconds=1)
MOST_RUNS = 5
BROKEN = "Het werk is gestopt door een fout. Probeer het opnieuw."
DIED = "Het werk is onderbroken en kan niet vanzelf verder. Begin opnieuw."
Status = Job.Status
log = logging.getLogger("passend.jobs")


class AfterAStop(StrEnum):
    """What happens to a job whose worker died."""

    GOES_ON = "goes_on"
    """Begun again, and what was done is recognised: it goes on where it was."""
    ANEW = "anew"
    """Begun again from the start, which is safe: nothing shows before the end."""
    FAILS = "fails"
    """Said to its owner, who decides."""


class Stopped(Exception):
    """Its owner does not want it any more, or another worker has it: leave it at once."""


@dataclass(frozen=True)
class Work:
    """A kind of long work."""

    title: str
    do: Callable[..., StoredFile | None]
    after_a_stop: AfterAStop
    still: Callable[..., bool] | None = None


WORK: dict[str, Work] = {}


class Handle:
    """What the work sees of its job: say how much there is, and how far you are."""

    def __init__(self, job: Job) -> None:
        self.job, self._said = job, 0
        self._looked: datetime | None = None

    @property
    def owner(self) -> str:
        return self.job.owner

    @property
    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, claim=self.job.claim, status=Status.RUNNING)

    def expects(self, total: int) -> None:
        self.job.total = total
        self._mine.update(total=total)

    def at(self, done: int, *, force: bool = False) -> None:
        """Report progress; written to the database at most a hundred times a job.

        Raises Stopped within a second after somebody asked to stop.
        """
        self.job.done = done
        self.look()
        if force or done - self._said >= max(1, self.job.total // 100):
            self._said = done
            self._mine.update(done=done)

    def advance(self, step: int = 1) -> None:
        self.at(self.job.done + step)

    def look(self) -> None:
        """Whether to go on, asked of the database once a second. Call it within long batches."""
        now = clock.now()
        if self._looked is not None and abs(now - self._looked) < LOOK:
            return
        self._looked = now
        if not self._mine.filter(cancel_asked_at=None).exists():
            raise Stopped


def work(
    kind: str,
    title: str,
    *,
    after_a_stop: AfterAStop = AfterAStop.FAILS,
    still: Callable[..., bool] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`still(user, **arguments)` says whether its owner may have the file now: a role may have
    ended since it was asked for."""

    def register(do: Callable[..., StoredFile | None]) -> Callable[..., StoredFile | None]:
        WORK[kind] = Work(title, do, after_a_stop, still)
        return do

    return register


def may_have(user: Any, job: Job) -> bool:
    """Whether the owner of this job may have what it made, today."""
    what = WORK.get(job.kind)
    return what is None or what.still is None or what.still(user, **job.arguments)


def make_room(owner: str) -> None:
    """Nobody fills the queue alone: others wait behind what one person asked for (T-23).

    Raises TooOften. What the system asks for by itself is not counted.
    """
    if owner != actor_key(SYSTEM) and Job.objects.unfinished(owner).count() >= MOST_AT_ONCE:
        raise TooOften(_("Er staan al veel taken van jou klaar. Wacht tot er een af is."))


def start(kind: str, *, by: Any, title: str = "", next_url: str = "", **arguments: Any) -> Job:
    """Queue the work; it begins when this transaction is committed. Raises TooOften."""
    make_room(actor_key(by))
    job = Job.objects.create(
        kind=kind,
        owner=actor_key(by),
        title=title or WORK[kind].title,
        arguments=arguments,
        next_url=next_url,
        created_at=clock.now(),
    )
    transaction.on_commit(lambda: run.enqueue(str(job.pk)))
    return job


def owner(user: Any, job: Job) -> bool:
    """wie dit werk startte"""
    return job.owner == actor_key(user)


@action(
    "job.cancel",
    "Stoppen",
    on=Job,
    who=owner,
    when=[Status.WAITING, Status.RUNNING],
    or_then=[Status.CANCELLED],
    logs=["kind"],
)
def cancel(job: Job, *, by: Any) -> None:
    """At once when it still waits; else at the next look of the worker, within a batch."""
    job.cancel_asked_at = clock.now()
    if job.status == Status.WAITING:
        job.status, job.ended_at = Status.CANCELLED, clock.now()


@task()
def run(pk: str) -> None:
    """What the worker does with a job. A failure is said in words, and raised for the log."""
    if (job := _claim(pk)) is None:
        return
    handle = Handle(job)
    mine = handle._mine
    try:
        with beating(job.pk, job.claim):
            file = WORK[job.kind].do(handle, **job.arguments)
    except Stopped:
        mine.exclude(cancel_asked_at=None).update(status=Status.CANCELLED, ended_at=clock.now())
        return
    except Exception:
        mine.update(status=Status.FAILED, problem=BROKEN, ended_at=clock.now())
        raise
    mine.update(
        status=Status.DONE,
        done=handle.job.done,
        total=max(handle.job.total, handle.job.done),
        file=file,
        ended_at=clock.now(),
    )


def _claim(pk: str) -> Job | None:
    """Ours, unless it is over or somebody else does it. A job of a dead worker was freed first."""
    now, claim = clock.now(), uuid4()
    waiting = Job.objects.filter(pk=pk, status=Status.WAITING)
    if not waiting.update(status=Status.RUNNING, claim=claim, beat_at=now, done=0):
        return None
    job = Job.objects.get(pk=pk)
    job.runs += 1
    job.save(update_fields=["runs"])
    return job


def recover() -> int:
    """Take up again what dead workers left, and what never reached the queue. Returns how many.

    Any process may do this at any moment; two at once take up each job once.
    """
    dead = Job.objects.filter(status=Status.RUNNING, beat_at__lt=clock.now() - LEASE)
    taken = sum(_free(job) for job in dead)
    return taken + sum(_queue(job) for job in _forgotten())


def _free(job: Job) -> bool:
    what = WORK.get(job.kind)
    again = what is not None and what.after_a_stop != AfterAStop.FAILS and job.runs < MOST_RUNS
    over = {"status": Status.FAILED, "problem": DIED, "ended_at": clock.now()}
    if job.cancel_asked_at:
        over |= {"status": Status.CANCELLED, "problem": ""}
    with together():
        same = Job.objects.filter(pk=job.pk, status=Status.RUNNING, claim=job.claim)
        if not same.update(**(over if job.cancel_asked_at or not again else FREED)):
            return False
        if again and not job.cancel_asked_at:
            _queue(job)
    log.warning("job %s %s lost its worker", job.kind, job.pk)
    return True


FREED: dict[str, Any] = {"status": Status.WAITING, "claim": None, "beat_at": None}


def _queue(job: Job) -> bool:
    transaction.on_commit(lambda: run.enqueue(str(job.pk)))
    return True


def _forgotten() -> list[Job]:
    """Committed, but the process died before it was in the queue."""
    waiting = list(Job.objects.filter(status=Status.WAITING, created_at__lt=clock.now() - LEASE))
    if not waiting:
        return []
    open_ = Q(status="READY") | Q(status="RUNNING", started_at__gt=clock.now() - LEASE)
    tasks = DBTaskResult.objects.filter(open_, task_path=run.module_path)
    queued = {str(t["args"][0]) for t in tasks.values_list("args_kwargs", flat=True) if t["args"]}
    return [job for job in waiting if str(job.pk) not in queued]
