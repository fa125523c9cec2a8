"""What the program says of itself names nobody (ASVS 16.2.5, 14.2.4).

A world in which every name, need, note and question holds one rare word, and in which every name,
address and number is known. Everybody presses every link and searches for that word; the jobs, the
night and the commands run; requests go wrong in the ways in which a library likes to repeat what it
got. The lines of the log, the figures, what commands print and the mails hold none of it.
"""

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DataError
from django.test import Client
from django.urls import reverse

from passend.cases.models import Case
from passend.core import clock, jobs, logs, metrics, outbox, visit
from passend.core.models import Job, Message
from passend.people.models import Student, User
from passend.privacy.actions import own_file

from .kept import Kept
from .undoing import same_files, undone
from .walk import walk
from .world import EVERYBODY, World

pytestmark = pytest.mark.django_db
WORD = "Kwetterzwaluw"
TEXT = f"{WORD} zit rustig bij toetsen"
Told = Callable[[], str]


@pytest.fixture(scope="module")
def world(building: Kept) -> World:
    made: World = building.world("told", lambda: World(text=TEXT).whole())
    return made


@pytest.fixture
def told() -> Iterator[Told]:
    """All lines so far in the form of production; of every library, also what it says quietly."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logs.lines(as_json=True))
    root, ours = logging.getLogger(), logging.getLogger("passend")
    before = root.handlers, root.level, ours.level
    root.handlers, root.level, ours.level = [handler], logging.DEBUG, logging.DEBUG
    yield out.getvalue
    root.handlers, root.level, ours.level = before


def marks(world: World) -> list[str]:
    """What is about somebody, and is in no code and no address of ours."""
    people = User.objects.values_list("last_name", "email", "username")
    students = Student.objects.values_list("last_name", "email")
    cases = Case.objects.values_list("last_name", "email", "phone")
    found = {value for row in (*people, *students, *cases) for value in row if len(value) > 6}
    assert len(found) > 30
    return [WORD, world.name, *sorted(found)]


def named_in(text: str, world: World) -> list[str]:
    return [mark for mark in marks(world) if mark.casefold() in text.casefold()]


@pytest.mark.looks
@pytest.mark.parametrize("role", [*EVERYBODY, "officer", "committee", "fund_worker", "stranger"])
def test_who_presses_every_link_leaves_no_name_in_the_log(
    world: World, told: Told, role: str
) -> None:
    """No link makes a database complain; what its complaint would repeat, the next tests show."""
    with undone(), same_files():
        pages = list(walk(world.people()[role], searching=WORD))
    assert len(pages) > 3
    logging.getLogger("tests").warning("a line of a library: %s", "with its value")
    assert '"a line of a library: %s"' in told()
    assert "with its value" not in told()
    assert named_in(told(), world) == []


def test_what_goes_wrong_is_told_without_what_somebody_sent(world: World, told: Told) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    path = f"/{WORD}/{world.student.email}/"
    assert client.get(path).status_code == 404
    assert client.post(reverse("code.ask"), {"email": world.student.email}).status_code == 403
    assert client.get("/", headers={"host": f"{WORD}.example"}).status_code == 400
    with patch.object(visit, "begun", side_effect=ValueError(f"{TEXT} {world.student.email}")):
        assert client.get(f"/?q={WORD}").status_code == 500
    assert "ValueError" in told()
    assert named_in(told(), world) == []


def test_the_jobs_the_night_and_the_commands_name_nobody(world: World, told: Told) -> None:
    said = io.StringIO()
    commands = [
        ("nightly",), ("post",), ("audit", "verify"), ("audit", "head"), ("files", "check"),
        ("files", "sweep"), ("seal", "check"), ("seed",),
    ]  # fmt: skip
    with undone(), same_files():
        assert worked(own_file.take(world.student, by=world.student)) == Job.Status.DONE
        with patch.dict(jobs.WORK, {"data.take": falling()}):
            assert worked(own_file.take(world.coach, by=world.coach)) == Job.Status.FAILED
        assert "DataError" in told()
        with redirect_stdout(said), redirect_stderr(said):
            for command in commands:
                call_command(*command, stdout=said, stderr=said)
        text = told() + said.getvalue() + metrics.page().decode()
        assert len(said.getvalue().splitlines()) > 10
        assert named_in(text, world) == []


def worked(job: Job) -> str:
    """What the worker does with it; the transaction of a test is never committed."""
    jobs.run.enqueue(str(job.pk))
    job.refresh_from_db()
    return job.status


def falling() -> jobs.Work:
    """A job that meets a database which repeats the value."""

    def fall(_job: jobs.Handle) -> None:
        raise DataError(f"invalid value: {TEXT}")

    return jobs.Work("Valt om", fall, jobs.AfterAStop.FAILS)


def test_a_mail_says_where_to_look_and_nothing_of_anybody(world: World) -> None:
    """Names and the words of people stay behind the sign-in (screens.md 1). An invitation for a
    calendar names its guest by the address to which it goes."""
    with undone(), same_files(), clock.at(clock.now().replace(hour=11)):
        outbox.send_due()
        kinds = set(Message.objects.values_list("kind", flat=True))
        bodies = {f"{m.kind} {m.pk}": read(m) for m in Message.objects.all()}
        sent = [str(one.message().as_string()) for one in mail.outbox]
    assert len(kinds) > 10
    assert sent
    found = {kind: names for kind, text in bodies.items() if (names := named_in(text, world))}
    assert found == {}
    assert [text for text in sent if WORD in text] == []


def read(message: Message) -> str:
    """All that is said to its reader, who knows the own address. The long lines of a calendar are
    folded (RFC 5545 3.1)."""
    calendar = message.calendar.replace("\r\n ", "")
    return f"{message.subject} {message.body} {calendar}".replace(message.address, "")
