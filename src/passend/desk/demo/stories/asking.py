"""From the first question to the outcome of the intake."""

from __future__ import annotations

from typing import Any

from passend.cases.actions import case as cases
from passend.cases.actions import request as requests
from passend.cases.looking import looked
from passend.cases.models import Case, SupportRequest
from passend.core.actors import VISITOR
from passend.people.models import Student

from .. import texts
from ..clockwork import Story, at_home, at_work, days_later
from ..fates import Aspirant, Fate
from ..world import StudentPlan
from .scene import Scene

FIRST_ANSWER = {"need": "ja", "none": "nee", "untold": "liever_niet"}


def answers_of(scene: Scene, who: StudentPlan | Aspirant, fate: Fate) -> dict[str, Any]:
    """What somebody fills in, page by page."""
    random = scene.random
    told: dict[str, Any] = {"hulp_nodig": FIRST_ANSWER[fate.outcome]}
    if fate.outcome == "need":
        told |= _about_needs(scene, fate)
    start = who.starts_on if isinstance(who, Aspirant) else who.started_on
    return told | {
        "first_name": who.name.first,
        "last_name": " ".join(filter(None, (who.name.infix, who.name.last))),
        "born": who.born.isoformat(),
        "email": who.email,
        "phone": f"06 {random.randint(10_000_000, 59_999_999)}",
        "programme": who.programme.name,
        "start_on": start.isoformat(),
        "application_number": getattr(who, "application_number", ""),
    }


def _about_needs(scene: Scene, fate: Fate) -> dict[str, str]:
    random = scene.random
    told = {
        "lastigst": fate.areas[0],
        "lastigst_text": random.choice(texts.STORIES[fate.areas[0]]),
        "ook_lastig": fate.areas[1] if len(fate.areas) > 1 else "niets",
        "wat_helpt": random.choice(["meer_tijd", "rust", "stappen", "persoon", "rooster"]),
        "vorige_school": random.choice(["hielp", "hielp", "hielp_niet", "nee"]),
        "eerste_dag": random.choice(["nee", "nee", "persoon", "rooster", "gebouw"]),
        "wie_mee": random.choice(["alleen", "alleen", "ouder", "vorige_school"]),
    }
    if told["vorige_school"] == "hielp":
        told["vorige_school_text"] = random.choice(texts.PREVIOUS)
    return told


def ask(scene: Scene, who: StudentPlan | Aspirant, fate: Fate, *, by: Any = VISITOR) -> Case:
    """Fill in the questions and send them: the dossier begins."""
    told = answers_of(scene, who, fate)
    request = requests.start(SupportRequest(), by=by, answers=told)
    requests.send(request, by=by)
    case: Case = request.case
    return case


def hear(scene: Scene, case: Case, fate: Fate, *, admitted_by_right: bool = False) -> None:
    """The talk before enrolment, by the intaker of the dossier."""
    random = scene.random
    by = scene.author(case)
    looked(by, case)
    if fate.outcome != "need":
        cases.hear(case, by=by, outcome=fate.outcome)
        return
    cases.hear(
        case,
        by=by,
        outcome="need",
        grounds=list(fate.grounds),
        needs=needs_of(scene, fate),
        strengths=random.choice(texts.STRENGTHS),
        helps=random.choice(texts.HELPS),
        stuck=random.choice(texts.STORIES[fate.areas[0]]),
        previous_school=random.choice(texts.PREVIOUS) if random.random() < 0.5 else "",
        papers_seen=random.random() < 0.3,
        has_right_of_admission=admitted_by_right,
    )


def needs_of(scene: Scene, fate: Fate) -> list[tuple[str, str]]:
    return [(area, scene.random.choice(texts.STORIES[area])) for area in fate.areas]


def intake(scene: Scene, who: StudentPlan | Aspirant, fate: Fate, found: list[Case]) -> Story:
    """Ask for help, and be heard some days later; the dossier is put in `found`."""
    random = scene.random
    yield at_home(fate.asked_on, random)
    case = ask(scene, who, fate)
    found.append(case)
    yield at_work(days_later(random.choice([2, 3, 4, 5, 6, 8, 12, 18])), random)
    right = isinstance(who, Aspirant) and who.admitted_by_right
    found[:] = [case := scene.fresh(case)]
    if can_be_heard(case) and not scene.waits(scene.author(case)):
        hear(scene, case, fate, admitted_by_right=right)


def can_be_heard(case: Case) -> bool:
    """Nobody does an intake in a dossier that was closed in the meantime."""
    return case.status != Case.Status.CLOSED


def found_later(scene: Scene, plan: StudentPlan, fate: Fate, found: list[Case]) -> Story:
    """A need that comes up at school: the coach opens the dossier (WEB 8.1.3a lid 4)."""
    yield at_work(fate.asked_on, scene.random)
    student = Student.objects.select_related("team", "coach").filter(number=plan.number).first()
    if student is None or student.coach is None or not student.is_present:
        return
    if student.cases.exclude(status=Case.Status.CLOSED).exists():
        return
    coach = scene.user(student.coach_id)
    found.append(
        cases.open(student, by=coach, grounds=list(fate.grounds), needs=needs_of(scene, fate))
    )
