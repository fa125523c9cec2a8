"""One dossier as its page reads it: each part once, for the page and for what is due in it.

Nothing here outlives the request: what somebody may no longer see is gone at the next one.
"""

from functools import cached_property
from typing import NamedTuple

from passend.adjustments.models import Arrangement
from passend.agreements.models import AgreedMeasure, Agreement, CardProblem, KeptAnswer, Status
from passend.cases.models import Case, Need
from passend.core.keys import any_of
from passend.core.prepared import Prepared

LIVING = [Status.DRAFT, Status.PROPOSED, Status.IN_FORCE]


NEEDS = Prepared(lambda case: Need.objects.filter(case=case, closed_on=None))
AGREEMENTS = Prepared(
    lambda case: (
        Agreement.objects.filter(case=case).exclude(status=Status.WITHDRAWN).order_by("-number")
    )
)
LINES = Prepared(
    lambda agreements: (
        AgreedMeasure.objects.filter(agreement__in=any_of(agreements), stopped_on=None)
        .select_related("wording")
        .order_by("position")
    )
)
# On one day: what waits or was only said comes after what was answered.
ANSWERS = Prepared(
    lambda case: (
        KeptAnswer.objects.filter(measure__agreement__case=case)
        .only("measure_id", "status", "face", "said_on", "answer_by")
        .order_by("-said_on", "-status")
    )
)
PROBLEMS = Prepared(
    lambda case: CardProblem.objects.filter(
        status=CardProblem.Status.OPEN, measure__agreement__case=case
    ).only("measure_id", "status", "said_on", "answer_by")
)

ARRANGED = Prepared(lambda case: Arrangement.objects.filter(case=case))


class Promise(NamedTuple):
    """One line of an agreement, with the last that the student said of it and the reports of
    teachers that nobody answered yet."""

    line: AgreedMeasure
    said: KeptAnswer | None
    problems: list[CardProblem]


class Version(NamedTuple):
    """A living version of the agreement, with its promises in their order."""

    agreement: Agreement
    promises: list[Promise]


class Parts:
    """What hangs on one dossier. A part is read when somebody first asks for it."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @property
    def is_running(self) -> bool:
        """The same rule as `CaseQuerySet.running`, for this dossier."""
        gone = self.case.student and self.case.student.gone_on
        return self.case.status != Case.Status.CLOSED and not gone

    @cached_property
    def needs(self) -> list[Need]:
        """What is needed now."""
        return NEEDS.of(self.case)

    @cached_property
    def agreements(self) -> list[Agreement]:
        """All versions but what was taken back, newest first."""
        return AGREEMENTS.of(self.case)

    @cached_property
    def lines(self) -> list[AgreedMeasure]:
        """The promises of the living versions that did not stop."""
        living = [agreement.pk for agreement in self.agreements if agreement.status in LIVING]
        return LINES(agreements=living) if living else []

    @cached_property
    def answers(self) -> list[KeptAnswer]:
        """What the student said of promises, of all versions, the last first."""
        return ANSWERS(case=self.case.pk)

    @cached_property
    def problems(self) -> list[CardProblem]:
        """What teachers reported and nobody answered yet."""
        return PROBLEMS(case=self.case.pk)

    @cached_property
    def arranged(self) -> list[Arrangement]:
        """What was asked about lessons or leave. Less people see it than the dossier
        (`ArrangementQuerySet.visible_to`): only for who guides."""
        return ARRANGED.of(self.case)

    @property
    def versions(self) -> list[Version]:
        """The living versions as the page shows them."""
        return [
            Version(
                one, [self._promise(line) for line in self.lines if line.agreement_id == one.pk]
            )
            for one in self.agreements
            if one.status in LIVING
        ]

    def _promise(self, line: AgreedMeasure) -> Promise:
        said = next((one for one in self.answers if one.measure_id == line.pk), None)
        return Promise(line, said, [one for one in self.problems if one.measure_id == line.pk])
