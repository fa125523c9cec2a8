"""Lets time pass: many stories at once, one clock, every step in its place in time.

A story is a generator that does something and yields the moment at which it goes on. The next
step of all stories together is always the earliest one, so the log of the school reads in order,
and what a story would do tomorrow has simply not happened yet.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from datetime import UTC, date, datetime, time, timedelta
from heapq import heapify, heappop, heappush
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from passend.core import clock
from passend.core.together import together

Story = Generator[datetime, None, None]
HERE = ZoneInfo("Europe/Amsterdam")
STEPS_PER_COMMIT = 200
LAST_DAYS = timedelta(days=10)
"""In which each day is written by itself: a question about a look needs its line in the log."""


def live(
    stories: Iterable[Story],
    *,
    since: datetime,
    until: datetime,
    started: list[Story],
    passed: Callable[[datetime], None] = lambda _: None,
) -> int:
    """Run all stories from `since` until the moment `until`; returns the number of steps.

    Stories that others put in `started` join at once. `passed` is called after each commit, with
    how far time has come. A step that raises stops everything: a demo that
    breaks a rule of the house is a bug in the demo or in the house.
    """
    waiting = [(since, order, story) for order, story in enumerate(stories)]
    heapify(waiting)
    number = count(len(waiting))
    steps = 0
    while waiting and waiting[0][0] <= until:
        first = waiting[0][0]
        last = max(until - LAST_DAYS, min(until, _midnight_after(first)))
        with together():
            for _ in range(STEPS_PER_COMMIT):
                if not waiting or waiting[0][0] > last:
                    break
                moment, order, story = heappop(waiting)
                with clock.at(moment):
                    later = next(story, None)
                if later is not None:
                    heappush(waiting, (max(later, moment), order, story))
                while started:
                    heappush(waiting, (moment, next(number), started.pop()))
                steps += 1
        passed(moment)
    return steps


def _midnight_after(moment: datetime) -> datetime:
    return _moment(moment.astimezone(HERE).date() + timedelta(days=1), 0)


def at_work(day: date, random: Random) -> datetime:
    """A moment in working hours, on this day or the Monday after its weekend."""
    if day.weekday() > 4:
        day += timedelta(days=7 - day.weekday())
    return _moment(day, random.randint(8 * 60 + 30, 16 * 60 + 45))


def at_home(day: date, random: Random) -> datetime:
    """A moment at which students do such things: after school, until ten."""
    return _moment(day, random.randint(15 * 60 + 30, 22 * 60))


def night(day: date) -> datetime:
    """The hour at which the house does what is due by date."""
    return _moment(day, 3 * 60)


def noon(day: date) -> datetime:
    """An hour at which a mail wakes nobody."""
    return _moment(day, 12 * 60)


def days_later(days: float) -> date:
    """The day so many days after the story's own today."""
    return clock.today() + timedelta(days=days)


def _moment(day: date, minutes: int) -> datetime:
    local = datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=HERE)
    return local.astimezone(UTC)
