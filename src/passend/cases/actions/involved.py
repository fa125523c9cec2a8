"""Who looks along beside the coach: named or invited, with a yes, for a purpose, until a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.cases import sharing
from passend.cases.models import Case, Involvement, SharedAnswer
from passend.cases.policy import (
    ends_involvement,
    lets_in,
    names_others,
    outsider,
    refuses,
    student,
    system,
)
from passend.core import clock, outbox
from passend.core.actions import action
from passend.people.actions import invitations
from passend.people.models import User
from passend.people.roles import READS_ALL, READS_SHARED

from .request import new_account
from .sharing import put

OPEN_CASE = [Case.Status.REQUESTED, Case.Status.HEARD]
Status, Reach, Ground = Involvement.Status, Involvement.Reach, Involvement.Ground
FACTS = ["role", "purpose", "ground", "reach", "status", "until_on"]


@action(
    "involved.name",
    "Iemand van school erbij",
    on=Case,
    who=names_others,
    when=OPEN_CASE,
    or_then=[Status.ACTIVE],
    logs=FACTS,
)
def name(
    case: Case, *, by: Any, user: User, role: str, purpose: str, until_on: date
) -> Involvement:
    """Reading the dossier is by consent; a task of the school only shows what is shared for it."""
    if role not in (*READS_ALL, *READS_SHARED) or not user.has_role(role):
        raise ValidationError(_("Deze persoon heeft niet zo’n rol."))
    whole = role in READS_ALL
    return begin(
        Involvement(
            case=case,
            user=user,
            role=role,
            purpose=purpose,
            until_on=until_on,
            reach=Reach.WHOLE if whole else Reach.SHARED,
            ground=Ground.CONSENT if whole else Ground.TASK,
        ),
        by,
    )


@action(
    "involved.invite",
    "Iemand van buiten laten meekijken",
    on=Case,
    who=names_others,
    when=OPEN_CASE,
    or_then=[Status.ACTIVE],
    logs=FACTS,
)
def invite(
    case: Case,
    *,
    by: Any,
    role: str,
    organisation: str,
    first_name: str,
    last_name: str,
    email: str,
    purpose: str,
    until_on: date,
    items: Sequence[UUID] = (),
) -> Involvement:
    """By name, with the items that were chosen and nothing else. Signs in with a code by mail."""
    user = known_outsider(first_name, last_name, email) or new_account(first_name, last_name, email)
    named = Involvement(
        case=case,
        user=user,
        role=role,
        organisation=organisation,
        purpose=purpose,
        until_on=until_on,
        reach=Reach.SHARED,
        ground=Ground.CONSENT,
    )
    for item in items:
        put(case, named.shares_as, item, True).save()
    return begin(named, by)


@action(
    "involved.agree",
    "Ja, die mag meekijken",
    on=Involvement,
    who=lets_in,
    when=[Status.ASKED],
    then=Status.ACTIVE,
    logs=FACTS,
)
def agree(named: Involvement, *, by: Any) -> None:
    """The consent: from today, until the day that was named."""
    named.agreed_on = named.from_on = clock.today()
    invite_in(named)


@action(
    "involved.decline",
    "Nee, liever niet",
    on=Involvement,
    who=refuses,
    when=[Status.ASKED],
    then=Status.DECLINED,
)
def decline(named: Involvement, *, by: Any) -> None:
    """A no needs no reason, and the help goes on."""
    named.ended_on = clock.today()
    invitations.take_back(named.user, about=named)


@action(
    "involved.end",
    "Niet meer laten meekijken",
    on=Involvement,
    who=ends_involvement,
    when=[Status.ASKED, Status.ACTIVE],
    then=Status.ENDED,
)
def end(named: Involvement, *, by: Any) -> None:
    """Counts from the next request; what was said in the meantime stays."""
    named.ended_on = clock.today()
    invitations.take_back(named.user, about=named)


@action(
    "involved.lapse",
    "De tijd is om",
    on=Involvement,
    who=system,
    when=[Status.ASKED, Status.ACTIVE],
    then=Status.ENDED,
    page=False,
)
def lapse(named: Involvement, *, by: Any) -> None:
    """Access stopped at midnight by itself (`current`); this writes it down."""
    named.ended_on = clock.today()
    invitations.take_back(named.user, about=named)


@action(
    "involved.answer",
    "Reactie geven",
    on=Involvement,
    who=outsider,
    when=[Status.ACTIVE],
    logs=["item"],
)
def answer(named: Involvement, *, by: Any, item: UUID, text: str) -> SharedAnswer:
    """Kept also when the student took the item back while the page was open (T-05)."""
    if not sharing.was_shared(named, item):
        raise ValidationError(_("Deze afspraak is niet met u gedeeld."))
    case = named.case
    link = reverse("desk.sharing")
    outbox.post("shared_answered", to=case.person, address=case.email, link=link, about=case)
    return SharedAnswer(involved=named, item=item, text=text, said_on=clock.today())


def begin(named: Involvement, by: Any) -> Involvement:
    """Looks along at once when who may consent named somebody, or when it is a task; else asked.

    Raises ValidationError for a period that is over or longer than the study year.
    """
    today = clock.today()
    if not today <= named.until_on <= sharing.last_day(today):
        raise ValidationError(_("Kies een dag vanaf vandaag, uiterlijk 31 juli."))
    named.named_by, named.asked_on, named.from_on = by, today, today
    if named.ground == Ground.TASK or lets_in(by, named):
        named.status = Status.ACTIVE
        named.agreed_on = today if named.ground == Ground.CONSENT else None
        invite_in(named)
    if not student(by, named):
        tell_student(named)
    if named.status == Status.ASKED:
        ask_parents(named)
    return named


def invite_in(named: Involvement) -> None:
    """Where to go, without a word about whom it is about."""
    kind = "outside_invited" if named.is_outside else "involved_named"
    if named.is_outside:
        invitations.let_in(named.user, about=named, kind=kind)
    else:
        outbox.post(kind, to=named.user, link=named.get_absolute_url(), about=named)


def tell_student(named: Involvement) -> None:
    case, link = named.case, reverse("desk.sharing")
    kind = "involved_asked" if named.status == Status.ASKED else "involved_told"
    outbox.post(kind, to=case.person, address=case.email, link=link, about=named)


def ask_parents(named: Involvement) -> None:
    """Under sixteen the yes is theirs (UAVG 5 lid 1), so they must hear of the question."""
    if not named.case.parent_lets_in:
        return
    for one in named.case.parents.looking_along():
        outbox.post("involved_parent", to=one.user, link=reverse("child"), about=named)


def known_outsider(first_name: str, last_name: str, email: str) -> User | None:
    """Who looks along with two students keeps one account, under the very name that was typed: an
    address tells nobody who is known here. Staff and students are never taken."""
    found = User.objects.filter(
        email__iexact=email, is_active=True, involvements__organisation__gt=""
    ).filter(first_name=first_name, last_name=last_name)
    return next((user for user in found.distinct() if not user.is_employee), None)
