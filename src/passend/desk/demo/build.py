"""Builds the demo school: plan it, load its first files, and let eighteen months pass."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from passend.agreements.models import Agreement
from passend.cases.actions import measure
from passend.cases.models import Case
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.together import together
from passend.people.models import User

from . import files, rules
from .cast import Cast, cast
from .clockwork import Story, at_work, live
from .fates import Aspirant, Fate, aspirants, fate_of
from .hurry import hurry
from .names import Names
from .stories import agreeing, asking, deciding, fund, hours, living, looking_along, noor, school
from .stories.scene import Scene
from .world import StudentPlan, World, plan


@dataclass(frozen=True, slots=True)
class Built:
    """What there is afterwards."""

    students: int
    dossiers: int
    agreements: int
    steps: int


def build(
    students: int,
    *,
    seed: int,
    passed: Callable[[datetime, datetime], None] = lambda *_: None,
    in_a_hurry: bool = True,
) -> Built:
    """Make the school of about so many students in an empty database.

    `passed` hears the moment that the story has come to, and the moment at which it ends.
    """
    until = clock.now()
    world = plan(students, clock.today(), seed)
    roles = cast(world)
    begin = at_work(world.begins_on, world.random)
    with hurry() if in_a_hurry else nullcontext():
        with clock.at(begin), together():
            furnish(world, roles)
        scene = Scene(world)
        steps = live(
            every_story(scene, roles),
            since=begin,
            until=until,
            started=scene.started,
            passed=lambda moment: passed(moment, until),
        )
    return Built(
        students=sum(student.is_here(world.today) for student in world.students),
        dossiers=Case.objects.count(),
        agreements=Agreement.objects.in_force().count(),
        steps=steps,
    )


def furnish(world: World, roles: Cast) -> None:
    """The first day: the library, the programmes and the staff, and the school's own choices."""
    measure.seed()
    school.load("crebo", "opleidingen.csv", files.crebo_list(), by=SYSTEM)
    school.load("staff", "medewerkers.csv", files.staff_list(world.staff), by=SYSTEM)
    manager = User.objects.get(email=roles.manager.email)
    school.choose(world, manager, roles)
    rules.publish(manager)


def every_story(scene: Scene, roles: Cast) -> list[Story]:
    """All stories that run beside each other."""
    world = scene.world
    names = Names(world.random)
    manager = scene.staff(roles.manager.email)
    own = {id(student) for student in (roles.noor, roles.sami, roles.luuk)}
    stories = [
        school.administration(scene, manager),
        school.nights(scene),
        school.post(scene),
        school.coordinators(scene),
    ]
    for student in world.students:
        if id(student) not in own and (fate := fate_of(student, world)):
            stories.append(life(scene, student, fate))
    stories += [noor.noor(scene, roles), noor.sami(scene, roles), noor.luuk(scene, roles)]
    stories += [before_enrolment(scene, one) for one in aspirants(world, names)]
    for told in (looking_along, deciding, fund, hours):
        stories += told.stories(scene, roles)
    return stories


def life(scene: Scene, student: StudentPlan, fate: Fate) -> Story:
    """A student of the register, from the first question on."""
    found: list[Case] = []
    in_force: list[Agreement] = []
    if student.started_on > scene.world.begins_on:
        yield from asking.intake(scene, student, fate, found)
    else:
        yield from asking.found_later(scene, student, fate, found)
    if found and fate.outcome == "need":
        yield from agreeing.agree(scene, found[0], fate, in_force)
    if in_force:
        living.begin(scene, student, fate, in_force[0])


def before_enrolment(scene: Scene, aspirant: Aspirant) -> Story:
    """Somebody who has not begun yet: as far as the days that have passed."""
    found: list[Case] = []
    yield from asking.intake(scene, aspirant, aspirant.fate, found)
    if found and aspirant.fate.outcome == "need":
        yield from agreeing.agree(scene, found[0], aspirant.fate, [])
