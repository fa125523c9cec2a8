"""Who may act in a dossier. The docstring is what the refused person reads.

A subject is a case or anything with a `dossier`.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from passend.core import clock
from passend.core.actors import SYSTEM, VISITOR
from passend.core.errors import NotYou
from passend.core.prepared import Prepared
from passend.people.models import Role
from passend.people.roles import READS_ALL

from .glass import has_role_for, is_suspended, running_for
from .models import Case, Involvement


def case_of(subject: Any) -> Case:
    return subject.dossier  # type: ignore[no-any-return]


def student(user: Any, subject: Any) -> bool:
    """de student van dit dossier"""
    case = case_of(subject)
    return case.person_id is not None and user.pk == case.person_id if is_user(user) else False


def parent(user: Any, subject: Any) -> bool:
    """een ouder of verzorger van deze student, tot de student 18 is of zolang die het dan wil"""
    return is_user(user) and any(
        p.user_id == user.pk and p.is_current for p in case_of(subject).parents.all()
    )


def parent_who_decides(user: Any, subject: Any) -> bool:
    """een ouder of verzorger, zolang de student nog niet alleen beslist"""
    return case_of(subject).may_have_consenting_parent and parent(user, subject)


def involved(user: Any, subject: Any) -> bool:
    """wie bij dit dossier betrokken is, in de tijd waarvoor de student ja zei"""
    if not is_user(user) or not any(user.has_role(role) for role in READS_ALL):
        return False
    return bool(_named(user, subject).filter(reach=Involvement.Reach.WHOLE).exists())


def named_person(user: Any, subject: Any) -> bool:
    """de persoon die is genoemd, zolang de tijd loopt"""
    if not is_user(user) or subject.user_id != user.pk:
        return False
    return Involvement.objects.of(user).filter(pk=subject.pk).exists()


def outsider(user: Any, subject: Any) -> bool:
    """wie van buiten school is uitgenodigd, zolang de tijd loopt"""
    return named_person(user, subject) and bool(subject.is_outside)


def coach(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier"""
    case = case_of(subject)
    return is_user(user) and case.coach_id == user.pk and user.has_role(Role.COACH)


def intaker(user: Any, subject: Any) -> bool:
    """de intaker van dit dossier, tot de student is ingeschreven"""
    case = case_of(subject)
    if not is_user(user) or case.intaker_id != user.pk or not user.has_role(Role.INTAKER):
        return False
    return case.enrolment is None or case.enrolment.enrolled_on > clock.today()


