"""A signature on paper: the scan is kept, the student hears of it and may object."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from engines.deadlines.catalogue import PAPER_OBJECTION
from passend.cases.actions.announcement import announce
from passend.cases.models import Announcement
from passend.cases.telling import tell_guide
from passend.core import clock, files, uploads
from passend.core.actions import action
from passend.core.models import School

from ..models import AgreedMeasure, Agreement, Consent, PaperSignature, Status
from ..policy import staff, student
from .answering import keep_consent, say
from .drafting import carry_over, mark_unchanged
from .proposals import tell_student
from .settling import settle

Answer = AgreedMeasure.Answer


@action(
    "agreement.confirm_paper",
    "Handtekening op papier",
    on=Agreement,
    who=staff,
    when=[Status.PROPOSED],
    or_then=[Status.IN_FORCE, Status.CONTESTED],
    logs=["status", "settled_on", "evaluate_by"],
)
def confirm_paper(
    agreement: Agreement,
    *,
    by: Any,
    scan: "UploadedFile[Any]",
    answers: Mapping[str, str],
    signed_on: date | None = None,
    parent_signed: bool = False,
) -> None:
    """What stands on the paper counts from the day it was signed (A-02)."""
    day = _day_of_signing(agreement, signed_on or clock.today())
    paper = uploads.checked(scan, uploads.Kind.SCAN)
    stored = files.keep(str(paper.name), str(paper.content_type), paper.chunks())
    known = announce_paper(agreement)
    signers = [(Consent.Role.STUDENT, agreement.case.person)]
    if parent_signed:
        parent = next(iter(agreement.case.parents.looking_along()), None)
        signers.append((Consent.Role.PARENT, parent.user if parent else None))
    lines = list(agreement.measures.all())
    for role, person in signers:
        say(lines, role, answers, {}, day)
        consent = keep_consent(agreement, lines, person, role, Consent.Method.PAPER, answers)
        PaperSignature.objects.create(
            consent=consent,
            scan=stored,
            uploaded_by=by,
            signed_on=day,
            uploaded_on=clock.today(),
            object_by=known.term_from(clock.today()).last_day or clock.today(),
            announcement=known if role == Consent.Role.STUDENT else None,
        )
    settle(agreement, lines)
    tell_student("paper_signature_notice", agreement)


def announce_paper(agreement: Agreement) -> Announcement:
    """The days to object count from the day that the student is known to know of the scan."""
    days, law = School.current().objection_days, PAPER_OBJECTION.law
    return announce(agreement.case, agreement, Announcement.What.PAPER, days=days, law=law)


def _day_of_signing(agreement: Agreement, day: date) -> date:
    if agreement.proposed_on is None or not agreement.proposed_on <= day <= clock.today():
        raise ValidationError({"signed_on": _("Kies een dag tussen het voorstel en vandaag.")})
    return day


@action(
    "agreement.object_paper",
    "Dit heb ik niet getekend",
    on=PaperSignature,
    who=student,
    when=[PaperSignature.State.OPEN],
    logs=["objected_on"],
)
def object_paper(paper: PaperSignature, *, by: Any) -> None:
    """What only this paper carried is *niet akkoord* from now on, and what it changed goes on.

    While the proposal is still open the lines are simply open again. Where nothing agreed is
    left, the version is *niet akkoord* as a whole.
    """
    agreement = Agreement.objects.select_for_update().get(pk=paper.consent.agreement_id)
    paper.objected_on = clock.today()
    carried = _carried_by(paper, agreement)
    tell_guide("student_contested", agreement.case, about=agreement, by=by)
    if agreement.status == Status.PROPOSED:
        _reopen(carried)
    elif agreement.status == Status.IN_FORCE:
        _contest(agreement, carried)


def _carried_by(paper: PaperSignature, agreement: Agreement) -> list[AgreedMeasure]:
    """Lines that were agreed on this paper and not answered by the student since."""
    later = agreement.consents.filter(at__gt=paper.consent.at).exclude(method=Consent.Method.PAPER)
    said_since = {key for consent in later for key in consent.answers}
    keys = [
        key
        for key, said in paper.consent.answers.items()
        if said == Answer.AGREED and key not in said_since
    ]
    return list(agreement.measures.filter(pk__in=keys))


def _reopen(lines: Iterable[AgreedMeasure]) -> None:
    for line in lines:
        line.answer, line.answered_on = Answer.OPEN, None
        line.save()


def _contest(agreement: Agreement, lines: list[AgreedMeasure]) -> None:
    for line in lines:
        line.answer, line.answered_on = Answer.CONTESTED, clock.today()
        line.contest_reason, line.stopped_on = line.ContestReason.PAPER, None
        line.save()
        if line.replaces is not None:
            carry_over(line.replaces, agreement)
    for copy in _built_on(lines):
        mark_unchanged(copy)
        copy.save()
    if not agreement.measures.filter(answer=Answer.AGREED).exists():
        agreement.status = Status.CONTESTED
    agreement.save()


def _built_on(lines: list[AgreedMeasure]) -> QuerySet[AgreedMeasure]:
    """Lines of a draft or proposal that leaned on the consent which is gone."""
    return AgreedMeasure.objects.filter(
        same_as__in=lines, agreement__status__in=[Status.DRAFT, Status.PROPOSED]
    )
