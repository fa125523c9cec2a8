"""Two people save the same evaluation at once: it is held once."""

from threading import Barrier, Thread
from typing import Any

from django.db import connection

from passend.agreements.actions import evaluation
from passend.agreements.models import Agreement, Evaluation
from passend.cases.models import Case
from passend.core.errors import NotNow
from tests import given


def rival(pk: Any, case: Case, start: Barrier, won: list[str]) -> None:
    try:
        mine = Agreement.objects.get(pk=pk)
        found = {
            str(line.pk): {"kept": "yes", "helps": None, "next": "continue", "reason": ""}
            for line in mine.measures.all()
        }
        start.wait(60)
        evaluation.hold(mine, by=case.coach, findings=found, student_view="x")
        won.append("held")
    except NotNow:
        won.append("late")
    finally:
        connection.close()


def test_two_rivals_hold_one_evaluation(real_commits: None) -> None:
    agreement = given.in_force()
    start, won = Barrier(2), list[str]()
    rivals = [
        Thread(target=rival, args=(agreement.pk, agreement.case, start, won)) for _ in range(2)
    ]
    for one in rivals:
        one.start()
    for one in rivals:
        one.join(120)
    assert sorted(won) == ["held", "late"]
    assert Evaluation.objects.count() == 1
