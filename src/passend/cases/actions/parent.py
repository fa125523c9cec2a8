"""A parent or guardian who looks along: named, ended, and let in anew by an adult student."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Case, CaseParent
from passend.cases.policy import names_parent, removes_parent, student, system
from passend.core import clock, outbox
from passend.core.actions import action
from passend.people.actions import invitations
from passend.people.models import User

from .request import new_account

OPEN = [Case.Status.REQUESTED, Case.Status.HEARD]


@action("parent.add", "Ouder laten meekijken", on=Case, who=names_parent, when=OPEN)
def add(case: Case, *, by: Any, first_name: str, last_name: str, email: str) -> CaseParent:
    """Under 16 a parent agrees too (A-03); until 18 a parent is told of progress (WEB 7.1.5); from
    then on only the student names one, and that is the consent."""
    user = known_parent(first_name, last_name, email) or new_account(first_name, last_name, email)
    invitations.let_in(user, about=case, kind="parent_invited")
    if not student(by, case):
        tell("parent_added", case)
    return CaseParent(
        case=case,
        user=user,
        added_on=clock.today(),
        consent_on=None if case.is_minor else clock.today(),
    )


@action("parent.remove", "Ouder niet meer laten meekijken", on=CaseParent, who=removes_parent)
def remove(parent: CaseParent, *, by: Any) -> None:
    """Access ends at once; that somebody looked along stays known."""
    if parent.ended_on is None:
        parent.ended_on, parent.end_reason = clock.today(), CaseParent.EndReason.CHOICE
    invitations.take_back(parent.user, about=parent.case)


@action("parent.keep", "Ouder weer laten meekijken", on=CaseParent, who=student)
def keep(parent: CaseParent, *, by: Any) -> CaseParent:
    """Consent given anew by the student who came of age. A line that a night ended stays as it
    was; one that only the clock ended goes on."""
    case, today = parent.case, clock.today()
    others = case.parents.filter(user=parent.user, ended_on=None).exclude(pk=parent.pk)
    if case.is_minor or parent.is_current or others.exists():
        raise ValidationError(_("Deze ouder kijkt al mee."))
    invitations.let_in(parent.user, about=case, kind="parent_invited")
    if parent.ended_on is None:
        parent.consent_on = today
        return parent
    return CaseParent(case=case, user=parent.user, added_on=today, consent_on=today)


@action("parent.lapse", "Student wordt 18", on=CaseParent, who=system, page=False)
def lapse(parent: CaseParent, *, by: Any) -> None:
    """The day of the eighteenth birthday. Access stopped at midnight by itself (`followed_by`);
    this writes it down and tells the student what changed, once."""
    parent.ended_on, parent.end_reason = clock.today(), CaseParent.EndReason.ADULT
    invitations.take_back(parent.user, about=parent.case)
    tell("turned_eighteen", parent.case, once=f"turned_eighteen:{parent.case_id}")


def tell(kind: str, case: Case, once: str | None = None) -> None:
    """To the student, without content."""
    link = reverse("desk.sharing")
    outbox.post(kind, to=case.person, address=case.email, link=link, about=case, once=once)


def known_parent(first_name: str, last_name: str, email: str) -> User | None:
    """A parent of another child keeps one account, under the very name that was typed: else an
    address would tell a classmate whose parent is known here, and so who has a dossier."""
    found = User.objects.filter(email__iexact=email, child_cases__isnull=False, is_active=True)
    found = found.filter(first_name=first_name, last_name=last_name)
    return next((user for user in found.distinct() if not user.is_employee), None)
