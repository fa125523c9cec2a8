"""Putting a draft before the student, and taking it back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.actions.announcement import announce
from passend.cases.models import Announcement
from passend.cases.telling import tell_guide
from passend.core import clock, outbox
from passend.core.actions import action

from ..models import Agreement, Status
from ..policy import staff
from .drafting import UNCHANGED, carry_over, lines_of, mark_unchanged


@action(
    "agreement.propose",
    "Naar de student sturen",
    on=Agreement,
    who=staff,
    when=[Status.DRAFT],
    then=Status.PROPOSED,
    logs=["number", "revision"],
)
def propose(agreement: Agreement, *, by: Any) -> None:
    """From here on the text stands still. What held before holds until this is answered."""
    lines = lines_of(agreement)
    if not any(not line.stops for line in lines):
        raise ValidationError(_("Zet er eerst minstens één afspraak in die blijft of begint."))
    for line in lines:
        if mark_unchanged(line):
            line.save(update_fields=UNCHANGED)
    keep_what_holds(agreement)
    agreement.proposed_on = clock.today()
    announce(agreement.case, agreement, Announcement.What.PROPOSAL)
    tell_student("agreement_ready", agreement)


@action(
    "agreement.withdraw",
    "Intrekken",
    on=Agreement,
    who=staff,
    when=[Status.DRAFT, Status.PROPOSED],
    then=Status.WITHDRAWN,
    logs=["number"],
)
def withdraw(agreement: Agreement, *, by: Any) -> None:
    """Stays readable, also for the student who had seen it; a new draft may start from it."""
    if agreement.proposed_on is not None:
        tell_student("agreement_withdrawn", agreement)
        tell_guide("proposal_withdrawn", agreement.case, about=agreement, by=by)


def keep_what_holds(agreement: Agreement) -> None:
    """Nothing that was agreed ends in silence: what the draft does not mention goes along."""
    holding = agreement.case.agreements.in_force().first()
    if holding is None:
        return
    mentioned = set(agreement.measures.values_list("replaces", flat=True))
    for line in lines_of(holding, agreed=True):
        if line.pk not in mentioned:
            carry_over(line, agreement)


def tell_student(kind: str, agreement: Agreement) -> None:
    """By mail that something is ready. Without an address it shows as *niet aangekomen*."""
    person = agreement.case.person
    address = (person.email if person else "") or agreement.case.email
    link = agreement.get_absolute_url()
    outbox.post(kind, to=person, address=address, link=link, about=agreement)
