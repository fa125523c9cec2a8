"""The register person by person: whole students, in bounded memory.

A real file keeps the records of one person together, but nothing promises it. A first quick pass
notes on which line each person ends; the second hands over a person as soon as that line is read.
So memory holds one number per person and those persons that are still open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .identity import Identity
from .lines import Source, numbered, text_of
from .problems import Problem
from .records import Enrolment, Period, Person, Reading, Record, Support, Workplace
from .rod import records as rod_records
from .rod import split, whose


@dataclass(slots=True)
class RodEnrolment:
    """An enrolment with its periods and its periods of extra support, oldest first."""

    enrolment: Enrolment
    periods: list[Period] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)
    workplaces: int = 0

    @property
    def number(self) -> str:
        return self.enrolment.number


@dataclass(slots=True)
class RodPerson:
    """A whole student of the register, with the raw identity: in memory, never to be stored."""

    person: Person
    enrolments: list[RodEnrolment] = field(default_factory=list)
    whole: bool = True
    """False when a line of this person was refused: then complete what is known, not replace."""

    @property
    def identity(self) -> Identity:
        return self.person.identity

    @property
    def line(self) -> int:
        return self.person.line


@dataclass(slots=True)
class _Open:
    """A person of which not all lines are read yet, in whatever order they come."""

    persons: list[Person] = field(default_factory=list)
    enrolments: list[Enrolment] = field(default_factory=list)
    parts: list[Period | Support | Workplace] = field(default_factory=list)
    refused: int = 0


def persons(source: Source, reading: Reading | None = None) -> Iterator[RodPerson | Problem]:
    """Whole students of a registratieoverzicht, in the order in which they end in the file.

    Problems come in between, as they are found. `reading` is filled with the header, the trailer
    and the counts. The identities are raw: use them and let them go. Raises `UnusableFile`.
    """
    last = _last_lines(source)
    return _grouped(source, reading or Reading(), last)


def _grouped(
    source: Source, reading: Reading, last: dict[str, int]
) -> Iterator[RodPerson | Problem]:
    waiting: dict[str, _Open] = {}
    ends = {line: who for who, line in last.items()}
    previous = 0
    for item in rod_records(source, reading):
        if item.line != previous and (who := ends.get(previous)):
            yield from _closed(waiting.pop(who))
        previous = item.line
        if isinstance(item, Problem):
            yield item
            if item.who and item.refused:
                waiting.setdefault(item.who, _Open()).refused += 1
        else:
            _add(waiting.setdefault(item.identity.value, _Open()), item)
    for someone in waiting.values():
        yield from _closed(someone)


def _add(someone: _Open, item: Record) -> None:
    if isinstance(item, Person):
        someone.persons.append(item)
    elif isinstance(item, Enrolment):
        someone.enrolments.append(item)
    else:
        someone.parts.append(item)


def _closed(someone: _Open) -> Iterator[RodPerson | Problem]:
    """All lines of one person put together; what fits nowhere becomes a problem."""
    problems: list[Problem] = []
    if not someone.persons:
        orphans = [*someone.enrolments, *someone.parts]
        yield from (Problem(item.line, "no_person") for item in orphans)
        return
    enrolments = _joined(someone, problems)
    problems += (Problem(again.line, "twice", "PER") for again in someone.persons[1:])
    yield from problems
    whole = not someone.refused and not any(p.code == "no_enrolment" for p in problems)
    yield RodPerson(someone.persons[0], enrolments, whole)


def _joined(someone: _Open, problems: list[Problem]) -> list[RodEnrolment]:
    found: dict[str, RodEnrolment] = {}
    for enrolment in someone.enrolments:
        if enrolment.number in found:
            problems.append(Problem(enrolment.line, "twice", "ISG"))
        else:
            found[enrolment.number] = RodEnrolment(enrolment)
    for part in someone.parts:
        if isinstance(part, Workplace):
            _counted(part, found)
        elif part.number not in found:
            problems.append(Problem(part.line, "no_enrolment", _kind(part)))
        elif not _placed(found[part.number], part):
            problems.append(Problem(part.line, "twice", _kind(part)))
    for owner in found.values():
        owner.periods.sort(key=lambda period: period.from_on)
        owner.supports.sort(key=lambda support: support.from_on)
    return list(found.values())


def _counted(workplace: Workplace, found: dict[str, RodEnrolment]) -> None:
    if owner := found.get(workplace.number):
        owner.workplaces += 1


def _placed(owner: RodEnrolment, part: Period | Support) -> bool:
    """Whether this was the first of its kind from that date."""
    places: list[Period] | list[Support]
    places = owner.periods if isinstance(part, Period) else owner.supports
    if any(other.from_on == part.from_on for other in places):
        return False
    places.append(part)  # type: ignore[arg-type]  # the line above chose the list of its kind
    return True


def _kind(part: Period | Support) -> str:
    return "ISP" if isinstance(part, Period) else "ISE"


def _last_lines(source: Source) -> dict[str, int]:
    """On which line each person is mentioned last."""
    last: dict[str, int] = {}
    with text_of(source) as text:
        for number, line in numbered(text):
            if line and (who := whose(split(line))):
                last[who] = number
    return last
