"""Who there is in the demo school: a plan made from one seed, before anything is in a database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Final

from stdnum.nl import bsn as bsn_number

from .names import MAIL, Name, Names
from .programmes import PROGRAMMES, Programme

SCHOOL: Final = "Rivierstad College"
BRIN: Final = "99ZZ"
MUNICIPALITIES: Final = ("0344", "0363", "0518", "0599", "0202", "0268", "0281", "0289", "1740")
PER_GROUP: Final = 26
PER_TEAM: Final = 260
PER_COACH: Final = 52
TEACHERS_PER_GROUP: Final = 5
EARLY_LEAVERS: Final = 1.08
FINISHED: Final = {0: 0.35, 1: 0.1}
"""The share of a cohort that is still in the story, by years since its diploma."""


@dataclass(slots=True)
class Employee:
    """A member of staff: roles by our code, the teams they hold for, the groups taught."""

    name: Name
    email: str
    roles: list[str]
    teams: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


@dataclass(slots=True)
class StudentPlan:
    """A student of the register, now or in the past eighteen months."""

    name: Name
    number: str
    bsn: str
    email: str
    born: date
    day_known: bool
    programme: Programme
    group: str
    team: str
    coach: Employee
    municipality: str
    started_on: date
    planned_end_on: date
    ended_on: date | None = None
    end_reason: str = ""
    application_number: str = ""
    support_from: date | None = None
    """From when the nation was told of extra support (ISE); often never."""

    def is_here(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or self.ended_on > day)

    def age_on(self, day: date) -> int:
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(slots=True)
class World:
    """The whole school, and the days its history runs between."""

    random: Random
    today: date
    begins_on: date
    students: list[StudentPlan] = field(default_factory=list)
    staff: list[Employee] = field(default_factory=list)
    teams: dict[str, list[str]] = field(default_factory=dict)
    """Groups by team."""

    def having(self, role: str, team: str = "") -> list[Employee]:
        return [e for e in self.staff if role in e.roles and (not team or team in e.teams)]

    def year_starts(self) -> list[date]:
        """The first of August of every study year that begins within the history."""
        years = range(self.begins_on.year, self.today.year + 1)
        starts = (date(year, 8, 1) for year in years)
        return [day for day in starts if self.begins_on < day <= self.today]


def study_year(day: date) -> int:
    """The year in which the study year of this day begins (1 August)."""
    return day.year if day.month >= 8 else day.year - 1


def plan(students: int, today: date, seed: int = 8013) -> World:
    """A school of about `students` students on `today`, with eighteen months behind it.

    The same arguments give the same school.
    """
    random = Random(seed)  # noqa: S311 - invented people, no secret
    begins_on = today - timedelta(days=548)
    world = World(random=random, today=today, begins_on=begins_on)
    _Planner(world, Names(random)).fill(students)
    return world


class _Planner:
    def __init__(self, world: World, names: Names) -> None:
        self.world, self.names, self.random = world, names, world.random
        self._addresses: Counter[str] = Counter()
        self._next = 100_000
        self._numbers = _bsns()

    def fill(self, students: int) -> None:
        sizes = self._group_sizes(students)
        self._teams(sizes)
        coaches = self._coaches()
        self._others()
        for (programme, start), names_and_sizes in sizes.items():
            for group, size in names_and_sizes:
                team = self._team_of[group]
                for _ in range(size):
                    self._student(programme, start, group, team, coaches[group])

    def _group_sizes(self, students: int) -> dict[tuple[Programme, date], list[tuple[str, int]]]:
        """Groups per programme and cohort; also cohorts that finished within the history."""
        now = study_year(self.world.today)
        sizes: dict[tuple[Programme, date], list[tuple[str, int]]] = {}
        total = sum(programme.weight for programme in PROGRAMMES)
        for programme in PROGRAMMES:
            a_year = students * EARLY_LEAVERS * programme.weight / total / programme.years
            for back in range(programme.years + 2):
                size = max(1, round(a_year * FINISHED.get(back - programme.years, 1.0)))
                parts = max(1, round(size / PER_GROUP))
                start = date(now - back, 8, 1)
                sizes[programme, start] = [
                    (_group_name(programme, start, i, parts), size // parts + (i < size % parts))
                    for i in range(parts)
                ]
        return sizes

    def _teams(self, sizes: dict[tuple[Programme, date], list[tuple[str, int]]]) -> None:
        by_sector: dict[str, list[tuple[str, int]]] = {}
        for (programme, _), groups in sizes.items():
            by_sector.setdefault(programme.sector, []).extend(groups)
        self._team_of: dict[str, str] = {}
        self._size_of: dict[str, int] = {}
        for sector, groups in by_sector.items():
            everybody = sum(size for _, size in groups)
            teams, before = max(1, round(everybody / PER_TEAM)), 0
            for group, size in groups:
                team = sector if teams == 1 else f"{sector} {before * teams // everybody + 1}"
                self._team_of[group], self._size_of[group] = team, size
                before += size
                self.world.teams.setdefault(team, []).append(group)

    def _coaches(self) -> dict[str, Employee]:
        """Each group its coach; a coach has groups until about fifty students."""
        found: dict[str, Employee] = {}
        for team, groups in self.world.teams.items():
            coach, load = self._employee(["coach", "teacher"], [team]), 0
            for group in groups:
                if load and load + self._size_of[group] > PER_COACH:
                    coach, load = self._employee(["coach", "teacher"], [team]), 0
                load += self._size_of[group]
                coach.groups.append(group)
                found[group] = coach
        return found

    def _others(self) -> None:
        self._employee(["manager"], [])
        teams = list(self.world.teams)
        for pair in (teams[i : i + 2] for i in range(0, len(teams), 2)):
            self._employee(["coordinator"], pair)
            self._employee(["intaker"], pair)
        for team, groups in self.world.teams.items():
            teachers = [
                self._employee(["teacher"], [team])
                for _ in range(max(3, len(groups) * TEACHERS_PER_GROUP // 8))
            ]
            for group in groups:
                for teacher in self.random.sample(teachers, min(4, len(teachers))):
                    teacher.groups.append(group)

    def _employee(self, roles: list[str], teams: list[str]) -> Employee:
        name = self.names.one()
        employee = Employee(name, self._address(name, MAIL), roles, list(teams))
        self.world.staff.append(employee)
        return employee

    def _address(self, name: Name, domain: str) -> str:
        plain = f"{name.handle}@{domain}"
        self._addresses[plain] += 1
        n = self._addresses[plain]
        return plain if n == 1 else f"{name.handle}{n}@{domain}"

    def _student(
        self, programme: Programme, start: date, group: str, team: str, coach: Employee
    ) -> None:
        self._next += 1
        name = self.names.one()
        end = date(start.year + programme.years, 7, 31)
        ended_on, reason = self._end(start, end)
        self.world.students.append(
            StudentPlan(
                name=name,
                number=str(self._next),
                bsn=next(self._numbers),
                email=self._address(name, f"student.{MAIL}"),
                born=self._born(programme, start),
                day_known=self.random.random() > 0.01,
                programme=programme,
                group=group,
                team=team,
                coach=coach,
                municipality=self.random.choice(MUNICIPALITIES),
                started_on=start,
                planned_end_on=end,
                ended_on=ended_on,
                end_reason=reason,
                application_number=f"AM{self._next}" if self.random.random() < 0.3 else "",
            )
        )

    def _born(self, programme: Programme, start: date) -> date:
        """Sixteen to nineteen for most, older in bbl, and now and then fifteen."""
        if programme.pathway == "BBL":
            years = self.random.choice([17, 18, 18, 19, 20, 22, 24, 27, 31])
        elif programme.level <= 2:
            years = self.random.choice([15, 16, 16, 16, 17, 17, 18, 20])
        else:
            years = self.random.choice([16, 16, 17, 17, 17, 18, 18, 19, 20])
        return start - timedelta(days=years * 365 + years // 4 + self.random.randint(3, 350))

    def _end(self, start: date, end: date) -> tuple[date | None, str]:
        """A diploma at the end; about one in fourteen leaves earlier."""
        if end < self.world.today:
            return end, self.random.choice(["01", "01", "01", "01", "10", "03"])
        if self.random.random() < 0.07 and start < self.world.today - timedelta(days=90):
            stayed = self.random.randint(40, (self.world.today - start).days - 20)
            return start + timedelta(days=stayed), self.random.choice(["02", "02", "03", "10"])
        return None, ""


def _group_name(programme: Programme, start: date, index: int, parts: int) -> str:
    letter = chr(ord("A") + index % 26) * (index // 26 + 1)
    return f"{programme.short}{start:%y}{letter if parts > 1 else 'A'}"


def _bsns() -> Iterator[str]:
    """Numbers that pass the test of eleven, from a range that nobody was given."""
    return (str(n) for n in count(999_100_000) if bsn_number.is_valid(str(n)))
