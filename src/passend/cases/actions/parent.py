"""A parent or guardian who looks along while the student may be under the age of consent."""

from typing import Any

from passend.cases.models import Case, CaseParent
from passend.cases.policy import names_parent, names_parent_of_young
from passend.core import clock, outbox
from passend.core.actions import action
from passend.people.models import User

from .request import new_account


@action(
    "parent.add",
    "Ouder laten meekijken",
    on=Case,
    who=names_parent_of_young,
    when=[Case.Status.REQUESTED, Case.Status.HEARD],
)
def add(case: Case, *, by: Any, first_name: str, last_name: str, email: str) -> CaseParent:
    """Under 16 a parent agrees too (A-03, guidance); older students decide alone."""
    user = known_parent(email) or new_account(first_name, last_name, email)
    outbox.post("parent_invited", to=user, address=email, link="/inloggen/code/", about=case)
    return CaseParent(case=case, user=user, added_on=clock.today())


@action("parent.remove", "Ouder niet meer laten meekijken", on=CaseParent, who=names_parent)
def remove(parent: CaseParent, *, by: Any) -> None:
    """Access ends at once; that somebody looked along stays known."""
    parent.ended_on = parent.ended_on or clock.today()


def known_parent(email: str) -> User | None:
    """A parent of another child keeps one account."""
    found = User.objects.filter(email__iexact=email, child_cases__isnull=False, is_active=True)
    return next((user for user in found.distinct() if not user.is_employee), None)
