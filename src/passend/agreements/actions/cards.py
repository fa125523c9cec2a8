"""Docentenkaart: seen, and "lukt niet" with an end that the teacher sees."""

from typing import Any

from django.urls import reverse

from passend.cases.telling import tell_guide
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.errors import NotNow
from passend.core.prepared import Prepared

from ..models import AgreedMeasure, Agreement, CardProblem, CardSeen, Status
from ..policy import staff, teacher
from .kept import HOLDS, answer_by


@action("card.see", "Gezien", on=Agreement, who=teacher, when=[Status.IN_FORCE])
def see(agreement: Agreement, *, by: Any) -> CardSeen:
    """Once per version: a new version is unseen again."""
    seen = SEEN(agreement=agreement.pk, teacher=by.pk)
    return next(iter(seen), None) or CardSeen(
        agreement=agreement, teacher=by, seen_on=clock.today()
    )


SEEN = Prepared(
    lambda agreement, teacher: CardSeen.objects.filter(agreement=agreement, teacher=teacher)[:1]
)


@action("card.report", "Dit lukt niet", on=AgreedMeasure, who=teacher, logs=["reason", "answer_by"])
def report(measure: AgreedMeasure, *, by: Any, reason: str, text: str = "") -> CardProblem:
    """Goes to the coach as a due row; the teacher keeps seeing where it is."""
    if not HOLDS(measure=measure.pk):
        raise NotNow("Deze afspraak geldt nu niet.")
    tell_guide("card_problem", measure.agreement.case, about=measure.agreement, by=by)
    return CardProblem(
        measure=measure,
        teacher=by,
        reason=reason,
        text=text,
        said_on=clock.today(),
        answer_by=answer_by(),
    )


@action(
    "card.solve",
    "Antwoord aan de docent",
    on=CardProblem,
    who=staff,
    when=[CardProblem.Status.OPEN],
    then=CardProblem.Status.SOLVED,
)
def solve(problem: CardProblem, *, by: Any, answer: str) -> None:
    problem.answer, problem.answered_on, problem.answered_by = answer, clock.today(), by
    outbox.post("card_answered", to=problem.teacher, link=reverse("card.list"))
