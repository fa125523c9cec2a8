"""Agreeing: an act of the student, per measure, and what follows once all are answered."""

from collections.abc import Mapping
from typing import Any

from passend.cases.telling import tell_guide
from passend.core import clock
from passend.core.actions import action

from ..models import Agreement, Consent, Status
from ..policy import consenter, student
from .answering import keep_consent, say, tell_answer
from .drafting import lines_of
from .settling import settle


@action(
    "agreement.answer",
    "Antwoord geven",
    on=Agreement,
    who=consenter,
    when=[Status.PROPOSED],
    or_then=[Status.IN_FORCE, Status.CONTESTED],
    logs=["status", "settled_on", "evaluate_by"],
)
def answer(
    agreement: Agreement,
    *,
    by: Any,
    answers: Mapping[str, str],
    reasons: Mapping[str, tuple[str, str]] | None = None,
    method: str = Consent.Method.SIGN_IN,
) -> None:
    """Agreed measures take effect, contested ones stay *niet akkoord* (A-02).

    `answers` is per line key `agreed` or `contested`; `reasons` per contested line a code and an
    optional text. Lines that are not answered stay open, and so does the proposal. Under the age
    of consent it waits for a parent (A-03).
    """
    role = Consent.Role.STUDENT if student(by, agreement) else Consent.Role.PARENT
    lines = lines_of(agreement)
    say(lines, role, answers, reasons or {}, clock.today())
    keep_consent(agreement, lines, by, role, method, answers)
    settle(agreement, lines)
    tell_answer(agreement, answers, by=by)


@action(
    "agreement.ask_talk",
    "Eerst een gesprek",
    on=Agreement,
    who=consenter,
    when=[Status.PROPOSED],
    logs=["talk_asked_on"],
)
def ask_talk(agreement: Agreement, *, by: Any) -> None:
    """The proposal stays open; the coach sees who wants to talk, and since when."""
    if agreement.talk_asked_on is None:
        tell_guide("student_asks_talk", agreement.case, about=agreement, by=by)
    agreement.talk_asked_on = agreement.talk_asked_on or clock.today()
