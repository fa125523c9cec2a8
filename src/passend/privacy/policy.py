"""Who may ask about data, and who decides. The docstring is what the refused person reads."""

from typing import Any

from django.utils.translation import gettext as _

from passend.cases.policy import names_others
from passend.core.errors import NotYou
from passend.people.models import Role, StaffRole


def oneself(user: Any, subject: Any) -> bool:
    """iedereen, over de eigen gegevens"""
    return bool(getattr(user, "is_authenticated", False)) and subject.user_id in {None, user.pk}


def asked_it(user: Any, subject: Any) -> bool:
    """wie het verzoek deed"""
    return bool(getattr(user, "is_authenticated", False)) and subject.user_id == user.pk


def releases(user: Any, subject: Any) -> bool:
    """de student die het verzoek deed, vanaf 16"""
    # UAVG 5 lid 1: below sixteen a consent is not the student's alone; so nobody gives it free.
    if not asked_it(user, subject) or subject.case is None:
        return False
    own = subject.case.person_id == user.pk
    return own and not subject.case.may_have_consenting_parent


def asks_not_to_name(user: Any, subject: Any) -> bool:
    """de student of de slb’er van dit dossier"""
    return names_others(user, subject)


def decides(user: Any, subject: Any) -> bool:
    """de privacy officer, niet over het eigen verzoek"""
    if not getattr(user, "is_authenticated", False) or not user.has_role(Role.PRIVACY):
        return False
    return bool(subject.user_id != user.pk)


def must_be_signed_in(user: Any) -> None:
    """Raise NotYou for a stranger; every account has data of its own."""
    if not getattr(user, "is_authenticated", False):
        raise NotYou(_("Log eerst in."))


def nobody_decides() -> bool:
    """School has no privacy officer: then the page says whom to write to."""
    return not StaffRole.objects.current().filter(role=Role.PRIVACY).exists()
