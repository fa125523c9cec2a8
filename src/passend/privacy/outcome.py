"""What a dossier came to, for the figures that stay."""

from engines.deadlines import StudyYear
from passend.agreements.models import Agreement, Status
from passend.cases.models import Case, NeedState

from .models import DossierFigure

Outcome = DossierFigure.Outcome
AGREED = [Status.IN_FORCE, Status.REPLACED, Status.ENDED]
BY_NEED = {
    NeedState.NEED: Outcome.NOT_AGREED,
    NeedState.NONE: Outcome.NO_NEED,
    NeedState.UNTOLD: Outcome.UNTOLD,
    NeedState.UNKNOWN: Outcome.UNKNOWN,
}


def outcome_of(case: Case) -> DossierFigure.Outcome:
    """The best that was reached: agreed before contested before nothing."""
    states = set(Agreement.objects.filter(case=case).values_list("status", flat=True))
    if states & set(AGREED):
        return Outcome.AGREED
    if Status.CONTESTED in states:
        return Outcome.CONTESTED
    return BY_NEED[NeedState(case.need_state)]


def study_year_of(case: Case) -> int:
    """In which the dossier began."""
    return StudyYear.of(case.requested_on).starts_in
