"""Agreeing at the desk: staff fill in, and only the student's own code makes it an answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.core import clock
from passend.core.actions import action
from passend.core.errors import NotYou
from passend.core.models import key
from passend.people.actions.codes import send_code as mail_code
from passend.people.models import OneTimeCode

from ..models import Agreement, Consent, Status
from ..policy import staff
from .answering import keep_consent, say, tell_answer
from .settling import settle

AGREE = OneTimeCode.Purpose.AGREE
AT_ONCE = timedelta(minutes=5)


@action(
    "agreement.send_code",
    "Samen invullen met een code",
    on=Agreement,
    who=staff,
    when=[Status.PROPOSED],
)
def send_code(agreement: Agreement, *, by: Any) -> None:
    """To the student's own address, never to the screen of who asks."""
    person = agreement.case.person
    if person is None or not mail_code(person, AGREE, key(agreement), by=by):
        raise ValidationError(
            _("Er kan nu geen code naar de student. Is er een e-mailadres? Wacht anders even.")
        )


@action(
    "agreement.answer_by_code",
    "Antwoord met de code",
    on=Agreement,
    who=staff,
    when=[Status.PROPOSED],
    or_then=[Status.IN_FORCE, Status.CONTESTED],
    logs=["status", "settled_on", "evaluate_by"],
)
def answer_by_code(
    agreement: Agreement,
    *,
    by: Any,
    answers: Mapping[str, str],
    reasons: Mapping[str, tuple[str, str]] | None = None,
) -> None:
    """The student's answer, given on another's screen. Raises NotYou without a code just used."""
    used_at = _code_used_at(agreement)
    if (
        used_at is None
        or agreement.consents.filter(method=Consent.Method.CODE, at__gte=used_at).exists()
    ):
        raise NotYou(_("Dit kan alleen met de code van de student zelf."))
    role, person = Consent.Role.STUDENT, agreement.case.person
    lines = list(agreement.measures.all())
    say(lines, role, answers, reasons or {}, clock.today())
    keep_consent(agreement, lines, person, role, Consent.Method.CODE, answers)
    settle(agreement, lines)
    tell_answer(agreement, answers, by=by)


def _code_used_at(agreement: Agreement) -> datetime | None:
    """When the student's code for this very version was used, if that was just now."""
    used = OneTimeCode.objects.filter(
        user=agreement.case.person,
        purpose=AGREE,
        subject=key(agreement),
        used_at__gte=clock.now() - AT_ONCE,
    )
    last = used.order_by("-used_at").first()
    return last.used_at if last else None
