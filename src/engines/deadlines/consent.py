"""Who must agree to a support agreement, and on which day everybody had answered (A-02, A-03)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .birthdays import BirthDate
from .rules import PARENT_AGREES_TOO, Rule

CONSENT_AGE = 16
"""From this age a student agrees alone (A-03, UAVG 5 lid 1)."""


class WhoConsents(StrEnum):
    """Whose agreement is needed."""

    STUDENT = "student"
    STUDENT_AND_PARENT = "student_and_parent"
    UNKNOWN = "unknown"
    """The birth date is not known at all."""


@dataclass(frozen=True, kw_only=True)
class ConsentNeeded:
    """Who must agree on one day. `alone_from` is the first day the student surely does alone."""

    who: WhoConsents
    alone_from: date | None
    grounds: tuple[Rule, ...] = (PARENT_AGREES_TOO,)

    @property
    def parent(self) -> bool:
        """Whether a parent must agree too; also while the birth date is not known."""
        return self.who is not WhoConsents.STUDENT


def consent_needed(
    birth: BirthDate | None, day: date, consent_age: int = CONSENT_AGE
) -> ConsentNeeded:
    """Who must agree to what is recorded on this day.

    With an imprecise birth date the parent agrees too until the last possible sixteenth birthday.
    """
    if birth is None:
        return ConsentNeeded(who=WhoConsents.UNKNOWN, alone_from=None)
    alone = birth.is_surely_at_least(consent_age, day)
    return ConsentNeeded(
        who=WhoConsents.STUDENT if alone else WhoConsents.STUDENT_AND_PARENT,
        alone_from=birth.turns(consent_age).last,
    )


@dataclass(frozen=True, kw_only=True)
class MeasureAnswer:
    """What was answered to one measure. Asking for a talk is no answer yet: leave it all None."""

    agreed_on: date | None = None
    """The day the student agreed."""
    parent_agreed_on: date | None = None
    contested_on: date | None = None
    """The day the student or a parent recorded *niet akkoord*; the measure has been handled."""


Version = Sequence[MeasureAnswer]
"""One proposal: an answer for each of its measures. Without measures it is no agreement."""


def answered_on(versions: Iterable[Version]) -> date | None:
    """The first day on which the student had answered every measure of one version (A-02)."""
    return earliest(
        *(latest([earliest(a.agreed_on, a.contested_on) for a in version]) for version in versions)
    )


def complete_on(
    versions: Iterable[Version], birth: BirthDate | None, consent_age: int = CONSENT_AGE
) -> date | None:
    """The first day on which everybody who must agree had answered every measure (A-02, A-03).

    Whether a parent must agree is judged on the day the student agreed.
    """
    return earliest(
        *(latest([_complete_on(a, birth, consent_age) for a in version]) for version in versions)
    )


def _complete_on(answer: MeasureAnswer, birth: BirthDate | None, consent_age: int) -> date | None:
    agreed = answer.agreed_on
    if agreed is not None and consent_needed(birth, agreed, consent_age).parent:
        agreed = latest([agreed, answer.parent_agreed_on])
    return earliest(agreed, answer.contested_on)


def earliest(*days: date | None) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in days if day is not None), default=None)


def latest(days: Sequence[date | None]) -> date | None:
    """The latest of the days; None when there are none or one is not known yet."""
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None
