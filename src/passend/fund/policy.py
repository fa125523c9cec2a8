"""Who may act on a request to the fund. The docstring is what the refused person reads."""

from typing import Any

from passend.cases.policy import case_of, is_user, staff, student, system
from passend.people.models import Role

__all__ = ["decider", "fund_office", "fund_staff", "holder", "staff", "student", "system"]


def fund_office(user: Any, subject: Any) -> bool:
    """een medewerker van het studentenfonds"""
    return is_user(user) and user.has_role(Role.FUND)


def fund_staff(user: Any, subject: Any) -> bool:
    """een medewerker van het studentenfonds, niet over het eigen geld"""
    case = case_of(subject)
    return fund_office(user, subject) and case.person_id != user.pk and case.is_in_use()


def decider(user: Any, subject: Any) -> bool:
    """een medewerker van het studentenfonds, niet over het eigen geld of wat die zelf invulde"""
    return fund_staff(user, subject) and subject.filled_by_id != user.pk


def holder(user: Any, subject: Any) -> bool:
    """de student zelf, zolang er nog geld komt"""
    return student(user, subject) and bool(getattr(subject, "may_change_account", True))
