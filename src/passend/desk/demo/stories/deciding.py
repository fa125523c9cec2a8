"""What a body decides: help at exams, and what came to the front door.

A decision of each kind is left open for the visitor: a request that waits for the exam committee,
an objection at the front desk, a complaint at its committee.
"""

from __future__ import annotations

from datetime import time, timedelta

from passend.adjustments import actions as adjustments
from passend.adjustments.given import Given
from passend.adjustments.models import Adjustment, Exam
from passend.agreements.models import Agreement
from passend.cases.models import Case
from passend.core import clock
from passend.facility import actions as door
from passend.facility.models import Matter

from .. import texts
from ..cast import Cast
from ..clockwork import Story, at_home, at_work
from ..personas import PERSONAS, SAMI
from .looking_along import days_ago, of, own_chance
from .scene import Scene

EXTRA_TIME = Given(school_minutes=30, school_aids=["read_aloud", "quiet_room"], reasons=["used"])


def stories(scene: Scene, cast: Cast) -> list[Story]:
    """One for each who asks something."""
    return [
        helped_at_exams(scene, cast),
        asked_for_more(scene, cast),
        sami_asks(scene, cast),
        complaint(scene, cast),
        objection(scene),
    ]


def helped_at_exams(scene: Scene, cast: Cast) -> Story:
    """Asked, granted for the whole programme, and on the list of the exam of next week."""
    yield at_home(days_ago(scene, 26), own_chance())
    if (case := student_of(scene, cast, 0)) is None:
        return
    made = asks(scene, case, needs=["reading", "time"], which="school", lasting="whole")
    yield at_work(days_ago(scene, 19), own_chance())
    board = scene.staff(cast.exam_board.email)
    facts = {"outcome": "granted", "given": EXTRA_TIME, "text": texts.EXAM_YES}
    adjustments.decide(made, by=board, **facts)
    yield at_work(days_ago(scene, 6), own_chance())
    if (student := scene.fresh(case).student) is None or student.group is None:
        return
    adjustments.exams.plan(
        Exam(),
        by=board,
        group=student.group,
        title=texts.EXAM,
        kind="school",
        on=clock.today() + timedelta(days=14),
        hour=time(9, 30),
        minutes=90,
        place="B1.04",
    )


def asked_for_more(scene: Scene, cast: Cast) -> Story:
    """The committee asked what is missing, and the student did not answer yet."""
    yield at_home(days_ago(scene, 12), own_chance())
    if (case := student_of(scene, cast, 1)) is None:
        return
    made = asks(scene, case, needs=["focus"], which="unknown", lasting="unknown")
    yield at_work(days_ago(scene, 8), own_chance())
    adjustments.ask_more(made, by=scene.staff(cast.exam_board.email), text=texts.EXAM_WHICH)


def sami_asks(scene: Scene, cast: Cast) -> Story:
    """A question to the front desk, answered; and a request that waits for the exam committee."""
    yield at_home(days_ago(scene, 11), own_chance())
    if (case := of(scene, SAMI)) is None or case.person is None:
        return
    asked = door.tell(Matter(about="question"), by=case.person, text=texts.QUESTION)
    yield at_work(days_ago(scene, 8), own_chance())
    desk = scene.staff(cast.front_desk.email)
    door.decide(asked, by=desk, outcome="answered", text=texts.QUESTION_ANSWER)
    yield at_home(days_ago(scene, 4), own_chance())
    asks(scene, case, needs=["language", "time"], which="both", lasting="whole", years_in_dutch=3)


def complaint(scene: Scene, cast: Cast) -> Story:
    """Brought, and with the committee, which has to hear both sides."""
    yield at_home(days_ago(scene, 9), own_chance())
    if (case := student_of(scene, cast, 2)) is None:
        return
    known_on = clock.today() - timedelta(days=6)
    made = door.tell(
        Matter(about="treated"), by=case.person, text=texts.COMPLAINT, known_on=known_on
    )
    yield at_work(days_ago(scene, 7), own_chance())
    desk = scene.staff(cast.front_desk.email)
    door.forward(made, by=desk, about="treated", text=texts.TO_COMMITTEE)


def objection(scene: Scene) -> Story:
    """Came yesterday or so; the front desk has not sent it on yet."""
    yield at_home(days_ago(scene, 2), own_chance())
    if (case := of(scene, SAMI)) is None or case.person is None:
        return
    known_on = clock.today() - timedelta(days=10)
    door.tell(Matter(about="decision"), by=case.person, text=texts.OBJECTION, known_on=known_on)


def student_of(scene: Scene, cast: Cast, number: int) -> Case | None:
    """An enrolled student of Noor's team with agreements and an account; no persona."""
    held = Agreement.objects.in_force().filter(case__team__name=cast.noor.team).values("case")
    own = [persona.email for persona in PERSONAS]
    found = Case.objects.running().filter(pk__in=held, person__isnull=False).exclude(email__in=own)
    # In the order of their addresses: a key is another one in each demo.
    found = found.filter(student__group__isnull=False, student__gone_on=None).order_by("email")
    cases = list(found[: number + 1])  # a small school has fewer of them than stories
    return scene.fresh(cases[-1]) if cases else None


def asks(scene: Scene, case: Case, **answers: object) -> Adjustment:
    """Question by question, and sent."""
    by = scene.user(case.person_id)
    made = adjustments.start(case, by=by)
    adjustments.answer(made, by=by, answers=answers)
    sent: Adjustment = adjustments.ask(made, by=by)
    return sent
