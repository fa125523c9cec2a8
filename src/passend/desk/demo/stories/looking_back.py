"""The yearly evaluation: the student first, then the talk, and now and then a new version."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from passend.agreements.actions import evaluation as evaluations
from passend.agreements.actions.drafting import lines_of
from passend.agreements.models import Agreement, Status
from passend.cases.looking import looked
from passend.cases.models import Case
from passend.core import clock
from passend.core.prepared import Prepared

from .. import texts
from ..clockwork import Story, at_home, at_work, days_later
from ..fates import Fate
from ..world import StudentPlan
from . import agreeing
from .scene import Scene

NEXT = {"continue": 84, "adjust": 9, "stop": 7}
KEPT = {"yes": 62, "partly": 28, "no": 10}
SPRING = range(75)
"""Days after 8 April on which most schools look back."""
IN_FORCE = Prepared(
    lambda case: Agreement.objects.filter(case=case).in_force().select_related("case__student")
)


def every_spring(scene: Scene, student: StudentPlan, case: Case, fate: Fate) -> Story:
    """Once a study year; about half of the coaches come to it."""
    for year in range(clock.today().year, scene.world.today.year + 1):
        day = date(year, 4, 8) + timedelta(days=scene.random.choice(SPRING))
        if day <= clock.today():
            continue
        yield at_home(day, scene.random)
        if (agreement := in_force(scene, case)) is None:
            return
        if fate.replies:
            tell(scene, agreement)
        if fate.evaluates:
            yield at_work(days_later(scene.random.randint(2, 21)), scene.random)
            yield from evaluate(scene, student, case)


def evaluate(scene: Scene, student: StudentPlan, case: Case, changing: str | None = None) -> Story:
    """The talk, and what follows from it. `changing` is the measure that a new version adds."""
    if (agreement := in_force(scene, case)) is None:
        return
    by = scene.author(agreement.case)
    looked(by, agreement.case)
    hold(scene, student, agreement, by, adjust=bool(changing))
    draft = Agreement.objects.filter(case=case).open().first()
    if draft is None:
        return
    yield at_work(days_later(scene.random.randint(1, 9)), scene.random)
    draft = scene.agreement(draft.pk)
    if draft.status != Status.DRAFT:
        return
    add_one(scene, draft, changing)
    if agreeing.send(scene, draft):
        yield at_home(days_later(scene.random.choice([0, 1, 2, 4, 8])), scene.random)
        if proposal := agreeing.still_open(scene, draft):
            agreeing.answer(scene, proposal)


def in_force(scene: Scene, case: Case) -> Agreement | None:
    """What holds now, of a student who is still here."""
    found = next(iter(IN_FORCE(case=case.pk)), None)
    if found is None:
        return None
    student = scene.known(found.case).student
    return found if student is None or student.is_present else None


def tell(scene: Scene, agreement: Agreement) -> None:
    """The student says first what (s)he thinks, when asked."""
    asked = evaluations.open_in(agreement.case)
    if asked is None or agreement.case.person_id is None:
        return
    if asked.agreement_id == agreement.pk:
        asked.agreement = agreement
    wishes = {str(line.pk): pick(scene, NEXT) for line in lines_of(agreement, agreed=True)}
    evaluations.tell(
        asked,
        by=scene.user(agreement.case.person_id),
        wishes=wishes,
        student_view=scene.random.choice(texts.OPINIONS),
    )


def hold(
    scene: Scene, student: StudentPlan, agreement: Agreement, by: Any, *, adjust: bool = False
) -> None:
    """Kept, helps, and how to go on, for every promise that holds."""
    random = scene.random
    findings: dict[str, dict[str, Any]] = {}
    for line in lines_of(agreement, agreed=True):
        findings[str(line.pk)] = {
            "kept": pick(scene, KEPT),
            "helps": random.choice([2, 3, 4, 4, 5]),
            "next": "adjust" if adjust and not findings else pick(scene, NEXT),
            "reason": "",
        }
    last_year = student.planned_end_on < clock.today() + timedelta(days=365)
    evaluations.hold(
        agreement,
        by=by,
        findings=findings,
        student_view=random.choice(texts.OPINIONS),
        goes_along=random.choice(texts.NEXT_STEP) if last_year else "",
    )


def add_one(scene: Scene, draft: Agreement, code: str | None) -> None:
    """Something new in the draft, so that there is something to agree to."""
    there = set(draft.measures.values_list("wording__measure__code", flat=True))
    codes = [code] if code else [c for c in scene.wordings if c not in there]
    wording = scene.wordings[scene.random.choice(codes)]
    agreeing.save_draft(draft, scene.author(draft.case), wishes=[], add=[wording])


def pick(scene: Scene, weights: dict[str, int]) -> str:
    return scene.random.choices(list(weights), list(weights.values()))[0]
