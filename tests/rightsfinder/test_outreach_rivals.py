"""Two coordinators press at the same moment: every student gets the letter once. Both databases."""

from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from passend.core import jobs
from passend.core.models import Event, Job, Message
from passend.rightsfinder import actions
from passend.rightsfinder.models import Outreach, OutreachLetter
from tests import given

from .outreach import enrolled

STUDENTS = 12
RIGHTS = ("een_loket", "stageplek", "studentenraad", "studentenstatuut")


@pytest.fixture(autouse=True)
def queued(settings: Any) -> None:
    """Work waits for whoever takes it up, as in a school."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def works(pk: UUID, start: Barrier) -> None:
    """What a worker does, in a connection of its own."""
    try:
        start.wait(10)
        jobs.run.call(str(pk))
    finally:
        connection.close()


def test_two_rounds_at_once_and_nobody_gets_it_twice(real_commits: None) -> None:
    team = given.team()
    one, two = given.coordinator(team), given.coordinator(team)
    for _ in range(STUDENTS):
        enrolled(team)
    for code in RIGHTS:
        rounds = [actions.send(Outreach(provision=code), by=by).job_id for by in (one, two)]
        start = Barrier(2)
        rivals = [Thread(target=works, args=(job, start)) for job in rounds]
        for rival in rivals:
            rival.start()
        for rival in rivals:
            rival.join(60)
        assert {Job.objects.get(pk=job).status for job in rounds} == {Job.Status.DONE}
        told = OutreachLetter.objects.filter(provision=code)
        assert told.count() == told.values("student").distinct().count() == STUDENTS
    sent = Message.objects.filter(kind="rights_letter")
    assert sent.count() == STUDENTS * len(RIGHTS)
    assert Event.objects.filter(verb="outreach.deliver").count() == STUDENTS * len(RIGHTS)
