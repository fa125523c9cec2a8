"""T-18. Lost e-mail: dropped, delayed, refused, and a worker that dies halfway."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from passend.core import clock, outbox
from passend.core.models import Message
from tests import given
from tests.processes import environment

from .mailserver import MailServer, running

Status, Problem = Message.Status, Message.Problem
TUESDAY = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with running(settings) as mine:
        yield mine


@pytest.fixture
def tuesday() -> Iterator[datetime]:
    with clock.at(TUESDAY):
        yield TUESDAY


def waiting(address: str = "sam@example.org") -> Message:
    message = outbox.post("agreement_ready", to=given.account(email=address), link="/")
    assert message is not None
    return message


def rounds(until: timedelta, every: timedelta = timedelta(minutes=5)) -> None:
    """Post goes out every few minutes, so long."""
    passed = timedelta()
    while passed <= until:
        with clock.at(TUESDAY + passed):
            outbox.send_due()
        passed += every


@pytest.mark.django_db
def test_t18_a_connection_that_falls_before_the_acknowledgement_is_tried_again(server, tuesday):
    message = waiting()
    server.drop = True
    assert outbox.send_due() == 0
    message.refresh_from_db()
    assert (message.status, message.problem) == (Status.QUEUED, Problem.SERVER)

    server.drop = False
    rounds(timedelta(hours=1))
    assert len(server.acknowledged) == 1
    assert server.seen == 2
    message.refresh_from_db()
    assert message.status == Status.SENT


@pytest.mark.django_db
def test_t18_every_try_carries_the_same_message_id(server, tuesday):
    waiting()
    server.to_data = ["451 later", "451 later"]
    rounds(timedelta(hours=1))
    assert server.ids == [f"<{Message.objects.get().pk}@localhost>"]


@pytest.mark.django_db
def test_t18_later_for_three_hours_arrives_in_the_fourth_exactly_once(server, tuesday):
    message = waiting()
    server.to_rcpt = {message.address: "451 come back later"}
    rounds(timedelta(hours=3))
    message.refresh_from_db()
    assert (message.status, message.problem) == (Status.QUEUED, Problem.LATER)
    assert server.tries >= 36

    server.to_rcpt = {}
    with clock.at(TUESDAY + timedelta(hours=3, minutes=6)):
        assert outbox.send_due() == 1
        assert outbox.send_due() == 0
    assert len(server.acknowledged) == 1


@pytest.mark.django_db
def test_t18_forty_eight_tries_in_four_hours_and_then_patience_until_the_third_day(server, tuesday):
    message = waiting()
    server.to_rcpt = {message.address: "451 come back later"}
    rounds(timedelta(hours=5))
    assert 48 <= server.tries <= 50
    rounds(timedelta(hours=71), every=timedelta(minutes=30))
    message.refresh_from_db()
    assert message.status == Status.QUEUED
    rounds(timedelta(hours=74), every=timedelta(minutes=30))
    message.refresh_from_db()
    assert (message.status, message.problem) == (Status.FAILED, Problem.LATER)
    assert outbox.state().undelivered == 1


@pytest.mark.django_db
def test_t18_an_address_that_does_not_exist_is_not_tried_again(server, tuesday):
    wrong, right = waiting("weg@example.org"), waiting("hier@example.org")
    server.to_rcpt = {wrong.address: "550 no such user"}
    assert outbox.send_due() == 1
    wrong.refresh_from_db()
    right.refresh_from_db()
    assert (wrong.status, wrong.problem) == (Status.FAILED, Problem.ADDRESS)
    assert right.status == Status.SENT
    rounds(timedelta(hours=2))
    assert server.tries == 2


@pytest.mark.django_db
def test_t18_a_server_that_is_not_there_costs_one_try_a_round(settings, tuesday):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2
    for _ in range(3):
        waiting()
    assert outbox.send_due() == 0
    assert sum(Message.objects.values_list("attempts", flat=True)) == 1
    assert {m.status for m in Message.objects.all()} == {Status.QUEUED}


DIES_AFTER = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sys.argv[1])
from passend.core.outbox import door, sending
def die(*a, **kw):
    os.kill(os.getpid(), signal.SIGKILL)
where, name = {"claim": (door, "hand_over"), "ack": (sending, "_note")}[sys.argv[2]]
setattr(where, name, die)
sending.send_due()
"""


def killed(after: str, settings: Any) -> None:
    """A worker of its own that is killed, really, at this point."""
    done = subprocess.run(
        [sys.executable, "-c", DIES_AFTER, str(settings.EMAIL_PORT), after],
        env=environment(), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == -9, done.stderr


def asked() -> Message:
    """A message that goes at any hour, so that the killed process needs no other clock."""
    message = outbox.post("code", to=given.account(), code="123456")
    assert message is not None
    return message


def test_t18_a_worker_killed_between_sending_and_noting_sends_nothing_twice(
    real_commits, server, settings
):
    message = asked()
    connection.close()
    killed("ack", settings)
    assert len(server.acknowledged) == 1
    for hours in (0, 1, 24, 96):
        with clock.at(clock.now() + timedelta(hours=hours)):
            outbox.send_due()
    assert server.ids == [f"<{message.pk}@localhost>"]
    message.refresh_from_db()
    assert (message.status, message.problem) == (Status.UNSURE, Problem.UNSURE)
    assert outbox.state().unsure == 1


def test_t18_a_worker_killed_before_it_spoke_is_followed_by_another(real_commits, server, settings):
    message = asked()
    connection.close()
    killed("claim", settings)
    assert server.acknowledged == []
    assert outbox.send_due() == 0, "the lease of the dead one still runs"
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert outbox.send_due() == 1
        assert outbox.send_due() == 0
    message.refresh_from_db()
    assert message.status == Status.SENT
    assert len(server.acknowledged) == 1
