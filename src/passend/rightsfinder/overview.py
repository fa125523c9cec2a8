"""What the pages about letters show: every provision with its numbers, and the letters of one
student."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engines.rights.format.provisions import Provision
from passend.core import clock
from passend.people.models import Student

from .basis import covered
from .catalogue import library
from .models import OutreachLetter
from .reach import Reach, Reached
from .recipients import Sent, sent_by, students_of

LOOKED_AT: dict[str, Promise] = {
    "geboortedatum": _("je leeftijd"),
    "ingeschreven_mbo": _("je inschrijving"),
    "ingeschreven_onderwijs": _("je inschrijving"),
    "soort_student": _("je opleiding"),
    "niveau": _("je niveau"),
    "leerweg": _("bol of bbl"),
    "jonger_dan_18_bij_start": _("je leeftijd bij de start"),
    "erkende_opleiding": _("je opleiding"),
    "woont_in_nederland": _("of je in Nederland woont"),
}
"""The columns of the register as a student reads them."""


@dataclass(frozen=True)
class Row:
    """One provision on the list of the coordinator."""

    reached: Reached
    sent: Sent

    @property
    def code(self) -> str:
        """Its name in an address."""
        return self.reached.code

    @property
    def name(self) -> str:
        """Its name for a reader."""
        return library().provisions[self.code].name


class Overview:
    """All provisions of today, those that the register proves for somebody first."""

    def __init__(self, user: Any) -> None:
        students, self._covered = students_of(user), covered()
        self.reach = Reach(students, clock.today())
        self._sent = sent_by(user)

    @property
    def students(self) -> int:
        """How many students are enrolled now."""
        return self.reach.people.height

    @cached_property
    def rows(self) -> list[Row]:
        """Every provision, by name."""
        found = self.reach.all(self._covered)
        return [Row(one, self._sent.get(one.code, Sent())) for one in found]

    @property
    def closed(self) -> list[Provision]:
        """About laws for which the school chose no ground: for these nobody is counted."""
        rules = self.reach.book.rules.items()
        found = [rule.provision for code, rule in rules if code not in self._covered]
        return sorted(found, key=lambda provision: provision.name.lower())

    @property
    def sure(self) -> list[Row]:
        """The register alone proves it for somebody."""
        return [row for row in self.rows if row.reached.by_register]

    @property
    def near(self) -> list[Row]:
        """At most two harmless questions away, and proven for nobody."""
        return [row for row in self.rows if row.reached.near and not row.reached.by_register]

    @property
    def only_if(self) -> list[Row]:
        """The letter says for whom it is: only the student knows."""
        found = [row for row in self.rows if row.reached.only_if]
        return [row for row in found if not (row.reached.by_register or row.reached.near)]

    @property
    def nobody(self) -> list[Row]:
        """For none of these students now."""
        return [row for row in self.rows if not row.reached.total]


def overview_of(user: Any) -> Overview:
    """What a coordinator may choose from today."""
    return Overview(user)


@dataclass(frozen=True)
class Got:
    """One letter that a student got."""

    name: str
    code: str
    sent_on: date
    looked_at: list[Any]


def letters_to(student: Student) -> list[Got]:
    """The letters of this student, newest first, with what the school looked at."""
    found = OutreachLetter.objects.filter(student=student).select_related("outreach")
    return [
        Got(
            name=_name(letter.provision),
            code=letter.provision if letter.provision in library().provisions else "",
            sent_on=letter.sent_on,
            looked_at=list(
                dict.fromkeys(LOOKED_AT[name] for name in letter.outreach.read if name in LOOKED_AT)
            ),
        )
        for letter in found
    ]


def _name(code: str) -> str:
    """A rule that left the catalogue keeps its code as name."""
    known = library().provisions.get(code)
    return known.name if known else code
