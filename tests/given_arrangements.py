"""Worlds of hours, absence and leave: asked by the student, decided by the coordinator."""

from datetime import date, timedelta
from typing import Any

from passend.adjustments.actions import arranging
from passend.adjustments.models import Arrangement
from passend.adjustments.plan import Plan
from passend.cases.models import Case
from passend.core import clock
from passend.people.models import Role, User
from tests import given
from tests.given_adjustments import enrolled_case

ANSWERS: dict[str, Any] = {
    "sort": "hours", "because": "energy", "around": ["lessons"],
    "own_words": "Op maandag kan ik niet.",
}  # fmt: skip


def coordinator(of: Any) -> User:
    return given.staff(Role.COORDINATOR, of.dossier.team)


def plan(**kw: Any) -> Plan:
    today = clock.today()
    facts: dict[str, Any] = {
        "follows": "Dinsdag tot en met vrijdag.",
        "instead": "Opdrachten thuis.",
        "absent": "Elke maandag.",
        "within_reach": True,
        "reach_why": "Alle examens staan op andere dagen.",
        "starts_on": today,
        "review_on": today + timedelta(days=30),
        "ends_on": today + timedelta(days=90),
        "reasons": ["needed", "reachable"],
    }
    return Plan(**{**facts, **kw})


def asked(case: Case | None = None, **answers: Any) -> Arrangement:
    case = case or enrolled_case()
    facts = {**ANSWERS, **answers}
    return arranging.ask(case, by=case.person, answers=facts)  # type: ignore[no-any-return]


def filled_in(case: Case | None = None, by: User | None = None, **answers: Any) -> Arrangement:
    case = case or enrolled_case()
    facts = {**ANSWERS, **answers}
    return arranging.fill_in(case, by=by or case.coach, answers=facts)  # type: ignore[no-any-return]


def told(case: Case | None = None, due_on: date | None = None, **kw: Any) -> Arrangement:
    case = case or enrolled_case()
    day = due_on or clock.today() + timedelta(days=60)
    return arranging.tell(case, by=case.person, due_on=day, **kw)  # type: ignore[no-any-return]


def granted(
    case: Case | None = None, by: User | None = None, what: Plan | None = None, text: str = "",
    **answers: Any,
) -> Arrangement:  # fmt: skip
    made = asked(case, **answers)
    facts = {"outcome": "granted", "plan": what or plan(), "text": text}
    return arranging.decide(made, by=by or coordinator(made), **facts)  # type: ignore[no-any-return]


def refused(case: Case | None = None) -> Arrangement:
    made = asked(case)
    facts = {"outcome": "refused", "plan": Plan(reasons=["not_reachable"]), "text": "Kan niet."}
    return arranging.decide(made, by=coordinator(made), **facts)  # type: ignore[no-any-return]
