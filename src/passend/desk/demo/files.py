"""The files that the demo school exports, as real ones are: register, rosters, crebo list.

The demo reads them in through the same import as any school, so its register earned its state.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from .programmes import PROGRAMMES
from .world import BRIN, Employee, StudentPlan, World

ROLE_NAMES: Final = {
    "coach": "slb'er",
    "teacher": "docent",
    "coordinator": "ondersteuningscoördinator",
    "intaker": "intaker",
    "manager": "functioneel beheerder",
    "privacy": "privacy officer",
    "exam_board": "lid van de examencommissie",
    "facility": "medewerker van het loket voor klachten",
    "complaints": "lid van de klachtencommissie",
    "fund": "studentenfonds",
}
AHEAD: Final = timedelta(days=21)
"""How long before the first day a school puts a new student in its administration."""


def crebo_list() -> str:
    """The school's own list of programmes: the register leaves the level empty."""
    return _csv(["crebo", "naam", "niveau"], ([p.crebo, p.name, p.level] for p in PROGRAMMES))


def staff_list(staff: Iterable[Employee]) -> str:
    """Staff with roles, teams and the groups they teach."""
    titles = ["Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Rollen", "Teams", "Groepen"]
    return _csv(
        titles,
        (
            [
                e.name.first,
                e.name.infix,
                e.name.last,
                e.email,
                ", ".join(ROLE_NAMES[role] for role in e.roles),
                ", ".join(e.teams),
                ", ".join(e.groups),
            ]
            for e in staff
        ),
    )


def roster(world: World, day: date) -> str:
    """The students of the school's own administration on a day."""
    titles = [
        "Studentnummer", "BSN", "Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Klas",
        "Team", "E-mail slb'er", "Gemeentecode", "Aanmeldnummer",
    ]  # fmt: skip
    return _csv(titles, (_roster_row(p) for p in here(world, day)))


def here(world: World, day: date) -> list[StudentPlan]:
    """Who is, or is about to be, a student on a day."""
    return [p for p in world.students if p.is_here(day) or p.is_here(day + AHEAD)]


def register(world: World, day: date) -> str:
    """A registratieoverzicht (RO) as an institution downloads it on a day."""
    known = [p for p in world.students if p.started_on <= day + AHEAD]
    lines = [["VLP", BRIN, world.begins_on - timedelta(days=365), day, day]]
    lines += [line for student in known for line in _records(student, day)]
    kinds = ("PER", "ISG", "ISP", "ISE", "BPV", "DIP", "AMO", "GEO", "KZD")
    lines.append(["SLR", *(sum(line[0] == kind for line in lines) for kind in kinds)])
    return "".join("|".join(map(str, line)) + "\n" for line in lines)


def _records(student: StudentPlan, day: date) -> Iterator[list[object]]:
    who, number = [student.bsn, ""], "1"
    ended_on = student.ended_on if student.ended_on and student.ended_on <= day else None
    yield ["PER", *who, _born(student), "O"]
    leaving = [ended_on, student.end_reason] if ended_on else ["", ""]
    yield ["ISG", *who, number, student.started_on, student.planned_end_on, *leaving]
    programme = student.programme
    place = ["100A100", "100X100"]
    yield [
        "ISP",
        *who,
        number,
        student.started_on,
        programme.crebo,
        programme.pathway,
        "",
        "J",
        "",
    ] + place
    if student.support_from and student.support_from <= min(day, ended_on or day):
        yield ["ISE", *who, number, student.support_from, ended_on or ""]
    if ended_on and student.end_reason == "01":
        yield ["DIP", *who, student.number, programme.crebo, ended_on, "", "J", number]


def _born(student: StudentPlan) -> str:
    return str(student.born) if student.day_known else f"{student.born:%Y-%m}-00"


def _roster_row(student: StudentPlan) -> list[object]:
    return [
        student.number,
        student.bsn,
        student.name.first,
        student.name.infix,
        student.name.last,
        student.email,
        student.group,
        student.team,
        student.coach.email,
        student.municipality,
        student.application_number,
    ]


def _csv(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows(rows)
    return out.getvalue()
