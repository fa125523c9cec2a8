"""Applicant and enrolment: proposed by Passend, decided by a person."""

from typing import Any

from django.db.models import Q

from passend.cases.models import Case, Match
from passend.cases.policy import coordinator, coordinator_or_system, system
from passend.core.actions import action, lock
from passend.people.models import Enrolment

from . import case as cases

Status = Match.Status


@action("match.propose", "Voorstellen", on=Match, who=system, logs=["grounds"], page=False)
def propose(match: Match, *, by: Any) -> None:
    """Birth date, programme, start, name: codes of what agrees, for the person who decides."""


@action(
    "match.confirm",
    "Ja, dezelfde persoon",
    on=Match,
    who=coordinator,
    when=[Status.PROPOSED],
    then=Status.CONFIRMED,
    logs=["grounds"],
)
def confirm(match: Match, *, by: Any) -> None:
    """The dossier and the register become one; other proposals for this dossier fall away."""
    lock(match.case)
    cases.link(match.case, match.enrolment)
    match.case.full_clean()
    match.case.save()
    # One that somebody decides on at this moment is left to the night: waiting could lock both.
    rivals = Match.objects.filter(status=Status.PROPOSED).exclude(pk=match.pk)
    rivals = rivals.filter(Q(case=match.case) | Q(enrolment__student=match.enrolment.student))
    free = rivals.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)
    Match.objects.filter(pk__in=list(free)).update(status=Status.REJECTED)


@action(
    "match.reject",
    "Nee, iemand anders",
    on=Match,
    who=coordinator_or_system,
    when=[Status.PROPOSED],
    then=Status.REJECTED,
)
def reject(match: Match, *, by: Any) -> None:
    """This pair is not proposed again. At night also what was overtaken by another match."""


def new(case: Case, enrolment: Enrolment, grounds: list[str]) -> Match:
    return Match(case=case, enrolment=enrolment, grounds=grounds)
