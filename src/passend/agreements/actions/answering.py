"""What somebody says of each measure, and the proof that (s)he said it."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.telling import tell_guide
from passend.core import clock

from ..models import AgreedMeasure, Agreement, Consent
from ..text import text_of

Answer = AgreedMeasure.Answer
Answers = Mapping[str, str]
Reasons = Mapping[str, tuple[str, str]]
Lines = Sequence[AgreedMeasure]


ANSWERED = (
    "answer", "answered_on", "parent_answer", "parent_answered_on", "contest_reason",
    "answer_reason",
)  # fmt: skip


def say(lines: Lines, role: str, answers: Answers, reasons: Reasons, day: date) -> None:
    """Write the answers on the lines. Raises ValidationError for a line that is not asked."""
    asked = {str(line.pk): line for line in lines if not line.is_unchanged}
    if set(answers) - set(asked) or not set(answers.values()) <= {Answer.AGREED, Answer.CONTESTED}:
        raise ValidationError(_("Dit antwoord past niet bij deze afspraken."))
    if asked and not answers:
        raise ValidationError(_("Kies bij een afspraak: akkoord of niet akkoord."))
    for key, said in answers.items():
        line = asked[key]
        if role == Consent.Role.STUDENT:
            line.answer, line.answered_on = Answer(said), day
        else:
            line.parent_answer, line.parent_answered_on = Answer(said), day
        _give_reason(line, said, *reasons.get(key, ("", "")))
        line.save(update_fields=ANSWERED)


def _give_reason(line: AgreedMeasure, said: str, code: str, text: str) -> None:
    if said == Answer.CONTESTED:
        line.contest_reason, line.answer_reason = code or line.ContestReason.OTHER, text
    elif Answer.CONTESTED not in {line.answer, line.parent_answer}:
        line.contest_reason, line.answer_reason = "", ""


def tell_answer(agreement: Agreement, answers: Answers, *, by: Any) -> None:
    """The coach hears what it came to; which measure stands in the dossier."""
    contested = Answer.CONTESTED in answers.values()
    kind = "student_contested" if contested else "student_agreed"
    tell_guide(kind, agreement.case, about=agreement, by=by)


def keep_consent(
    agreement: Agreement, lines: Lines, by: Any, role: str, method: str, answers: Answers
) -> Consent:
    """The exact text that was answered, with its hash: never changed afterwards."""
    text = text_of(agreement, lines)
    return Consent.objects.create(
        agreement=agreement,
        by=by,
        role=role,
        method=method,
        at=clock.now(),
        answers=dict(answers),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
