"""Looking back together, at least once in every study year (WEB 8.1.3a lid 3).

The student's opinion comes first. What the student wants to stop, stops; anything else that
changes becomes a new version, which the student agrees to as to any other.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engines.deadlines import StudyYear
from passend.cases.models import Case
from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.errors import NotNow
from passend.core.prepared import Prepared

from ..dates import evaluation_dates
from ..models import AgreedMeasure, Agreement, Evaluation, MeasureReview, Status
from ..policy import asks, staff, student
from .drafting import lines_of, start_draft

ASKED, HELD = Evaluation.Status.ASKED, Evaluation.Status.HELD
CONTINUE, ADJUST, STOP = MeasureReview.Next.CONTINUE, MeasureReview.Next.ADJUST, "stop"
Findings = Mapping[str, Mapping[str, Any]]


@action(
    "evaluation.hold",
    "Evaluatie doen",
    on=Agreement,
    who=staff,
    when=[Status.IN_FORCE],
    then=HELD,
    logs=["study_year", "held_on", "next_by"],
)
def hold(
    agreement: Agreement,
    *,
    by: Any,
    findings: Findings,
    student_view: str = "",
    goes_along: str = "",
) -> Evaluation:
    """`findings` is per measure key `kept`, `helps` (1 to 5 or None), `next` and `reason`.

    Raises ValidationError when a measure is left out, or when nobody wrote what the student says.
    """
    evaluation = open_in(agreement.case) or Evaluation(study_year=_year())
    _not_twice_a_day(agreement)
    evaluation.agreement = agreement
    evaluation.student_view = evaluation.student_view or student_view
    if not evaluation.student_told_on and not student_view.strip():
        raise ValidationError({"student_view": _("Schrijf eerst op wat de student zegt.")})
    evaluation.held_on, evaluation.held_by = clock.today(), by
    evaluation.status, evaluation.study_year = HELD, _year()
    evaluation.goes_along = goes_along
    evaluation.save()
    changes = _write_findings(evaluation, agreement, findings)
    plan_next(agreement)
    agreement.save()
    evaluation.next_by = agreement.evaluate_by
    if changes:
        _begin_new_version(agreement, changes, by)
    return evaluation


@action(
    "evaluation.ask",
    "Eerst de student vragen",
    on=Agreement,
    who=asks,
    when=[Status.IN_FORCE],
    logs=["study_year"],
)
def ask(agreement: Agreement, *, by: Any) -> Evaluation:
    """The student is invited to say first what (s)he thinks. Nightly, or when the coach wants."""
    case = agreement.case
    if open_in(case):
        raise NotNow(_("De student is al gevraagd."))
    evaluation = Evaluation(agreement=agreement, study_year=_year(), asked_on=clock.today())
    outbox.post(
        "evaluation_invitation",
        to=case.person,
        address=(case.person.email if case.person else "") or case.email,
        link=reverse("evaluation.tell", args=[evaluation.pk]),
        about=case,
    )
    return evaluation


@action(
    "evaluation.tell",
    "Vertellen wat ik ervan vind",
    on=Evaluation,
    who=student,
    when=[ASKED],
    logs=["student_told_on"],
)
def tell(
    evaluation: Evaluation, *, by: Any, wishes: Mapping[str, str], student_view: str = ""
) -> None:
    """`wishes` is per measure key `continue`, `adjust` or `stop`. May be said anew until the talk.

    When a newer version came into force since the question, the answer is about that one.
    """
    agreement = evaluation.agreement.case.agreements.in_force().first()
    if agreement is None:
        raise NotNow(_("Er gelden nu geen afspraken."))
    asked = about_version(evaluation, agreement)
    if set(wishes) - set(asked) or not set(wishes.values()) <= set(MeasureReview.Next.values):
        raise ValidationError(_("Dit antwoord past niet bij deze afspraken."))
    for key, review in asked.items():
        review.student_next = wishes.get(key, review.student_next)
        review.save()
    evaluation.student_view, evaluation.student_told_on = student_view, clock.today()


def open_in(case: Case) -> Evaluation | None:
    return next(iter(ASKED_IN(case=case.pk)), None)


ASKED_IN = Prepared(lambda case: Evaluation.objects.filter(agreement__case=case, status=ASKED)[:1])


def _not_twice_a_day(agreement: Agreement) -> None:
    today = {"status": HELD, "held_on": clock.today()}
    if Evaluation.objects.filter(agreement__case=agreement.case, **today).exists():
        raise NotNow(_("Deze evaluatie is vandaag al gedaan."))


def _year() -> int:
    return StudyYear.of(clock.today()).starts_in


def about_version(evaluation: Evaluation, agreement: Agreement) -> dict[str, MeasureReview]:
    """One review per promise that holds; what was said of its predecessor goes along. Who asks
    for them fills them in, and saves them."""
    evaluation.agreement = agreement
    said = {review.measure_id: review for review in evaluation.reviews.all()}
    now: dict[str, MeasureReview] = {}
    for line in lines_of(agreement, agreed=True):
        review = said.pop(line.pk, None) or MeasureReview(evaluation=evaluation, measure=line)
        if before := said.get(line.replaces_id) if line.replaces_id else None:
            review.student_next = review.student_next or before.student_next
        now[str(line.pk)] = review
    evaluation.reviews.exclude(pk__in=[review.pk for review in now.values()]).delete()
    return now


def _write_findings(
    evaluation: Evaluation, agreement: Agreement, findings: Findings
) -> list[MeasureReview]:
    """Write what was found; returns the reviews that ask for a new version."""
    reviews = about_version(evaluation, agreement)
    if set(findings) != set(reviews):
        raise ValidationError(_("Vul bij elke afspraak in hoe het gaat."))
    changes = []
    for key, review in reviews.items():
        for name in ("kept", "helps", "next", "reason"):
            setattr(review, name, findings[key][name])
        review.full_clean()
        review.save()
        if review.next == STOP and review.student_next == STOP:
            _stop(review.measure)
        elif review.next != CONTINUE:
            changes.append(review)
    return changes


def _stop(line: AgreedMeasure) -> None:
    """Both want it: the student's own wish is the agreement that a stop needs."""
    line.stopped_on = clock.today()
    line.save()


def _begin_new_version(agreement: Agreement, changes: list[MeasureReview], by: Any) -> None:
    """A draft with what holds now as its base. One that is open already is left to its writer."""
    if agreement.case.agreements.open().exists():
        return
    draft = start_draft(agreement.case, by=by, base=agreement)
    stops = [review.measure_id for review in changes if review.next == STOP]
    for line in draft.measures.filter(replaces__in=stops):
        line.stops, line.same_as = True, None
        line.answer, line.answered_on = line.Answer.OPEN, None
        line.parent_answer, line.parent_answered_on = line.Answer.OPEN, None
        line.save()


def plan_next(agreement: Agreement) -> None:
    """The next duty: of this study year when it is not met yet, else of the next."""
    held = Evaluation.objects.filter(agreement__case=agreement.case, status=HELD)
    days = held.values_list("held_on", flat=True)
    first = first_day_in_force(agreement)
    agreement.evaluate_from, agreement.evaluate_by = evaluation_dates(
        first, [day for day in days if day], starts_on=agreement.case.first_day
    )


def first_day_in_force(agreement: Agreement) -> Any:
    """Of the chain of versions that this one continues; an ending breaks the chain."""
    versions = agreement.case.agreements.exclude(in_force_on=None)
    ended = versions.filter(status=Status.ENDED).aggregate(last=Max("number"))["last"] or 0
    return versions.filter(number__gt=ended).aggregate(first=Min("in_force_on"))["first"]
