"""Who looks along in a dossier, in every state that a page works on."""

from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from passend.agreements.models import Agreement
from passend.cases.actions import parent
from passend.cases.actions import sharing as switches
from passend.cases.models import Case, CaseParent, Involvement, SharingQuestion
from passend.core import clock
from passend.core.actors import SYSTEM
from tests import given_sharing as shared

from .persons import Persons


class SharedThings(Persons):
    agreement: Agreement

    def heard(self, **answers: Any) -> Case:
        raise NotImplementedError

    @cached_property
    def grown(self) -> CaseParent:
        """A parent of somebody who became eighteen in the meantime."""
        with clock.at(datetime(2018, 1, 8, 10, tzinfo=UTC)):
            case = self.heard(born="2000-05-14")
            names = {"first_name": self.text[:80], "last_name": "Ouder"}
            line = parent.add(case, by=self.coach, email=f"oud{self.n}@example.org", **names)
        return parent.lapse(line, by=SYSTEM)

    @cached_property
    def involved(self) -> Involvement:
        """From outside, with one promise to read."""
        lines = self.agreement.measures.all()
        return shared.outsider(
            self.case, lines[0], organisation=self.text[:120], first_name=self.text[:80]
        )

    @cached_property
    def asked(self) -> Involvement:
        """Named by the coach; the student has not said yes or no."""
        return shared.helper(self.case, by=self.coach)

    @cached_property
    def asking(self) -> SharingQuestion:
        return switches.ask(self.case, by=self.coach, to="parents")
