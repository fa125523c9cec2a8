"""The steps of a request that rooms share, as plain functions for the bodies of their actions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from engines.deadlines import Term
from passend.core import clock, outbox
from passend.core.errors import NotNow

from ..models import Announcement
from ..models.asked import Asked, Outcome, Status
from ..remedy import Remedy
from .announcement import announce


def sent(made: Asked, term: Term) -> None:
    """From today the body has its time to decide."""
    made.asked_on = clock.today()
    made.decide_by = term.ends(made.asked_on)


def more_asked(made: Any, text: str) -> None:
    """The body cannot decide yet; the student reads what is missing."""
    made.missing, made.missing_on = text, clock.today()
    tell_student("more_asked", made)


def supplemented(made: Asked, text: str) -> None:
    """The days of waiting for the student do not count for the body (as Awb 4:15 has it)."""
    waited = clock.today() - (made.missing_on or clock.today())
    made.supplement = "\n\n".join(part for part in (made.supplement, text) if part)
    made.decide_by = (made.decide_by or clock.today()) + max(waited, timedelta())


def decided(
    made: Any, *, by: Any, outcome: str, reasons: Sequence[str], text: str, remedy: Remedy
) -> None:
    """With reasons, always, and put where the student reads it: from there the term is proven."""
    made.outcome, made.reasons, made.explanation = outcome, list(reasons), text
    made.decided_on, made.decided_by = clock.today(), by
    made.status = Status.REFUSED if outcome == Outcome.REFUSED else Status.GRANTED
    if made.replaces_id and made.status == Status.GRANTED:
        take_the_place(made)
    announce(
        made.dossier,
        made,
        Announcement.What.DECISION,
        days=remedy.days,
        law=remedy.term.law,
        legal=True,
    )
    tell_student("decision_ready", made)


def take_the_place(made: Any) -> None:
    """Of the decision that held until now."""
    earlier = type(made)._base_manager.select_for_update().get(pk=made.replaces_id)
    if earlier.status != Status.GRANTED:
        raise NotNow(_("Het eerdere besluit geldt al niet meer."))
    earlier.status, earlier.ended_on = Status.REPLACED, clock.today()
    earlier.save(update_fields=["status", "ended_on"])


def ended(made: Asked) -> None:
    made.ended_on = clock.today()


def tell_student(kind: str, made: Any) -> None:
    if made.dossier.person:
        link = made.get_absolute_url()
        outbox.post(kind, to=made.dossier.person, link=link, about=made)
