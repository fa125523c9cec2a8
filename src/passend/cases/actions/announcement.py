"""Bekendmaken: proving that the student knows. Only then a term starts (Awb 6:8 lid 1)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Announcement, Case
from passend.cases.policy import staff, student
from passend.core import clock
from passend.core.actions import action
from passend.core.models import key

Status, Proof = Announcement.Status, Announcement.Proof


def announce(
    case: Case, about: models.Model, what: str, *, days: int = 0, law: str = "", legal: bool = False
) -> Announcement:
    """Begin: it was made and put where the student can read it; nothing is proven yet."""
    return Announcement.objects.create(
        case=case,
        about=key(about),
        what=what,
        made_on=clock.today(),
        days=days,
        law=law,
        is_legal=legal,
    )


@action(
    "announcement.see",
    "Gelezen",
    on=Announcement,
    who=student,
    when=[Status.OPEN],
    then=Status.PROVEN,
    logs=["what", "announced_on", "ends_on"],
    page=False,
)
def see(announcement: Announcement, *, by: Any) -> None:
    """The student opened the page: nobody else's session proves that."""
    prove(announcement, Proof.OPENED, clock.today(), by)


@action(
    "announcement.tell",
    "Zelf verteld",
    on=Announcement,
    who=staff,
    when=[Status.OPEN],
    then=Status.PROVEN,
    logs=["what", "proof", "announced_on", "ends_on"],
)
def tell(announcement: Announcement, *, by: Any, how: str, on: date) -> None:
    """Face to face or on paper. Not before it was made, and not in the future."""
    if not announcement.made_on <= on <= clock.today():
        raise ValidationError({"on": _("Kies een dag tussen het bericht en vandaag.")})
    prove(announcement, how, on, by)


def prove(announcement: Announcement, proof: str, day: date, by: Any) -> None:
    announcement.proof, announcement.proven_by = proof, by
    announcement.announced_on = day
    # A term of the law runs from making known, not from reading (Awb 6:8 lid 1).
    begun = announcement.made_on if announcement.is_legal else day
    announcement.ends_on = announcement.term_from(begun).last_day


def opened(about: models.Model, case: Case, *, by: Any) -> None:
    """The page of this thing is shown; when it is the student who reads, that is the proof."""
    if not student(by, case):
        return
    for waiting in Announcement.objects.filter(about=key(about), status=Status.OPEN):
        see(waiting, by=by)
