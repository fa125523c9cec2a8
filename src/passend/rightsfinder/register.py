"""What the register knows for *Wat mag ik?*, as facts of the catalogue: of one person, or of many.

Age, enrolment, level, leerweg, municipality. Never the need, the grounds, or what else a dossier
holds: whether somebody has a disability is the student's own to say, and whom to write about a
right may not follow from health (AVG 9). What the register does not know stays unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import polars as pl
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from engines.deadlines import BirthDate
from engines.rights import Value, value_text
from passend.cases.models import Case
from passend.core import clock
from passend.people.models import Enrolment, EnrolmentPeriod, Student
from passend.people.municipalities import municipality_of

from .asking import BIRTH
from .catalogue import book

STUDENT: Final = "student"
"""The column with the key of the student; no fact."""
COLUMNS: Final = {
    "geboortedatum": pl.Date,
    "ingeschreven_mbo": pl.Boolean,
    "ingeschreven_onderwijs": pl.Boolean,
    "soort_student": pl.String,
    "niveau": pl.Int64,
    "leerweg": pl.String,
    "jonger_dan_18_bij_start": pl.Boolean,
    "erkende_opleiding": pl.Boolean,
    "woont_in_nederland": pl.Boolean,
}
"""All that ever goes into bulk, with its type. An empty cell is unknown."""
PATHWAYS: Final = {"bol", "bbl"}
LEVELS: Final = {1, 2, 3, 4}
ADULT: Final = 18
Said = Iterator[tuple[str, Any]]
"""Facts by their name in the catalogue."""


@dataclass(frozen=True)
class Period:
    """What the register says of an enrolment from a day on."""

    pathway: str
    level: int | None
    funded: bool
    since: date | None = None


@dataclass(frozen=True)
class Known:
    """One thing the register says. `name` and `answer` are those of the catalogue, as a link
    carries them; without a `label` it follows from another one and is not shown apart."""

    name: str
    answer: str
    label: str = ""
    words: str = ""
    since: date | None = None


def said(
    birth: BirthDate | None, enrolled_on: date | None, period: Period | None, municipality: str
) -> Said:
    """The one map from the register to the facts: all of `COLUMNS` that it knows of somebody."""
    if birth and birth.is_exact:
        yield BIRTH, birth.earliest
    if enrolled_on:
        yield "ingeschreven_mbo", True
        yield "ingeschreven_onderwijs", True
        young = {age < ADULT for age in birth.age_on(enrolled_on)} if birth else set()
        if len(young) == 1:
            yield "jonger_dan_18_bij_start", young.pop()
    if enrolled_on and period:
        yield from _of_period(period)
    if municipality:  # a code of Statistics Netherlands is that of a Dutch municipality
        yield "woont_in_nederland", True


def _of_period(period: Period) -> Said:
    if period.level in LEVELS:
        yield "niveau", period.level
    pathway = period.pathway.lower()
    if pathway in PATHWAYS:
        yield "soort_student", "student"  # who is in vavo has no pathway of a vocational programme
        yield "leerweg", pathway
    if period.funded:
        yield "erkende_opleiding", True


def facts_of(case: Case) -> list[Known]:
    """What the register says of this person today; of an applicant what (s)he told at the start."""
    enrolment = running(case)
    began = enrolment.enrolled_on if enrolment else None
    period = period_of(enrolment) if enrolment else None
    code = case.student.municipality if case.student else ""
    facts = dict(said(case.birth, began, period, code))
    facts.pop(BIRTH, None)  # the day itself never travels; what follows from it does
    if case.student is None:
        facts["soort_student"] = "aspirant"
    since = {"ingeschreven_mbo": began, **dict.fromkeys(("niveau", "leerweg"), _since(period))}
    place = municipality_of(code) or _("code %(code)s") % {"code": code}
    told = {**facts, "woont_in_nederland": place} if code else facts
    shown = {name: _shown(name, told[name]) for name in facts}
    return [
        *_of_birth(case.birth),
        *(Known(name, value_text(facts[name]), *shown[name], since.get(name)) for name in facts),
    ]


def _since(period: Period | None) -> date | None:
    return period.since if period else None


def _shown(name: str, value: Any) -> tuple[str, str]:
    """Label and words on the page; both empty for what is not shown apart."""
    if name == "soort_student":
        is_coming = value == "aspirant"
        return (_("Inschrijving"), _("nog niet ingeschreven")) if is_coming else ("", "")
    labels = {
        "ingeschreven_mbo": (_("Inschrijving"), _("ingeschreven")),
        "niveau": (_("Niveau"), str(value)),
        "leerweg": (_("Leerweg"), str(value)),
        "woont_in_nederland": (_("Gemeente"), str(value)),
    }
    return labels.get(name, ("", ""))


def _of_birth(birth: BirthDate | None) -> Iterator[Known]:
    """The age, and what else follows from the day of birth."""
    if birth is None:
        return
    low, high = birth.age_on(clock.today())
    if low == high:
        yield Known("leeftijd", str(low), _("Leeftijd"), _("%(n)s jaar") % {"n": low})
    given: dict[str, Value] = {BIRTH: birth}
    for name, how in book().derivations.items():
        possible = how.possible(given, clock.today()) if how.facts == (BIRTH,) else ()
        if name != "leeftijd" and len(possible) == 1:
            yield Known(name, value_text(possible[0]))


def running(case: Case) -> Enrolment | None:
    """The enrolment that has begun and has not ended."""
    found = case.enrolment
    today = clock.today()
    if found is None or found.enrolled_on > today:
        return None
    return found if found.ended_on is None or found.ended_on >= today else None


def period_of(enrolment: Enrolment) -> Period | None:
    """What the register says from the last day that has come."""
    came = [one for one in enrolment.periods.all() if one.from_on <= clock.today()]
    last = max(came, key=lambda one: one.from_on, default=None)
    return Period(last.pathway, last.known_level, bool(last.funded), last.from_on) if last else None


def people_of(students: QuerySet[Student], day: date) -> pl.DataFrame:
    """A row for each of these students who is enrolled on this day, in the order of their keys.

    A fixed list of columns, read from four tables of the register; that somebody has a dossier is
    never read here.
    """
    began, periods = _enrolments(students, day), _periods(students, day)
    told = students.order_by("pk").only("pk", "born_earliest", "born_latest", "municipality")
    rows = [
        _row(student, enrolment.enrolled_on, periods.get(enrolment.pk))
        for student in told
        if (enrolment := began.get(student.pk))
    ]
    return pl.DataFrame(rows, schema={STUDENT: pl.String, **COLUMNS})


def _row(student: Student, enrolled_on: date, period: Period | None) -> dict[str, Any]:
    facts = dict(said(student.birth, enrolled_on, period, student.municipality))
    return {STUDENT: str(student.pk), **facts}


def _enrolments(students: QuerySet[Student], day: date) -> dict[Any, Enrolment]:
    """By student the enrolment of this day; the newest, where there are more."""
    running = Enrolment.objects.running(day).filter(enrolled_on__lte=day)
    ours = running.filter(student__in=students.filter(gone_on=None).order_by().values("pk"))
    return {one.student_id: one for one in ours.order_by("enrolled_on", "pk")}


def _periods(students: QuerySet[Student], day: date) -> dict[Any, Period]:
    """By enrolment what the register says from the last day that has come."""
    came = EnrolmentPeriod.objects.filter(
        from_on__lte=day, enrolment__student__in=students.order_by().values("pk")
    )
    rows = came.order_by("from_on").values_list(
        "enrolment_id", "pathway", "level", F("programme__level"), "funded"
    )
    return {
        enrolment: Period(pathway or "", level or of_programme, bool(funded))
        for enrolment, pathway, level, of_programme, funded in rows
    }
