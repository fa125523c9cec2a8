"""What follows when every measure is agreed or contested (A-02, A-03, A-08)."""

from collections.abc import Sequence

from passend.core import clock, outbox

from ..dates import days, evaluation_dates, parent_agrees_too
from ..models import AgreedMeasure, Agreement, Status
from .drafting import carry_over

Answer = AgreedMeasure.Answer


def settle(agreement: Agreement, lines: Sequence[AgreedMeasure]) -> None:
    """Once every line is answered: into force when something was agreed, else *niet akkoord*."""
    if not all(is_settled(line) for line in lines):
        ask_parents(agreement, lines)
        return
    for line in lines:
        conclude(line)
    agreement.settled_on = max((d for line in lines for d in days(line)), default=clock.today())
    if any(line.answer == Answer.AGREED for line in lines):
        come_into_force(agreement, lines)
    else:
        agreement.status = Status.CONTESTED


def is_settled(line: AgreedMeasure) -> bool:
    """Contested by anybody, or agreed by everybody who must agree."""
    if line.is_unchanged or is_contested(line):
        return True
    if line.answer != Answer.AGREED:
        return False
    return line.parent_answer == Answer.AGREED or not needs_parent(line)


def is_contested(line: AgreedMeasure) -> bool:
    return Answer.CONTESTED in {line.answer, line.parent_answer}


def needs_parent(line: AgreedMeasure) -> bool:
    """Judged on the day the student agreed (A-03)."""
    return parent_agrees_too(line.agreement.case, line.answered_on)


def conclude(line: AgreedMeasure) -> None:
    """One answer for both, and the day on which an agreed stop stops.

    The day stays the student's own: the law names only the student (A-03), so a parent's answer
    that comes later makes nothing late.
    """
    if is_contested(line):
        line.answer = Answer.CONTESTED
        line.answered_on = line.answered_on or line.parent_answered_on
        line.save(update_fields=["answer", "answered_on"])
    elif line.stops:
        line.stopped_on = clock.today()
        line.save(update_fields=["stopped_on"])


def come_into_force(agreement: Agreement, lines: Sequence[AgreedMeasure]) -> None:
    """The version before is replaced in the same transaction; its study years go on."""
    today = clock.today()
    agreement.status, agreement.in_force_on = Status.IN_FORCE, today
    tell_teachers(agreement, lines)
    before = agreement.case.agreements.select_for_update().in_force().first()
    if before is None:
        starts_on = agreement.case.first_day
        dates = evaluation_dates(today, starts_on=starts_on)
        agreement.evaluate_from, agreement.evaluate_by = dates
        return
    keep_contested_promises(agreement)
    agreement.evaluate_from, agreement.evaluate_by = before.evaluate_from, before.evaluate_by
    before.status, before.replaced_on = Status.REPLACED, today
    before.save()


def tell_teachers(agreement: Agreement, lines: Sequence[AgreedMeasure]) -> None:
    """Who teaches the group has something to do in the lesson (practice 2.17: need to know)."""
    student = agreement.case.student
    for_teachers = any(x.teacher_line for x in lines if x.answer == Answer.AGREED)
    if student is None or student.group is None or not for_teachers:
        return
    teachers = student.group.teachers.current().select_related("user")
    outbox.post_lines("card_new", to=[teaching.user for teaching in teachers])


def keep_contested_promises(agreement: Agreement) -> None:
    """Who contests a change, or a stop, keeps the promise that was to change."""
    for line in agreement.measures.filter(answer=Answer.CONTESTED).select_related("replaces"):
        if line.replaces is not None:
            carry_over(line.replaces, agreement)


def ask_parents(agreement: Agreement, lines: Sequence[AgreedMeasure]) -> None:
    """Tell the parents once, when only they are waited for."""
    waits = [x for x in lines if not is_settled(x)]
    if not all(x.answer == Answer.AGREED for x in waits):
        return
    for parent in agreement.case.parents.looking_along():
        outbox.post(
            "parent_consent",
            to=parent.user,
            link=agreement.get_absolute_url(),
            about=agreement,
            once=f"parent_consent:{agreement.pk}:{parent.pk}",
        )
