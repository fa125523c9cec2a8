"""Many write the log at once: nobody waits in a circle, and every line has its own place."""

from collections.abc import Callable
from threading import Barrier, Thread
from threading import Event as Signal

import pytest
from django.db import connection

from passend.core.actions import each, lock
from passend.core.actors import SYSTEM
from passend.core.errors import NotNow
from passend.core.log.verify import verify
from passend.core.models import Event, Job, LogHead, Message, School, StoredFile
from passend.core.together import together
from tests.house.test_rivals import QUEUED, SENT, button

WRITERS, ROUNDS, LETTERS = 6, 8, 3


def at_once(*works: Callable[[], None]) -> list[BaseException]:
    """Run all at the same time, each on a connection of its own; gives what went wrong."""
    wrong: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads)
    return wrong


def letter() -> Message:
    return Message.objects.create(kind="x", to="x", address="a@b.nl", subject="s", body="b")


def test_every_change_has_its_line_and_every_line_its_change(real_commits: None) -> None:
    """Writers change several records in one go, and look around in between."""
    send, start = button("send", SENT), Barrier(WRITERS)
    mine = [[[letter() for _ in range(LETTERS)] for _ in range(ROUNDS)] for _ in range(WRITERS)]
    school = School.objects.create(name="Ons mbo")

    def write(rounds: list[list[Message]]) -> None:
        start.wait(60)
        for letters in rounds:
            each(send, letters, by=SYSTEM)
            Event.record("school.view", school, by=SYSTEM)

    works = [lambda rounds=rounds: write(rounds) for rounds in mine]
    assert at_once(*works) == []
    assert not Message.objects.filter(status=QUEUED).exists()
    subjects = list(Event.objects.filter(verb="message.send").values_list("subject", flat=True))
    assert len(subjects) == len(set(subjects)) == WRITERS * ROUNDS * LETTERS
    outcome = verify()
    assert (outcome.is_whole, outcome.lines) == (True, WRITERS * ROUNDS * (LETTERS + 1))


def test_the_very_first_line_is_written_once_by_rivals(real_commits: None) -> None:
    start = Barrier(WRITERS)

    def write() -> None:
        start.wait(60)
        Event.record("school.view", School(), by=SYSTEM)

    assert at_once(*[write] * WRITERS) == []
    assert LogHead.objects.get().seq == verify().lines == WRITERS


def test_who_refers_to_a_locked_record_and_who_locks_it_do_not_wait_for_each_other(
    real_commits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL looks at references when it commits, and then waits for who has the record
    locked; that one must not be waiting for the end of the log, which we hold."""
    locked, has_head = Signal(), Signal()
    take = LogHead.locked

    def taken() -> LogHead:
        head = take()
        has_head.set()
        return head

    monkeypatch.setattr(LogHead, "locked", staticmethod(taken))
    file = StoredFile.objects.create(name="x", content_type="x", size=0, sha256="x")

    def change() -> None:
        with together():
            lock(file)
            locked.set()
            has_head.wait(1)  # the other one cannot have it, as long as we have the file
            Event.record("file.change", file, by=SYSTEM)

    def refer() -> None:
        locked.wait(60)
        with together():
            job = Job.objects.create(kind="x", owner="x", title="x", file=file)
            Event.record("job.make", job, by=SYSTEM)

    assert at_once(change, refer) == []
    assert (verify().is_whole, verify().lines) == (True, 2)


def test_a_writer_that_fails_leaves_no_hole(real_commits: None) -> None:
    send = button("send", SENT)
    good, bad = [letter() for _ in range(20)], letter()
    send(bad, by=SYSTEM)
    start = Barrier(2)

    def write() -> None:
        start.wait(60)
        for one in good:
            send(one, by=SYSTEM)

    def fail() -> None:
        start.wait(60)
        for _ in range(20):
            with pytest.raises(NotNow):
                each(send, [letter(), bad], by=SYSTEM)

    assert at_once(write, fail) == []
    assert (verify().is_whole, verify().lines) == (True, 21)
