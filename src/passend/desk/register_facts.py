"""What the register already knows for *Wat mag ik?*: age, enrolment, level, leerweg, municipality.

Never the need, the grounds, or that there is a dossier: whether somebody has a disability is the
student's own to say, here too (AVG 9). What the register does not know stays unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from engines.deadlines import BirthDate
from engines.rights import Value, value_text
from passend.cases.models import Case
from passend.core import clock
from passend.people.models import Enrolment, EnrolmentPeriod
from passend.rightsfinder.asking import BIRTH
from passend.rightsfinder.catalogue import book

YES = value_text(True)


@dataclass(frozen=True)
class Known:
    """One thing the register says. `name` and `answer` are those of the catalogue, as a link
    carries them; without a `label` it follows from another one and is not shown apart."""

    name: str
    answer: str
    label: str = ""
    words: str = ""
    since: date | None = None


def facts_of(case: Case) -> list[Known]:
    """What the register says of this person today; of an applicant what (s)he told at the start."""
    found = [*_of_birth(case), *_of_enrolment(case, running(case))]
    code = case.student.municipality if case.student else ""
    if code:
        # A code of the CBS is that of a Dutch municipality.
        words = _("code %(code)s") % {"code": code}
        found.append(Known("woont_in_nederland", YES, _("Gemeente"), words))
    return found


def running(case: Case) -> Enrolment | None:
    """The enrolment that has begun and has not ended."""
    found = case.enrolment
    today = clock.today()
    if found is None or found.enrolled_on > today:
        return None
    return found if found.ended_on is None or found.ended_on >= today else None


def _of_birth(case: Case) -> Iterator[Known]:
    if case.birth is None:
        return
    age = case.birth.age_on(clock.today())
    low, high = age
    if low == high:
        yield Known("leeftijd", str(low), _("Leeftijd"), _("%(n)s jaar") % {"n": low})
    given: dict[str, Value] = {BIRTH: case.birth}
    for name, how in book().derivations.items():
        possible = how.possible(given, clock.today()) if how.facts == (BIRTH,) else ()
        if name != "leeftijd" and len(possible) == 1:
            yield Known(name, value_text(possible[0]))


def _of_enrolment(case: Case, enrolment: Enrolment | None) -> Iterator[Known]:
    if enrolment is None:
        if case.student is None:
            yield Known("soort_student", "aspirant", _("Inschrijving"), _("nog niet ingeschreven"))
        return
    since = enrolment.enrolled_on
    yield Known("ingeschreven_mbo", YES, _("Inschrijving"), _("ingeschreven"), since)
    yield from _young_at_start(case.birth, since)
    yield from _of_period(case, period_of(enrolment))


def period_of(enrolment: Enrolment) -> EnrolmentPeriod | None:
    """What the register says from the last day that has come."""
    came = [one for one in enrolment.periods.all() if one.from_on <= clock.today()]
    return max(came, key=lambda one: one.from_on, default=None)


def _young_at_start(birth: BirthDate | None, start: date) -> Iterator[Known]:
    ages = birth.age_on(start) if birth else ()
    answers = {age < 18 for age in ages}
    if len(answers) == 1:
        yield Known("jonger_dan_18_bij_start", value_text(answers.pop()))


def _of_period(case: Case, period: EnrolmentPeriod | None) -> Iterator[Known]:
    if period is None:
        return
    since, facts = period.from_on, book().facts
    level = str(period.known_level or "")
    if level in {"1", "2", "3", "4"}:
        yield Known("niveau", level, _("Niveau"), level, since)
    pathway = period.pathway.lower()
    if pathway in facts["leerweg"].options:
        # Who is in vavo has no pathway of a vocational programme.
        yield Known("soort_student", "student")
        yield Known("leerweg", pathway, _("Leerweg"), pathway, since)
    if period.funded:
        yield Known("erkende_opleiding", YES)
