"""Long work shows its progress to the one who asked for it, and to nobody else."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from passend.core import files, jobs
from passend.core.models import Job, StoredFile
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def some_work(tmp_path, settings) -> Iterator[None]:
    settings.FILES_DIR = tmp_path

    @jobs.work("test.count", "Tellen", after_a_stop=jobs.AfterAStop.ANEW)
    def count(job: jobs.Handle, *, to: int) -> StoredFile:
        job.expects(to)
        for _ in range(to):
            job.advance()
        return files.keep("telling.txt", "text/plain", [b"klaar"])

    @jobs.work("test.break", "Breken", after_a_stop=jobs.AfterAStop.FAILS)
    def break_(job: jobs.Handle) -> None:
        raise RuntimeError("kapot")

    yield
    del jobs.WORK["test.count"], jobs.WORK["test.break"]


def start(by, kind: str = "test.count", **kw) -> Job:
    job = jobs.start(kind, by=by, **kw)
    jobs.run.call(str(job.pk))
    return Job.objects.get(pk=job.pk)


def test_a_job_counts_to_its_end_and_gives_its_file(client: Client):
    person = given.account()
    job = start(person, to=250)
    assert (job.status, job.done, job.total) == (Job.Status.DONE, 250, 250)

    client.force_login(person)
    assert "Klaar" in client.get(reverse("job", args=[job.pk])).content.decode()
    answer = client.get(reverse("job.file", args=[job.pk]))
    assert b"".join(answer.streaming_content) == b"klaar"
    assert "attachment" in answer["Content-Disposition"]


def test_somebody_elses_job_does_not_exist(client: Client):
    job = start(given.account(), to=1)
    client.force_login(given.account())
    assert client.get(reverse("job", args=[job.pk])).status_code == 404
    assert client.get(reverse("job.file", args=[job.pk])).status_code == 404


def test_a_failure_is_said_in_words_and_not_hidden():
    job = jobs.start("test.break", by=given.account())
    with pytest.raises(RuntimeError):
        jobs.run.call(str(job.pk))
    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert "fout" in job.problem
    assert "kapot" not in job.problem


def test_a_job_that_is_over_is_not_done_twice():
    job = start(given.account(), to=3)
    jobs.run.call(str(job.pk))
    assert Job.objects.get(pk=job.pk).ended_at == job.ended_at
