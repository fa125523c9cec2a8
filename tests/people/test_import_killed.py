"""The worker that applies a list is killed: the next one goes on, and no row counts twice."""

import signal
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count

from passend.core.models import Event, Job
from passend.people import actions
from passend.people.models import Enrolment, Import, ImportRow, Student
from tests import given
from tests.slow_work import until, worker

from .worlds import counts, person, register, upload

ROWS = 1600


@pytest.mark.usefixtures("real_commits", "own_files")
def test_a_list_whose_worker_is_killed_is_applied_whole_and_once(settings: Any):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    manager = given.manager()
    people = [person(f"{100000000 + n}") for n in range(ROWS)]
    batch = upload("rod", register(*people), manager)
    assert counts(batch) == {"new": ROWS}
    actions.apply(batch, by=manager)
    actions.proceed(batch, manager)

    with worker() as first:
        until(lambda: applied() > 0)
        first.send_signal(signal.SIGKILL)
        first.wait(60)
    halfway = applied()
    assert 0 < halfway < ROWS
    assert Student.objects.count() == halfway, "a row is marked with what it did, or neither is"

    with worker():
        until(lambda: Import.objects.get(pk=batch.pk).status == Import.Status.APPLIED)
        until(lambda: Job.objects.latest("created_at").is_over)
    batch.refresh_from_db()
    assert counts(batch) == {"new": ROWS}
    assert Student.objects.count() == Enrolment.objects.count() == ROWS
    assert not Student.objects.alias(n=Count("enrolments")).exclude(n=1).exists()
    assert Event.objects.filter(verb="import.apply").count() == 1


def applied() -> int:
    connection.close()  # what the worker committed since
    return ImportRow.objects.filter(applied=True).count()
