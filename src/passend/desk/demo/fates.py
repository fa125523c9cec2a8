"""What will happen to whom: drawn once, before time begins, in the shares of real schools.

About one student in three has a need, a third of those misses support, and of what is agreed
about half is late or not evaluated (`practice.md` 1.1 and 1.2). Pure: no database, no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final, Literal, TypeVar

from passend.cases import content

from . import texts
from .names import Name, Names
from .programmes import PROGRAMMES, Programme
from .world import StudentPlan, World

Outcome = Literal["need", "none", "untold", "silent"]
Answer = Literal["agree", "late", "wait", "contest", "talk", "never", "gave_up", "paper"]

OUTCOMES: Final[dict[Outcome, int]] = {"need": 36, "none": 9, "untold": 3, "silent": 52}
FOUND_LATER: Final = 0.26
"""The share of older students of whom school hears of a need only after enrolment (A-05)."""
ANSWERS: Final[dict[Answer, int]] = {
    "agree": 36, "late": 20, "wait": 8, "contest": 6, "talk": 3, "never": 22, "paper": 5,
}  # fmt: skip
LONG_AGO: Final[dict[Answer, int]] = {
    "agree": 38, "late": 26, "contest": 6, "never": 2, "gave_up": 23, "paper": 5,
}  # fmt: skip
"""Of needs that were known more than half a year ago: some students gave up waiting."""
GROUNDS: Final = {
    "chronic": 30, "handicap": 34, "circumstances": 12, "care": 8, "pregnancy": 4, "sport": 3,
    "language": 9,
}  # fmt: skip
ASPIRANTS: Final = 0.045
ASKED: Final[dict[Outcome, int]] = {"need": 70, "none": 22, "untold": 8}


@dataclass(slots=True, kw_only=True)
class Fate:
    """One dossier in outline; a story carries it out."""

    outcome: Outcome
    asked_on: date
    areas: tuple[str, ...]
    grounds: tuple[str, ...]
    measures: tuple[str, ...]
    answer: Answer
    wish: tuple[str, str, str] | None = None
    evaluates: bool = True
    replies: bool = True
    """Whether the student answers when asked whether it works."""
    trouble: bool = False
    """A promise that is not kept, or a teacher who cannot."""
    stops: bool = False


@dataclass(slots=True, kw_only=True)
class Aspirant:
    """Somebody who asks for help before the register knows of an enrolment."""

    name: Name
    email: str
    born: date
    programme: Programme
    starts_on: date
    fate: Fate
    admitted_by_right: bool


T = TypeVar("T")


def fate_of(student: StudentPlan, world: World) -> Fate | None:
    """What happens to a student of the register, or None when Passend never hears of one."""
    random = world.random
    if student.started_on <= world.begins_on:
        if random.random() > FOUND_LATER or not student.is_here(world.begins_on):
            return None
        last = min(world.today, student.ended_on or world.today) - timedelta(days=20)
        days = max(1, (last - world.begins_on).days)
        # Needs come up early in a study year more often than late: two draws, the lower one.
        asked_on = world.begins_on + timedelta(days=min(random.randrange(days) for _ in "ab"))
        return draw(random, "need", asked_on, is_recent=_is_recent(world, asked_on))
    outcome = pick(random, OUTCOMES)
    if outcome == "silent":
        return None
    asked_on = student.started_on - timedelta(days=random.randint(25, 150))
    asked_on = max(world.begins_on + timedelta(days=2), asked_on)
    return draw(random, outcome, asked_on, is_recent=_is_recent(world, student.started_on))


def _is_recent(world: World, day: date) -> bool:
    return (world.today - day).days < 180


def draw(random: Random, outcome: Outcome, asked_on: date, *, is_recent: bool = True) -> Fate:
    """A fate with this outcome of the assessment."""
    answer = pick(random, ANSWERS if is_recent else LONG_AGO)
    areas = tuple(random.sample([a.code for a in content.areas()], random.choice([1, 2, 2, 3])))
    return Fate(
        outcome=outcome,
        asked_on=asked_on,
        areas=areas,
        grounds=_grounds(random, areas),
        measures=_measures(random, areas),
        answer=answer,
        wish=random.choice(texts.WISHES) if random.random() < 0.15 else None,
        evaluates=random.random() < 0.55,
        replies=random.random() < 0.6,
        trouble=random.random() < 0.2,
        stops=random.random() < 0.08,
    )


def aspirants(world: World, names: Names, count: int | None = None) -> list[Aspirant]:
    """Who asked for help in the last weeks and starts next: the intaker's work of today."""
    random = world.random
    here = sum(p.is_here(world.today) for p in world.students)
    return [_aspirant(world, names, random) for _ in range(count or max(6, int(here * ASPIRANTS)))]


def _aspirant(world: World, names: Names, random: Random) -> Aspirant:
    asked_on = world.today - timedelta(days=random.choice([1, 1, 2, 3, 4, 6, 9, 14, 20, 30, 45]))
    outcome = pick(random, ASKED)
    name = names.one()
    starts_on = _next_start(world.today, random)
    return Aspirant(
        name=name,
        email=f"{name.handle}@post.example",
        born=starts_on - timedelta(days=random.randint(16 * 365 + 10, 20 * 365)),
        programme=random.choice(PROGRAMMES),
        starts_on=starts_on,
        fate=draw(random, outcome, asked_on),
        admitted_by_right=random.random() < 0.5,
    )


def _next_start(today: date, random: Random) -> date:
    """The first of February or of August that comes."""
    days = [date(today.year + y, month, 1) for y in (0, 1) for month in (2, 8)]
    return random.choice([day for day in days if day > today + timedelta(days=25)][:2])


def pick(random: Random, weights: Mapping[T, int]) -> T:
    """One of the keys, by weight."""
    return random.choices(list(weights), list(weights.values()))[0]


def _grounds(random: Random, areas: tuple[str, ...]) -> tuple[str, ...]:
    if "taal" in areas and random.random() < 0.6:
        return ("language",)
    if "thuis_geld" in areas and random.random() < 0.6:
        return (random.choice(["care", "pregnancy", "circumstances"]),)
    first = pick(random, GROUNDS)
    return (first,) if random.random() < 0.9 else tuple({first, pick(random, GROUNDS)})


def _measures(random: Random, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Two to four measures that fit; simple ones more often than heavy ones."""
    fitting = [m for m in content.measures() if set(areas) & set(m.areas)]
    weights = [3 if m.tier == "basis" else 1 for m in fitting]
    wanted, found = random.choice([2, 3, 3, 3, 4]), list[str]()
    for measure in random.choices(fitting, weights, k=12):
        if measure.code not in found:
            found.append(measure.code)
    return tuple(found[:wanted])
