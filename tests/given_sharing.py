"""Worlds of sharing: who looks along, and what is shown."""

from datetime import date, timedelta
from typing import Any

from passend.agreements.models import AgreedMeasure, Agreement
from passend.cases.actions import involved
from passend.cases.actions import parent as parents
from passend.cases.models import Case, Involvement
from passend.core import clock
from passend.people.models import Group, User
from tests import given


def until(days: int = 14) -> date:
    """A last day within this study year."""
    today = clock.today()
    return min(today + timedelta(days=days), date(today.year + (today.month >= 8), 7, 31))


def agreed_case(of: Group | None = None, measures: int = 2, **kw: Any) -> Case:
    """A student in a group, with promises that hold."""
    group = of or given.group()
    case = given.heard_case(**{"team": group.team, "expected_start_on": clock.today(), **kw})
    learner = given.student(
        group.team, group=group, born_earliest=case.born_earliest, born_latest=case.born_latest
    )
    case.student = learner
    case.save()
    given.in_force(case, measures=measures)
    return case


def lines(case: Case) -> list[AgreedMeasure]:
    agreement: Agreement = case.agreements.in_force().get()
    return list(agreement.measures.order_by("position"))


def outsider(case: Case, *shared: AgreedMeasure, by: User | None = None, **kw: Any) -> Involvement:
    """Somebody of a bakery, who may see these promises."""
    facts = {
        "role": "company",
        "organisation": "Bakkerij Korst",
        "first_name": "Bo",
        "last_name": "Korst",
        "email": f"bo{given.number()}@bakkerij.example",
        "purpose": "bpv",
        "until_on": until(),
        "items": [line.shared_key for line in shared],
    }
    made: Involvement = involved.invite(case, by=by or case.person, **{**facts, **kw})
    return made


def helper(case: Case, role: str = "supporter", by: User | None = None, **kw: Any) -> Involvement:
    """Somebody of the school, named to a dossier."""
    user = kw.pop("user", None) or given.staff(role)  # type: ignore[arg-type]
    facts = {"role": role, "purpose": "begeleiding", "until_on": until()}
    made: Involvement = involved.name(case, by=by or case.person, user=user, **{**facts, **kw})
    return made


def parent(case: Case, by: User | None = None, **kw: Any) -> User:
    names = {
        "first_name": "Petra",
        "last_name": "Bakker",
        "email": f"o{given.number()}@example.org",
    }
    named = parents.add(case, by=by or case.person, **{**names, **kw})
    user: User = named.user
    return user
