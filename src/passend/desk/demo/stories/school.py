"""What the school itself does: load its files, let the night work, bring people together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from passend.cases.actions import match as matches
from passend.cases.models import Match
from passend.core import clock, outbox
from passend.core.models import School
from passend.core.prepared import Prepared
from passend.desk import nightly
from passend.people import actions as imports
from passend.people.actions import school as own_school
from passend.people.actions.applying import apply_rows
from passend.people.actions.staging import stage_waiting
from passend.people.imports.rows import FIELDS
from passend.people.models import Import, User
from passend.people.registry.columns import guess

from .. import files
from ..cast import Cast
from ..clockwork import Story, at_work, days_later, night, noon
from ..world import BRIN, SCHOOL, World
from .scene import Scene

HOLIDAYS = ((2, 16), (4, 27), (7, 13), (7, 20), (7, 27), (8, 3), (10, 19), (12, 21))
"""Month and first day of the weeks without school."""
LEFT_FOR_TODAY = timedelta(days=8)
"""Proposed matches younger than this are still to be decided by a person."""


def choose(world: World, manager: User, roles: Cast) -> None:
    """The school says what it is called, who answers questions and when it is closed."""
    day, ends = world.begins_on, timedelta(days=7)
    holidays = [
        [str(date(year, month, first)), str(date(year, month, first) + ends)]
        for year in range(day.year, world.today.year + 1)
        for month, first in (
            (2, 16),
            (4, 27),
            (7, 13),
            (7, 20),
            (7, 27),
            (8, 3),
            (10, 19),
            (12, 21),
        )
    ]
    own_school.change(
        School.current(),
        by=manager,
        name=SCHOOL,
        brin=BRIN,
        contact_name=str(roles.coordinator.name),
        contact_email=roles.coordinator.email,
        contact_phone="088 012 34 56",
        holidays=holidays,
    )


def load(kind: str, name: str, text: str, *, by: Any, complete: bool = False) -> Import:
    """Bring a file in as the import page does: upload, columns, read, apply."""
    file = SimpleUploadedFile(name, text.encode())
    batch: Import = imports.upload(Import(), by=by, kind=kind, file=file)
    if batch.needs_mapping:
        titles = text.split("\r\n", 1)[0].split(";")
        mapping = guess(titles, FIELDS[kind])
        imports.choose(batch, by=by, mapping=mapping, complete=complete)
    stage_waiting(batch)
    batch.refresh_from_db()
    if batch.status != Import.Status.STAGED:
        raise ValueError(f"The demo's own {kind} file is unusable: {batch.problem}")
    imports.apply(batch, by=by)
    apply_rows(batch)
    return batch


def load_register(world: World, manager: User) -> None:
    """The registratieoverzicht and the roster of today."""
    today = clock.today()
    load("rod", f"RO_{today:%Y%m%d}.csv", files.register(world, today), by=manager)
    roster = files.roster(world, today)
    load("roster", f"studenten_{today:%Y%m%d}.csv", roster, by=manager, complete=True)


def import_days(world: World) -> Iterator[date]:
    """When the school loads its files: before and after each first of August, and last week."""
    yield world.begins_on
    for start in world.year_starts():
        yield start - timedelta(days=14)
        yield start + timedelta(days=45)
    yield world.today - timedelta(days=6)


def administration(scene: Scene, manager: User) -> Story:
    """The functional manager keeps the register up to date."""
    for day in sorted(set(import_days(scene.world))):
        if day > clock.today():
            yield at_work(day, scene.random)
        load_register(scene.world, manager)


def nights(scene: Scene) -> Story:
    """What the worker does at night: questions, matches, who left. Long ago only the nights on
    which something was due, for every job of the night may run late."""
    for day in sorted(set(night_days(scene.world))):
        if day > clock.today():
            yield night(day)
            done = nightly.run()
            if done and done.failed:
                raise RuntimeError(f"The night did not succeed: {done.failed}")


def post(scene: Scene) -> Story:
    """Mail goes out every minute; in the story once a week, at an hour at which it may."""
    day = scene.world.begins_on
    while True:
        day += timedelta(days=7)
        yield noon(day)
        outbox.send_due()


def night_days(world: World) -> Iterator[date]:
    """After every import, when students are asked something, and the last night."""
    yield from (day + timedelta(days=3) for day in import_days(world))
    for year in range(world.begins_on.year, world.today.year + 1):
        yield from (date(year, *day) for day in ((3, 2), (4, 2), (6, 2), (10, 2)))
    yield world.today


TO_CONFIRM = Prepared(
    lambda key: Match.objects.filter(pk=key).select_related("case", "enrolment__student")
)


def coordinators(scene: Scene) -> Story:
    """Each week they look at the proposed matches and say whether it is one person."""
    while True:
        yield at_work(days_later(14), scene.random)
        before = scene.world.today - LEFT_FOR_TODAY
        waiting = Match.objects.filter(status=Match.Status.PROPOSED, proposed_on__lte=before)
        for key in list(waiting.values_list("pk", flat=True)):
            [match] = TO_CONFIRM(key=key)
            if match.status == Match.Status.PROPOSED:
                matches.confirm(match, by=scene.coordinator(match.case))