def coordinator(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator van dit team"""
    if not is_user(user) or not user.has_role(Role.COORDINATOR):
        return False
    team = case_of(subject).team_id
    return team is None or team in user.teams_as(Role.COORDINATOR)


def staff(user: Any, subject: Any) -> bool:
    """de slb’er, de intaker of de coördinator van dit dossier"""
    return coach(user, subject) or intaker(user, subject) or coordinator(user, subject)


def by_glass(user: Any, subject: Any) -> bool:
    """wie dit dossier nu met noodtoegang open heeft"""
    return is_user(user) and user.is_employee and running_for(user, case_of(subject)) is not None


def breaks_glass(user: Any, subject: Any) -> bool:
    """wie van school noodtoegang heeft, zolang die niet is stopgezet"""
    return is_user(user) and has_role_for(user) and not is_suspended(user)


def opened_it(user: Any, subject: Any) -> bool:
    """wie de noodtoegang opende"""
    return is_user(user) and subject.user_id == user.pk


def reviews_glass(user: Any, subject: Any) -> bool:
    """de coördinator van het team of de privacy officer, niet wie de noodtoegang opende"""
    if not is_user(user) or subject.user_id == user.pk:
        return False
    return user.has_role(Role.PRIVACY) or coordinator(user, subject)


def system(user: Any, subject: Any) -> bool:
    """Passend zelf, ’s nachts"""
    return user is SYSTEM


def visitor(user: Any, subject: Any) -> bool:
    """wie geen account heeft"""
    return user is VISITOR


def is_user(user: Any) -> bool:
    return bool(getattr(user, "is_authenticated", False))


def outside(user: Any, subject: Any) -> bool:
    """wie van buiten school voor deze student is uitgenodigd"""
    return is_user(user) and not user.is_employee and _named(user, subject).exists()


def works_along(user: Any, subject: Any) -> bool:
    """wie op school bij de stage van deze student hoort"""
    return is_user(user) and user.is_employee and _named(user, subject).exists()


def _named(user: Any, subject: Any) -> QuerySet[Involvement]:
    """As what this person is named to the dossier now. For most people that is nothing, and then
    nothing more is asked."""
    case = case_of(subject)
    if not EVER_NAMED(user=user.pk, case=case.pk):
        return Involvement.objects.none()
    return Involvement.objects.of(user).filter(case=case)


EVER_NAMED = Prepared(
    lambda user, case: (
        Involvement.objects.filter(user=user, case=case).order_by().values_list("pk")[:1]
    )
)


def on_exam_board(user: Any, subject: Any) -> bool:
    """een lid van de examencommissie van dit team"""
    return is_user(user) and case_of(subject).team_id in user.teams_as(Role.EXAM_BOARD)


def pays_out(user: Any, subject: Any) -> bool:
    """een medewerker van het studentenfonds"""
    return is_user(user) and user.has_role(Role.FUND)


def anybody(user: Any, subject: Any) -> bool:
    """iedereen"""
    return True


def holder(user: Any, subject: Any) -> bool:
    """wie de geheime link heeft"""
    return True  # the page opens for the link alone: see `views.request.draft_of`


def helper(user: Any, subject: Any) -> bool:
    """de slb’er, de intaker of de coördinator"""
    roles = (Role.COACH, Role.INTAKER, Role.COORDINATOR)
    return is_user(user) and any(user.has_role(role) for role in roles)


def librarian(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator of de functioneel beheerder"""
    if user is SYSTEM:  # the seed of the first day
        return True
    return is_user(user) and (user.has_role(Role.COORDINATOR) or user.has_role(Role.MANAGER))


def coach_of_student(user: Any, subject: Any) -> bool:
    """de slb’er van deze student of de ondersteuningscoördinator van het team"""
    if not is_user(user):
        return False
    if user.has_role(Role.COACH) and subject.coach_id == user.pk:
        return True
    return subject.team_id in user.teams_as(Role.COORDINATOR)


def coach_or_coordinator(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier of de ondersteuningscoördinator van het team"""
    return coach(user, subject) or coordinator(user, subject)


def coordinator_or_system(user: Any, subject: Any) -> bool:
    """de ondersteuningscoördinator van het team"""
    return system(user, subject) or coordinator(user, subject)


def hands_over(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier of de ondersteuningscoördinator van het team"""
    return system(user, subject) or coach_or_coordinator(user, subject)


def names_parent(user: Any, subject: Any) -> bool:
    """de student; tot de student 18 is ook de slb’er, als school de geboortedatum kent"""
    if student(user, subject):
        return True
    return coach_or_coordinator(user, subject) and case_of(subject).is_minor


def removes_parent(user: Any, subject: Any) -> bool:
    """de slb’er van dit dossier; de student als die niet meer samen met een ouder beslist"""
    if student(user, subject):
        return not decides_along(subject)
    return coach_or_coordinator(user, subject)


def decides_along(named: Any) -> bool:
    """Whose yes the law asks as long as the student is under sixteen (UAVG 5 lid 1): who needs
    that yes cannot send it away. Somebody to whom the student said yes can always go."""
    return named.case.may_have_consenting_parent and named.is_current and not named.consent_on


def names_others(user: Any, subject: Any) -> bool:
    """de student of de slb’er van dit dossier"""
    return student(user, subject) or coach_or_coordinator(user, subject)


def lets_in(user: Any, subject: Any) -> bool:
    """de student zelf; onder de 16 een ouder"""
    # UAVG 5 lid 1: under sixteen the consent is that of the legal representative.
    if case_of(subject).parent_lets_in:
        return parent(user, subject)
    return student(user, subject)


def refuses(user: Any, subject: Any) -> bool:
    """de student zelf; onder de 16 ook een ouder"""
    return student(user, subject) or parent_who_decides(user, subject)


def ends_involvement(user: Any, subject: Any) -> bool:
    """de student, de slb’er van dit dossier of de persoon zelf"""
    return (
        student(user, subject)
        or coach_or_coordinator(user, subject)
        or parent_who_decides(user, subject)
        or named_person(user, subject)
    )


def helps(user: Any, subject: Any) -> bool:
    """de slb’er, de intaker, de coördinator of een betrokkene van dit dossier"""
    return staff(user, subject) or involved(user, subject)


def must_have_glass(user: Any) -> None:
    """Raise NotYou for who never had break-glass: the page is for who has or had it."""
    if not (is_user(user) and (has_role_for(user) or user.glasses.exists())):
        raise NotYou(_("Noodtoegang is voor wie dat van school heeft gekregen."))
