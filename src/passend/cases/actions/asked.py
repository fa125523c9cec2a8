"""The steps of a request that rooms share, as plain functions for the bodies of their actions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.deadlines import Term
from passend.core import clock, outbox

from ..models import Announcement
from ..models.asked import ANSWER_WITHIN, Asked, Outcome, Status
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


def resumed(made: Asked) -> None:
    """Nobody answered in time: the body goes on with what it knows. The days of waiting do not
    count (as Awb 4:15 lid 1 onder a)."""
    made.decide_by = (made.decide_by or clock.today()) + ANSWER_WITHIN


def decided(
    made: Any, *, by: Any, outcome: str, reasons: Sequence[str], text: str, remedy: Remedy
) -> None:
    """With reasons, always, and put where the student reads it: from that day the term counts."""
    if not reasons or (outcome != Outcome.GRANTED and not text.strip()):
        raise ValidationError(_("Een besluit heeft een reden. Een nee heeft ook uitleg."))
    made.outcome, made.reasons, made.explanation = outcome, list(reasons), text
    made.decided_on, made.decided_by = clock.today(), by
    made.status = Status.REFUSED if outcome == Outcome.REFUSED else Status.GRANTED
    announced(made, remedy)


def announced(made: Any, remedy: Remedy) -> None:
    """A decision is ready for the student: from today the term to disagree counts."""
    announce(
        made.dossier,
        made,
        Announcement.What.DECISION,
        days=remedy.days,
        law=remedy.term.law,
        legal=True,
    )
    tell_student("decision_ready", made)


def ended(made: Asked) -> None:
    made.ended_on = clock.today()


def tell_student(kind: str, made: Any) -> None:
    if made.dossier.person:
        link = made.get_absolute_url()
        outbox.post(kind, to=made.dossier.person, link=link, about=made)
