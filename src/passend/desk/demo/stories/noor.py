"""Noor: a whole story, from the question before her first day to her second year.

Also Sami, who has a proposal to answer, and Luuk, who is fifteen and waits for his mother.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, datetime, timedelta

from passend.agreements.actions import kept
from passend.agreements.models import AgreedMeasure, KeptAnswer
from passend.cases.actions import hand_over as hand_overs
from passend.cases.actions import parent as parents
from passend.cases.actions import talk
from passend.cases.models import Case
from passend.core import clock

from .. import texts
from ..cast import Cast
from ..clockwork import Story, at_home, at_work, days_later
from ..fates import Fate
from ..personas import PARENT
from ..world import StudentPlan
from . import agreeing, asking, living, looking_back
from .scene import Scene

NOOR = Fate(
    outcome="need",
    asked_on=date.min,
    areas=("lessen", "toetsen"),
    grounds=("chronic",),
    measures=("les-vaste-plek", "toets-extra-tijd", "begeleiding-weekplanning"),
    answer="agree",
    wish=texts.WISHES[0],
)
SAMI = Fate(
    outcome="need",
    asked_on=date.min,
    areas=("taal", "energie"),
    grounds=("handicap",),
    measures=("les-stof-vooraf", "gebouw-rustruimte", "les-check-na-uitleg"),
    answer="wait",
)
LUUK = Fate(
    outcome="need",
    asked_on=date.min,
    areas=("plannen", "groep"),
    grounds=("handicap",),
    measures=("les-kleine-stappen", "begeleiding-buddy", "les-vaste-kleine-groep"),
    answer="agree",
)


def noor(scene: Scene, cast: Cast) -> Story:
    """Asked, agreed in time, asked twice whether it works, evaluated, handed over."""
    today, start = scene.world.today, cast.noor.started_on
    case = yield from asked_and_heard(scene, cast.noor, NOOR, scene.world.begins_on)
    yield at_work(days_later(6), scene.random)
    draft = agreeing.write(scene, case, NOOR)
    if draft is None:
        return
    agreeing.send(scene, draft)
    yield at_home(days_later(1), scene.random)
    agreeing.answer(scene, scene.agreement(draft.pk))
    cast.noor.support_from = start
    scene.start(living.teachers(scene, cast.noor, case, NOOR))
    yield at_work(max(start, clock.today()) + timedelta(days=40), scene.random)
    yield from first_year(scene, case, start)
    yield at_home(max(date(start.year + 1, 5, 12), clock.today()), scene.random)
    if agreement := looking_back.in_force(scene, case):
        looking_back.tell(scene, agreement)
        yield at_work(days_later(7), scene.random)
        yield from looking_back.evaluate(scene, cast.noor, case, "toets-rustige-ruimte")
    yield at_work(max(date(start.year + 1, 9, 8), clock.today()), scene.random)
    case = scene.fresh(case)
    cast.noor.coach = cast.coach
    coach = scene.staff(cast.coach.email)
    hand_overs.hand_over(case, by=scene.coordinator(case), to=coach, reason="begeleider_weg")
    yield at_work(max(today - timedelta(days=40), clock.today()), scene.random)
    record(scene, case, "well", texts.TALKS[2])
    yield at_home(max(today - timedelta(days=3), clock.today()), scene.random)
    say(scene, case, 1, "not", texts.KEPT_NO[2])


def first_year(scene: Scene, case: Case, start: date) -> Story:
    """A talk, October, March, and another talk."""
    talks = [("well", texts.TALKS[0]), ("watch", texts.TALKS[3])]
    record(scene, case, *talks[0])
    yield at_home(max(date(start.year, 10, 9), clock.today()), scene.random)
    say(scene, case, 0, "good")
    said = say(scene, case, 1, "not", texts.KEPT_NO[1])
    if said:
        yield at_work(days_later(3), scene.random)
        case = scene.fresh(case)
        kept.answer(said, by=scene.author(case), answer=texts.KEPT_ANSWERS[2])
    yield at_home(max(date(start.year + 1, 3, 12), clock.today()), scene.random)
    say(scene, case, 1, "good")
    yield at_work(days_later(9), scene.random)
    record(scene, case, *talks[1])


def sami(scene: Scene, cast: Cast) -> Story:
    """Told before the start; the coach's proposal came yesterday, and it is late."""
    student = cast.sami
    asked_on = max(scene.world.begins_on, student.started_on - timedelta(days=50))
    case = yield from asked_and_heard(scene, student, SAMI, asked_on)
    yield at_work(max(scene.world.today - timedelta(days=5), clock.today()), scene.random)
    draft = agreeing.write(scene, case, SAMI)
    yield at_work(days_later(3), scene.random)
    if draft:
        agreeing.send(scene, draft)


def luuk(scene: Scene, cast: Cast) -> Story:
    """Fifteen: his yes is not enough (A-03), so his mother is asked too."""
    student = cast.luuk
    asked_on = max(scene.world.begins_on, student.started_on - timedelta(days=70))
    case = yield from asked_and_heard(scene, student, LUUK, asked_on)
    yield at_work(max(scene.world.today - timedelta(days=9), clock.today()), scene.random)
    case = scene.fresh(case)
    name = PARENT.name
    parents.add(
        case,
        by=scene.user(case.person_id),
        first_name=name.first,
        last_name=f"{name.infix} {name.last}",
        email=PARENT.email,
    )
    draft = agreeing.write(scene, case, LUUK)
    yield at_work(days_later(3), scene.random)
    if draft is None:
        return
    agreeing.send(scene, draft)
    yield at_home(days_later(2), scene.random)
    agreeing.answer(scene, scene.agreement(draft.pk))


def asked_and_heard(
    scene: Scene, student: StudentPlan, fate: Fate, day: date
) -> Generator[datetime, None, Case]:
    """The beginning of all three; gives the dossier."""
    yield at_home(day + timedelta(days=2), scene.random)
    case = asking.ask(scene, student, fate)
    yield at_work(days_later(8), scene.random)
    asking.hear(scene, case := scene.fresh(case), fate)
    return case


def say(scene: Scene, case: Case, index: int, face: str, text: str = "") -> KeptAnswer | None:
    case = scene.fresh(case)
    lines = list(AgreedMeasure.objects.in_effect().filter(agreement__case=case))
    if len(lines) <= index or not case.person_id:
        return None
    by = scene.user(case.person_id)
    said: KeptAnswer = kept.say(lines[index], by=by, face=face, text=text)
    return said


def record(scene: Scene, case: Case, outcome: str, note: str) -> None:
    case = scene.fresh(case)
    talk.record(case, by=scene.author(case), outcome=outcome, note=note)
