"""Looking back: the student first, then together; and the end of an agreement."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from engines.deadlines import StudyYear
from passend.cases.looking import looked, shown
from passend.cases.models import Case
from passend.core import clock
from passend.core.pages import act, visible

from ..actions import ending, evaluation
from ..forms.evaluation import EndForm, HoldForm, TellForm
from ..models import Agreement, Evaluation
from ..policy import student


def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(
        request,
        evaluation.ask,
        visible(Agreement, request, pk),
        then=lambda asked: asked.agreement,
        done=_("De student krijgt bericht en vertelt eerst."),
    )


def tell(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The student confirms all at once, or says per agreement what should change."""
    asked = seen(request, pk)
    version = asked.agreement.case.agreements.in_force().first() or asked.agreement
    lines = list(version.measures.agreed())
    said = {review.measure_id: review.student_next for review in asked.reviews.all()}
    return act(
        request,
        evaluation.tell,
        asked,
        TellForm,
        form_kwargs={"lines": lines, "said": said, "initial": {"student_view": asked.student_view}},
        extra={"back_url": version.get_absolute_url(), "agreement": version},
        then=lambda told: reverse("evaluation.detail", args=[told.pk]),
        done=_("Dank je wel. Je begeleider praat hier met je over."),
    )


def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The talk itself, with what the student said in view."""
    agreement = visible(Agreement, request, pk)
    case, asked = agreement.case, evaluation.open_in(agreement.case)
    last = in_last_year(case)
    answer = act(
        request,
        evaluation.hold,
        agreement,
        HoldForm,
        form_kwargs={"agreement": agreement, "evaluation": asked, "in_last_year": last},
        extra={"asked": asked, "case": case, "agreement": agreement},
        then=after,
        done=_("De evaluatie is bewaard."),
    )
    return shown(answer, request.user, case, agreement)


def after(held: Evaluation) -> str:
    """On to the new version when something changes, else to what was found."""
    draft = held.agreement.case.agreements.open().first()
    if draft and draft.is_draft and draft.base_id == held.agreement_id:
        return reverse("agreement.edit", args=[draft.pk])
    return reverse("evaluation.detail", args=[held.pk])


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What both found, to read for everybody of the dossier."""
    held = seen(request, pk)
    looked(request.user, held.dossier, held)
    context: dict[str, Any] = {
        "evaluation": held,
        "agreement": held.agreement,
        "case": held.dossier,
        "own": student(request.user, held),
        "reviews": held.reviews.select_related("measure").order_by("measure__position"),
        "may_tell": evaluation.tell.is_open_to(request.user, held),
    }
    return render(request, "evaluation/detail.html", context)


def seen(request: HttpRequest, pk: UUID) -> Evaluation:
    """For the student and who has the dossier: a parent agrees along, and is not in this talk."""
    user: Any = request.user
    theirs = Agreement.objects.visible_to(user).filter(case__in=Case.objects.visible_to(user))
    return get_object_or_404(Evaluation, pk=pk, agreement__in=theirs)


def in_last_year(case: Case) -> bool:
    """The programme is planned to end in this study year."""
    ends = case.enrolment.planned_end_on if case.enrolment else None
    return ends is not None and ends <= StudyYear.of(clock.today()).last_day


def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(
        request,
        ending.end,
        visible(Agreement, request, pk),
        EndForm,
        done=_("De afspraken zijn gestopt. De student krijgt bericht."),
    )
