"""Living with an agreement: what teachers, student and coach do, each in their own time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from passend.agreements import teaching
from passend.agreements.actions import cards, kept
from passend.agreements.models import AgreedMeasure, Agreement, KeptAnswer
from passend.cases.actions import case as cases
from passend.cases.actions import hand_over as hand_overs
from passend.cases.actions import talk
from passend.cases.looking import looked
from passend.cases.models import Case
from passend.core import clock
from passend.core.prepared import Prepared
from passend.people.models import User

from .. import texts
from ..clockwork import Story, at_home, at_work, days_later
from ..fates import Fate
from ..world import StudentPlan
from . import looking_back
from .scene import Scene

TALKS = {"well": 55, "watch": 28, "adjust": 7, "absent": 10}
FACES = {"good": 60, "partly": 30, "not": 10}
KEPT_MONTHS = (10, 3)
FORGOTTEN = 0.04
"""The chance that nobody takes up the talks again."""
TO_DO = Prepared(
    lambda agreement, today: teaching.lines_for_teachers(today).filter(agreement=agreement)[:1]
)
HELD = Prepared(
    lambda case: (
        AgreedMeasure.objects.in_effect()
        .filter(agreement__case=case)
        .select_related("agreement__case")
    )
)


def begin(scene: Scene, student: StudentPlan, fate: Fate, agreement: Agreement) -> None:
    """Everything that runs from the day an agreement came into force."""
    case = agreement.case
    scene.start(talks(scene, case))
    scene.start(teachers(scene, student, case, fate))
    scene.start(looking_back.every_spring(scene, student, case, fate))
    if fate.replies:
        scene.start(does_it_work(scene, case, fate))
    if scene.random.random() < 0.45:
        student.support_from = clock.today() + timedelta(days=scene.random.randint(0, 40))
    if scene.random.random() < 0.06:
        scene.start(other_coach(scene, student, case))
    if student.ended_on:
        scene.start(leaving(scene, student, case))


def goes_on(case: Case) -> bool:
    """The dossier is open and its student still here."""
    return case.status != Case.Status.CLOSED and (case.student is None or case.student.is_present)


def talks(scene: Scene, case: Case) -> Story:
    """A talk every two to five months, mostly on or just after the day that was planned."""
    random = scene.random
    next_on = days_later(random.randint(40, 90))
    while random.random() > FORGOTTEN:
        yield at_work(next_on + timedelta(days=random.randint(0, 9)), random)
        if not goes_on(case := scene.fresh(case)) or scene.waits(by := scene.author(case)):
            return
        looked(by, case)
        outcome = random.choices(list(TALKS), list(TALKS.values()))[0]
        next_on = days_later(random.randint(70, 170))
        note = random.choice(texts.TALKS)
        talk.record(case, by=by, outcome=outcome, note=note, next_on=next_on)


def teachers(scene: Scene, student: StudentPlan, case: Case, fate: Fate) -> Story:
    """Most teachers of the group confirm the card; now and then something does not work out."""
    random = scene.random
    first = max(clock.today(), student.started_on + timedelta(days=3))
    yield at_work(first + timedelta(days=random.randint(1, 12)), random)
    if (agreement := looking_back.in_force(scene, case)) is None:
        return
    found = scene.teachers_of(student.group)
    if not found or not has_card(agreement, student):
        return
    seeing = random.sample(found, min(len(found), random.choice([1, 2, 2, 3])))
    for teacher in seeing:
        if not scene.waits(teacher):
            cards.see(agreement, by=teacher)
    if fate.trouble:
        yield from does_not_work(scene, case, agreement, seeing[0])


def has_card(agreement: Agreement, student: StudentPlan) -> bool:
    """Whether teachers see anything of this agreement: a line to do, in a group they teach."""
    there = agreement.case.student  # and still here, or nothing was found in force
    in_group = there is not None and there.group is not None and there.group.name == student.group
    return in_group and bool(TO_DO(agreement=agreement.pk, today=clock.today()))


def does_not_work(scene: Scene, case: Case, agreement: Agreement, teacher: User) -> Story:
    """A teacher says so, and mostly hears what was agreed about it."""
    random = scene.random
    yield at_work(days_later(random.randint(2, 200)), random)
    line = next(iter(TO_DO(agreement=agreement.pk, today=clock.today())), None)
    if line is None or not goes_on(scene.fresh(case)):
        return
    reason = random.choice(["time", "room", "how", "how"])
    problem = cards.report(
        line, by=teacher, reason=reason, text=random.choice(texts.TEACHER_CANNOT)
    )
    if random.random() < 0.85:
        yield at_work(days_later(random.randint(1, 9)), random)
        problem.refresh_from_db()  # its dossier may have another coach by now
        if goes_on(case := scene.fresh(case)) and not scene.waits(by := scene.author(case)):
            cards.solve(problem, by=by, answer=random.choice(texts.CANNOT_ANSWERS))


def kept_days(scene: Scene) -> Iterator[date]:
    """The days on which somebody answers the question of October and of March."""
    world = scene.world
    for year in range(world.begins_on.year, world.today.year + 1):
        for month in sorted(KEPT_MONTHS):
            yield date(year, month, 4) + timedelta(days=scene.random.randint(0, 24))


def does_it_work(scene: Scene, case: Case, fate: Fate) -> Story:
    """Twice a year the student says of some promises whether they are kept."""
    random = scene.random
    for day in kept_days(scene):
        if day <= clock.today() + timedelta(days=30):
            continue
        yield at_home(day, random)
        if not goes_on(case := scene.fresh(case)) or case.person_id is None:
            return
        lines = HELD(case=case.pk)
        for line in random.sample(lines, min(len(lines), random.choice([1, 1, 2]))):
            face = "not" if fate.trouble and line == lines[0] else pick_face(scene)
            said = say(scene, case, line, face)
            if face == "not" and random.random() < 0.85:
                scene.start(answered(scene, case, said))


def pick_face(scene: Scene) -> str:
    return scene.random.choices(list(FACES), list(FACES.values()))[0]


def say(scene: Scene, case: Case, line: AgreedMeasure, face: str) -> KeptAnswer:
    text = scene.random.choice(texts.KEPT_NO) if face == "not" else ""
    said: KeptAnswer = kept.say(line, by=scene.user(case.person_id), face=face, text=text)
    return said


def answered(scene: Scene, case: Case, said: KeptAnswer) -> Story:
    """The coach answers a 'niet', within or just after the promised days."""
    yield at_work(days_later(scene.random.randint(1, 10)), scene.random)
    said.refresh_from_db()
    if said.status != KeptAnswer.Status.OPEN or not goes_on(case := scene.fresh(case)):
        return
    if not scene.waits(by := scene.author(case)):
        kept.answer(said, by=by, answer=scene.random.choice(texts.KEPT_ANSWERS))


def other_coach(scene: Scene, student: StudentPlan, case: Case) -> Story:
    """The dossier goes to another coach of the team, with a reason."""
    random = scene.random
    yield at_work(days_later(random.randint(60, 240)), random)
    case = scene.fresh(case)
    others = [e for e in scene.world.having("coach", student.team) if e is not student.coach]
    if others and goes_on(case) and case.coach_id:
        to = random.choice(others)
        student.coach = to
        hand_overs.hand_over(
            case, by=scene.coordinator(case), to=scene.staff(to.email), reason="begeleider_weg"
        )


def leaving(scene: Scene, student: StudentPlan, case: Case) -> Story:
    """After the last day the coach closes the dossier, mostly."""
    random = scene.random
    if student.ended_on is None or student.ended_on <= clock.today() or random.random() < 0.15:
        return
    yield at_work(student.ended_on + timedelta(days=random.randint(2, 30)), random)
    if (case := scene.fresh(case)).status != Case.Status.CLOSED:
        reason = "diploma" if student.end_reason == "01" else "left"
        cases.close(case, by=scene.coordinator(case), reason=reason)
