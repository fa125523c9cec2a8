"""The records of a registratieoverzicht, one class for each type that is used."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from engines.deadlines import BirthDate

from .identity import Identity


@dataclass(frozen=True, slots=True)
class Header:
    """VLP: whose overview, over which period, and when it was made."""

    line: int
    brin: str
    from_on: date | None
    to_on: date | None
    made_on: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """PER: a student as the nation knows one: a number and a birth date, no name."""

    line: int
    identity: Identity
    born: BirthDate | None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """ISG: an enrolment at this school. `ended_on` is an actual end; `reason` `01` to `10`."""

    line: int
    identity: Identity
    number: str
    enrolled_on: date
    planned_end_on: date | None
    ended_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Period:
    """ISP: what was true in an enrolment from a date on. `level` None: not in the file."""

    line: int
    identity: Identity
    number: str
    from_on: date
    crebo: str
    pathway: str
    level: int | None
    funded: bool
    location: str
    offerer: str
    place: str
    route: str
    phase: str


@dataclass(frozen=True, slots=True)
class Support:
    """ISE: the nation was told that this student gets extra support. `to_on` None: still."""

    line: int
    identity: Identity
    number: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Workplace:
    """BPV: a workplace agreement, counted only in this release."""

    line: int
    identity: Identity
    number: str


Record = Person | Enrolment | Period | Support | Workplace


@dataclass(slots=True)
class Reading:
    """What was seen besides the records; complete when the reading has ended."""

    header: Header | None = None
    trailer: tuple[int, list[int]] | None = None
    counts: Counter[str] = field(default_factory=Counter)
    lines: int = 0
