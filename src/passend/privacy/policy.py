"""Who may ask about data, and who decides. The docstring is what the refused person reads."""

from typing import Any

from django.utils.translation import gettext as _

from passend.cases.policy import names_others, parent_who_decides, student
from passend.core.errors import NotYou
from passend.people.models import Role, StaffRole


def oneself(user: Any, subject: Any) -> bool:
    """iedereen, over de eigen gegevens"""
    return bool(getattr(user, "is_authenticated", False)) and subject.user_id in {None, user.pk}


def asked_it(user: Any, subject: Any) -> bool:
    """wie het verzoek deed"""
    return bool(getattr(user, "is_authenticated", False)) and subject.user_id == user.pk


def releases(user: Any, subject: Any) -> bool:
    """de student; onder de 16 zegt een ouder ja, en nemen ze dat allebei terug"""
    # UAVG 5 lid 1 and 3: below sixteen the yes is the legal representative's, also where the
    # student asked the restriction; taking it back is for both. Without a birth date a parent's
    # yes would end on no day, so nobody says it.
    case = subject.case
    if case is None or not getattr(user, "is_authenticated", False):
        return False
    if not case.may_have_consenting_parent:
        return student(user, case)
    return case.birth is not None and (student(user, case) or parent_who_decides(user, case))


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
