"""A worker is really killed: its job goes on, begins anew, or says that it stopped."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from passend.core import jobs
from passend.core.models import Event, Job
from tests import given, slow_work
from tests.slow_work import until, worker

pytestmark = pytest.mark.usefixtures("real_commits")
KINDS = ("test.goes_on", "test.anew", "test.fails")


@pytest.fixture(autouse=True)
def known(settings: Any) -> Iterator[None]:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    slow_work.register()
    yield
    for kind in KINDS:
        del jobs.WORK[kind]


def job_of(kind: str, path: Path, to: int = 150) -> Job:
    return jobs.start(kind, by=given.account(), path=str(path), to=to)


def status(job: Job) -> str:
    connection.close()  # what others committed since
    return Job.objects.get(pk=job.pk).status


def killed_halfway(job: Job, path: Path) -> None:
    with worker() as one:
        until(lambda: len(slow_work.lines(path)) > 20)
        os.kill(one.pid, signal.SIGKILL)
        one.wait(60)
    assert status(job) == Job.Status.RUNNING, "nobody told"


def test_a_job_that_goes_on_does_every_step_once(tmp_path: Path):
    path = tmp_path / "steps"
    job = job_of("test.goes_on", path)
    killed_halfway(job, path)
    with worker():
        until(lambda: status(job) == Job.Status.DONE)
    assert slow_work.lines(path) == list(range(150))
    assert Job.objects.get(pk=job.pk).runs == 2


def test_a_job_that_begins_anew_is_done_whole(tmp_path: Path):
    path = tmp_path / "steps"
    job = job_of("test.anew", path)
    killed_halfway(job, path)
    before = len(slow_work.lines(path))
    with worker():
        until(lambda: status(job) == Job.Status.DONE)
    assert slow_work.lines(path)[before:] == list(range(150))


def test_a_job_that_cannot_go_on_by_itself_says_so(tmp_path: Path):
    path = tmp_path / "steps"
    job = job_of("test.fails", path)
    killed_halfway(job, path)
    with worker():
        until(lambda: status(job) == Job.Status.FAILED)
    assert "Begin opnieuw" in Job.objects.get(pk=job.pk).problem


def test_a_job_that_runs_stops_soon_after_its_owner_says_so(tmp_path: Path):
    path = tmp_path / "steps"
    owner = given.account()
    job = jobs.start("test.anew", by=owner, path=str(path), to=5000)
    with worker():
        until(lambda: len(slow_work.lines(path)) > 5)
        client = Client()
        client.force_login(owner)
        answer = client.post(reverse("job.cancel", args=[job.pk]))
        assert answer.status_code == 302
        asked = time.monotonic()
        until(lambda: status(job) == Job.Status.CANCELLED)
        assert time.monotonic() - asked < 10
    done = len(slow_work.lines(path))
    assert done < 5000
    assert Event.objects.filter(verb="job.cancel").count() == 1


def test_a_job_that_waits_stops_at_once_and_is_never_begun(tmp_path: Path):
    path = tmp_path / "steps"
    owner = given.account()
    job = jobs.start("test.anew", by=owner, path=str(path), to=10)
    jobs.cancel(job, by=owner)
    other = job_of("test.anew", tmp_path / "other", to=3)
    with worker():
        until(lambda: status(other) == Job.Status.DONE)
    assert status(job) == Job.Status.CANCELLED
    assert slow_work.lines(path) == []


def test_a_job_that_never_reached_the_queue_is_found(tmp_path: Path, monkeypatch: Any):
    """The process died between the commit and the queue."""
    monkeypatch.setattr(jobs, "run", SimpleNamespace(enqueue=lambda pk: None))
    path = tmp_path / "steps"
    job = job_of("test.anew", path, to=3)
    monkeypatch.undo()
    with worker():
        until(lambda: status(job) == Job.Status.DONE)


def test_who_waits_sees_how_many_go_first(tmp_path: Path):
    first = job_of("test.anew", tmp_path / "a")
    owner = given.account()
    second = jobs.start("test.anew", by=owner, path=str(tmp_path / "b"), to=1)
    assert (first.ahead, second.ahead) == (0, 1)
    client = Client()
    client.force_login(owner)
    page = client.get(reverse("job", args=[second.pk])).content.decode()
    assert "Er is 1 taak voor je." in page
    assert reverse("job.cancel", args=[second.pk]) in page


def test_nobody_stops_the_work_of_somebody_else(tmp_path: Path):
    job = job_of("test.anew", tmp_path / "a")
    client = Client()
    client.force_login(given.account())
    assert client.post(reverse("job.cancel", args=[job.pk])).status_code == 404
    assert status(job) == Job.Status.WAITING
