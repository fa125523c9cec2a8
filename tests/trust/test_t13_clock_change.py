"""T-13. The night without a 02:30 and the night with two: all once, with the offset in the log."""

import logging
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from passend.core import clock, nights, outbox
from passend.core.calendars import Entry, feed
from passend.core.models import Message, NightRun
from passend.core.scheduler import Every, Scheduler
from tests import given

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HALF_PAST_TWO = time(2, 30)
MISSING, TWICE = date(2027, 3, 28), date(2027, 10, 31)
TICK = timedelta(minutes=7)


def around(day: date) -> Iterator[datetime]:
    """Every few minutes of a day and a half around that night, as the scheduler lives it."""
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - timedelta(hours=22)
    until = now + timedelta(hours=30)
    while now < until:
        yield now
        now += TICK


def begun(day: date) -> list[NightRun]:
    """The nights that a scheduler begins around this day, one after the other."""
    with clock.at(clock.moment(day - timedelta(days=1), time(4))):
        nights.run({})  # the night before was done
    for now in around(day):
        with clock.at(now):
            if nights.is_due(HALF_PAST_TWO, now):
                nights.run({})
    return list(NightRun.objects.filter(day=day))


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (MISSING, datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        (TWICE, datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
    ids=["02:30 does not exist", "02:30 exists twice"],
)
def test_t13_the_night_of_half_past_two_runs_exactly_once(day: date, first: datetime):
    (night,) = begun(day)
    assert first <= night.started_at < first + TICK
    assert NightRun.objects.filter(day__gt=day).count() == 0


@pytest.mark.parametrize("day", [MISSING, TWICE], ids=str)
def test_t13_a_reminder_for_half_past_two_is_sent_exactly_once(day: date):
    message = outbox.post(
        "code", to=given.account(), code="1", send_after=clock.moment(day, HALF_PAST_TWO)
    )
    sent = 0
    for now in around(day):
        with clock.at(now):
            sent += outbox.send_due()
    assert sent == 1
    message = Message.objects.get(pk=message.pk)
    assert message.sent_at is not None
    assert message.sent_at - clock.moment(day, HALF_PAST_TWO) < TICK


def test_t13_the_log_shows_the_offset(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO, logger="passend")
    for moment, offset in [
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "2027-03-28T01:59:00+01:00"),
        (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "2027-03-28T03:30:00+02:00"),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "2027-10-31T02:30:00+02:00"),
        (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), "2027-10-31T02:30:00+01:00"),
    ]:
        with clock.at(moment):
            outbox.post("code", to=given.account(), code="1")
            outbox.send_due()
            nights.run({})
        assert [r for r in caplog.records if r.name == "passend.post" and offset in r.getMessage()]
        assert [
            r for r in caplog.records if r.name == "passend.nightly" and offset in r.getMessage()
        ]


def test_t13_a_scheduler_that_lives_through_the_night_begins_one_process(
    monkeypatch: pytest.MonkeyPatch,
):
    """The real loop, with a command that does nothing in place of the night."""
    begun: list[datetime] = []

    class Process:
        returncode = 0

        def __init__(self, command: list[str]) -> None:
            begun.append(clock.now())
            nights.run({})

        def poll(self) -> int:
            return 0

    monkeypatch.setattr("passend.core.scheduler.subprocess.Popen", Process)
    monkeypatch.setattr("django.conf.settings.NIGHTLY_AT", HALF_PAST_TWO, raising=False)
    done: list[datetime] = []
    clockwork = Scheduler(
        work=[Every("post", timedelta(hours=1), lambda: done.append(clock.now()))],
        command=(sys.executable, "-c", ""),
    )
    for day in (MISSING, TWICE):
        with clock.at(clock.moment(day - timedelta(days=1), time(4))):
            nights.run({})
        before = len(begun)
        for now in around(day):
            with clock.at(now):
                clockwork.tick()
        assert len(begun) == before + 1
    assert len(done) >= 2 * 24


def test_t13_work_that_breaks_stops_nothing_beside_it(caplog: pytest.LogCaptureFixture):
    def broken() -> None:
        raise ValueError("Sam Jansen")

    nights.run({})
    done: list[int] = []
    hour = timedelta(hours=1)
    clockwork = Scheduler(
        work=[Every("first", hour, broken), Every("second", hour, lambda: done.append(1))]
    )
    clockwork.tick()
    assert done == [1]
    assert "ValueError" in caplog.text
    assert "Sam" not in caplog.text


def test_t13_a_missed_night_is_done_when_the_machine_is_back_and_only_once():
    with clock.at(datetime(2027, 1, 12, 4, tzinfo=UTC)):
        nights.run({})
    back = datetime(2027, 1, 15, 9, tzinfo=UTC)
    with clock.at(back):
        assert nights.is_due(HALF_PAST_TWO, back)
        nights.run({})
        assert not nights.is_due(HALF_PAST_TWO, back)


def test_t13_a_night_that_died_is_begun_anew_three_times_and_not_for_ever():
    begin = datetime(2027, 1, 12, 4, tzinfo=UTC)
    tries = 0
    for minutes in range(0, 600, 5):
        now = begin + timedelta(minutes=minutes)
        with clock.at(now):
            if nights.is_due(HALF_PAST_TWO, now):
                NightRun.objects.create(day=clock.today(), started_at=now)  # and then it was gone
                tries += 1
    assert tries == 3


def test_t13_every_entry_of_a_calendar_keeps_its_hour_on_both_sides(settings: Any):

    for day in (MISSING - timedelta(days=1), MISSING, TWICE - timedelta(days=1), TWICE):
        book = feed("x", [Entry(uid="1", what="Gesprek", start=clock.moment(day, time(10, 30)))])

        start = vobject.readOne(book.decode()).vevent.dtstart.value
        assert f"{start.astimezone(UTC).astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" == f"{day} 10:30"
