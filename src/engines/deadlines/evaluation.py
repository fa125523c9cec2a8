"""The evaluation of support agreements: once per study year (WEB 8.1.3a lid 3; A-04).

The agreements of one dossier are passed together: a new version replaces the old one, and that
chain is evaluated as one agreement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .rules import EVALUATE_YEARLY, SIGNED_LATE, Rule
from .study_year import StudyYear
from .term import FixedDay

ONE_DAY = timedelta(days=1)
DUE_FROM = FixedDay(law="beleid van de school", month=4, day=1)
SIGNED_LATE_AFTER = FixedDay(law="beleid van de school", month=5, day=1)


@dataclass(frozen=True, kw_only=True)
class InForce:
    """One agreement version: its first and its last day in force, both included.

    Without `ended_on` it is still in force. Raises ValueError when it ends before it begins.
    """

    in_force_on: date
    ended_on: date | None = None

    def __post_init__(self) -> None:
        if self.ended_on is not None and self.ended_on < self.in_force_on:
            raise ValueError(f"an agreement that ends before it begins: {self!r}")

    def __contains__(self, day: date) -> bool:
        return self.in_force_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True, kw_only=True)
class EvaluationSettings:
    """The choices of the school."""

    due_from: FixedDay = DUE_FROM
    """From this day in the study year a row is due."""
    signed_late_after: FixedDay = SIGNED_LATE_AFTER
    """Signed after this day: a recommendation in the study year of signing, not a duty."""


class EvaluationStatus(StrEnum):
    """Where the evaluation of one study year stands."""

    NOT_YET = "not_yet"
    """Owed this study year, but the due row has not come yet."""
    DUE = "due"
    DONE = "done"
    RECOMMENDED = "recommended"
    """Signed late in this study year: advised up to 31 July, never overdue."""
    OVERDUE = "overdue"
    """The study year passed without an evaluation. It stays so; a later one is `caught_up_on`."""
    ENDED = "ended"
    """The agreement ended within the study year, before it was evaluated: nothing is owed."""


@dataclass(frozen=True, kw_only=True)
class EvaluationDuty:
    """The evaluation of one study year: where it stands, the last day, and since when late."""

    study_year: StudyYear
    status: EvaluationStatus
    by: date
    """The last day: 31 July, or the last day of the agreement when that comes first."""
    grounds: tuple[Rule, ...]
    evaluated_on: date | None = None
    """The first evaluation in this study year."""
    overdue_since: date | None = None
    caught_up_on: date | None = None
    """The first evaluation after an overdue study year; it counts for its own study year."""
    is_open: bool = False
    """Whether to show it as work now: due, overdue and not caught up, or still recommended."""


def evaluation_duty(
    agreements: Iterable[InForce],
    evaluated_on: Iterable[date],
    today: date,
    settings: EvaluationSettings | None = None,
) -> tuple[EvaluationDuty, ...]:
    """The evaluation per study year, oldest first, up to and including the current one.

    Only study years in which an agreement was in force are in it; what lies after `today` is
    left out.
    """
    settings = settings or EvaluationSettings()
    chains = _chains(agreement for agreement in agreements if agreement.in_force_on <= today)
    done = sorted(day for day in evaluated_on if day <= today)
    return tuple(
        _in_year(year, _last_chain_in(year, chains), done, today, settings)
        for year in _study_years(chains, today)
    )


def _chains(agreements: Iterable[InForce]) -> list[InForce]:
    """The agreements with versions that follow each other without a day between joined to one."""
    chains: list[InForce] = []
    for agreement in sorted(agreements, key=lambda a: a.in_force_on):
        last = chains[-1] if chains else None
        if last is None or (last.ended_on and agreement.in_force_on > last.ended_on + ONE_DAY):
            chains.append(agreement)
            continue
        ends = (last.ended_on, agreement.ended_on)
        until = max((day for day in ends if day), default=None) if None not in ends else None
        chains[-1] = InForce(in_force_on=last.in_force_on, ended_on=until)
    return chains


def _study_years(chains: Sequence[InForce], today: date) -> list[StudyYear]:
    """Every study year, up to today's, in which some chain was in force."""
    years: set[StudyYear] = set()
    for chain in chains:
        year = StudyYear.of(chain.in_force_on)
        last = StudyYear.of(min(today, chain.ended_on or today))
        while year <= last:
            years.add(year)
            year = year.next()
    return sorted(years)


def _last_chain_in(year: StudyYear, chains: Sequence[InForce]) -> InForce:
    return [
        chain
        for chain in chains
        if chain.in_force_on <= year.last_day
        and (chain.ended_on is None or chain.ended_on >= year.first_day)
    ][-1]


def _in_year(
    year: StudyYear,
    chain: InForce,
    done: Sequence[date],
    today: date,
    settings: EvaluationSettings,
) -> EvaluationDuty:
    in_year = [day for day in done if day in year]
    by = min(year.last_day, chain.ended_on or year.last_day)
    status = EvaluationStatus.DONE if in_year else _not_done(year, chain, today, settings)
    overdue = status is EvaluationStatus.OVERDUE
    later = [day for day in done if day > year.last_day]
    return EvaluationDuty(
        study_year=year,
        status=status,
        by=by,
        evaluated_on=in_year[0] if in_year else None,
        overdue_since=year.next().first_day if overdue else None,
        caught_up_on=later[0] if overdue and later else None,
        is_open=_is_open(status, today, by, chain, caught_up=bool(later)),
        grounds=(EVALUATE_YEARLY, SIGNED_LATE)
        if status is EvaluationStatus.RECOMMENDED
        else (EVALUATE_YEARLY,),
    )


def _not_done(
    year: StudyYear, chain: InForce, today: date, settings: EvaluationSettings
) -> EvaluationStatus:
    """The status of a study year without an evaluation."""
    ended_on = chain.ended_on
    if ended_on is not None and ended_on < min(today, year.last_day):
        return EvaluationStatus.ENDED
    late = settings.signed_late_after.in_study_year(year)
    if chain.in_force_on in year and chain.in_force_on > late:
        return EvaluationStatus.RECOMMENDED
    if today > year.last_day:
        return EvaluationStatus.OVERDUE
    due = settings.due_from.in_study_year(year) <= today
    return EvaluationStatus.DUE if due else EvaluationStatus.NOT_YET


def _is_open(
    status: EvaluationStatus, today: date, by: date, chain: InForce, *, caught_up: bool
) -> bool:
    if status is EvaluationStatus.OVERDUE:
        return not caught_up and today in chain
    if status is EvaluationStatus.RECOMMENDED:
        return today <= by
    return status is EvaluationStatus.DUE
