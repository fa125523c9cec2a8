"""Fewer hours and leave: one that holds and is looked back on soon, one that waits for the
coordinator, and leave that the coach still records."""

from __future__ import annotations

from datetime import timedelta

from passend.adjustments.actions import arranging
from passend.adjustments.plan import Plan
from passend.core import clock

from .. import texts
from ..cast import Cast
from ..clockwork import Story, at_home, at_work
from .deciding import student_of
from .looking_along import days_ago, own_chance
from .scene import Scene


def stories(scene: Scene, cast: Cast) -> list[Story]:
    """One for each sort."""
    return [agreed(scene, cast), waiting(scene, cast), leave(scene, cast)]


def agreed(scene: Scene, cast: Cast) -> Story:
    """Asked because somebody at home needs care; agreed for half a year."""
    yield at_home(days_ago(scene, 40), own_chance())
    if (case := student_of(scene, cast, 3)) is None:
        return
    answers = {"sort": "hours", "because": "care", "around": ["lessons"]}
    answers["own_words"] = texts.HOURS
    made = arranging.ask(case, by=scene.user(case.person_id), answers=answers)
    yield at_work(days_ago(scene, 33), own_chance())
    today = clock.today()
    plan = Plan(
        absent=texts.HOURS_AWAY,
        follows=texts.HOURS_FOLLOWS,
        instead=texts.HOURS_INSTEAD,
        within_reach=True,
        reach_why=texts.HOURS_REACH,
        teacher_line=texts.HOURS_TEACHER,
        starts_on=today,
        review_on=today + timedelta(days=40),
        ends_on=today + timedelta(days=150),
        reasons=["needed", "reachable"],
    )
    by = scene.coordinator(case)
    arranging.decide(made, by=by, outcome="granted", plan=plan, text=texts.HOURS_YES)


def waiting(scene: Scene, cast: Cast) -> Story:
    """On a phone, last week; the coordinator has to decide."""
    yield at_home(days_ago(scene, 6), own_chance())
    if (case := student_of(scene, cast, 4)) is None:
        return
    answers = {"sort": "hours", "because": "energy", "around": ["lessons", "tests"]}
    answers["own_words"] = texts.HOURS_ENERGY
    arranging.ask(case, by=scene.user(case.person_id), answers=answers)


def leave(scene: Scene, cast: Cast) -> Story:
    """Told at home; the coach records it as soon as (s)he saw the statement."""
    yield at_home(days_ago(scene, 3), own_chance())
    if (case := student_of(scene, cast, 5)) is None:
        return
    due_on = clock.today() + timedelta(days=70)
    arranging.tell(case, by=scene.user(case.person_id), due_on=due_on)
