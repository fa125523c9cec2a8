"""The school's own lists: students (who, which group, whose coach) and staff (who may do what).

The register has no names and the roster has no dates of law; the student number and the BSN or
onderwijsnummer bring them together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from . import cells
from .columns import STAFF_FIELDS, STUDENT_FIELDS, Field, normal
from .identity import Identity, looks_like_bsn
from .problems import Problem, Unreadable
from .tables import Table

NUMBER, FIRST, LAST, CODE, APPLICATION = 20, 80, 99, 60, 40

ROLES: Final[dict[str, str]] = {
    "coach": "coach",
    "slber": "coach",
    "slb": "coach",
    "mentor": "coach",
    "studieloopbaanbegeleider": "coach",
    "loopbaancoach": "coach",
    "ondersteuningscoach": "coach",
    "intaker": "intaker",
    "intakemedewerker": "intaker",
    "docent": "teacher",
    "leraar": "teacher",
    "teacher": "teacher",
    "instructeur": "teacher",
    "coordinator": "coordinator",
    "ondersteuningscoordinator": "coordinator",
    "zorgcoordinator": "coordinator",
    "trajectbegeleider": "supporter",
    "begeleidingsadviseur": "supporter",
    "ambulantbegeleider": "supporter",
    "orthopedagoog": "expert",
    "psycholoog": "expert",
    "gedragsdeskundige": "expert",
    "schoolmaatschappelijkwerker": "social_work",
    "schoolmaatschappelijkwerk": "social_work",
    "smw": "social_work",
    "jeugdarts": "doctor",
    "schoolarts": "doctor",
    "examencommissie": "exam_board",
    "lidexamencommissie": "exam_board",
    "lidvandeexamencommissie": "exam_board",
    "bpvbegeleider": "bpv_coach",
    "stagebegeleider": "bpv_coach",
    "praktijkbegeleider": "bpv_coach",
    "bpvcoordinator": "bpv_lead",
    "stagecoordinator": "bpv_lead",
    "leerplicht": "attendance",
    "leerplichtambtenaar": "attendance",
    "doorstroompunt": "attendance",
    "rmc": "attendance",
    "medewerkervanleerplichtofdoorstroompunt": "attendance",
    "studentenfonds": "fund",
    "medewerkervanhetstudentenfonds": "fund",
    "toegankelijkefaciliteit": "facility",
    "klachten": "facility",
    "ombuds": "facility",
    "loket": "facility",
    "medewerkervanhetloketvoorklachten": "facility",
    "klachtencommissie": "complaints",
    "lidvandeklachtencommissie": "complaints",
    "geschillenadviescommissie": "disputes",
    "lidvandegeschillenadviescommissie": "disputes",
    "commissievanberoep": "appeals",
    "commissievanberoepvoordeexamens": "appeals",
    "lidvandecommissievanberoepvoordeexamens": "appeals",
    "bestuur": "board",
    "collegevanbestuur": "board",
    "wienamenshetbestuurbeslist": "board",
    "teamleider": "team_leader",
    "directeur": "team_leader",
    "kwaliteit": "quality",
    "beleidsmedewerker": "quality",
    "medewerkerkwaliteit": "quality",
    "studentenraad": "council",
    "lidvandestudentenraad": "council",
    "privacyofficer": "privacy",
    "fg": "privacy",
    "functionarisgegevensbescherming": "privacy",
    "functioneelbeheerder": "manager",
    "beheerder": "manager",
    "manager": "manager",
}
"""What schools call a role, in normal form → our code."""


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student as the school knows one. `identity` is raw: match with it and let it go."""

    line: int
    number: str
    identity: Identity = field(repr=False)
    first_name: str = ""
    prefix: str = ""
    last_name: str = ""
    email: str = ""
    group: str = ""
    team: str = ""
    coach: str = ""
    """An e-mail address or a name, as the school wrote it."""
    municipality: str = ""
    application_number: str = ""
    crebo: str = ""


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One member of staff: which roles in which teams, and the groups that (s)he teaches."""

    line: int
    email: str
    first_name: str = ""
    prefix: str = ""
    last_name: str = ""
    roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


Get = Callable[[str], str]


def students(
    table: Table, mapping: Mapping[str, int], crebos: frozenset[str] | None = None
) -> Iterator[StudentRow | Problem]:
    """The students of a list. `mapping`: field → column. `crebos`: the codes that exist, if known.

    A row that is no good becomes a `Problem` with its number and the reason; the others go on.
    """
    labels = _labels(STUDENT_FIELDS)
    for item in table.rows():
        if isinstance(item, Problem):
            yield item
            continue
        line, row = item
        try:
            yield _student(line, _getter(row, mapping), labels, crebos)
        except Unreadable as error:
            yield Problem(line, error.code, error.detail, who=_number(row, mapping))


def staff(
    table: Table, mapping: Mapping[str, int], own: Mapping[str, str] | None = None
) -> Iterator[StaffRow | Problem]:
    """The members of staff of a list; one person may have several rows. `own` are the school's
    own names of roles, in normal form → our code."""
    labels = _labels(STAFF_FIELDS)
    for item in table.rows():
        if isinstance(item, Problem):
            yield item
            continue
        line, row = item
        try:
            yield _member(line, _getter(row, mapping), labels, {**ROLES, **(own or {})})
        except Unreadable as error:
            yield Problem(line, error.code, error.detail, who=_getter(row, mapping)("email"))


def _labels(fields: Sequence[Field]) -> dict[str, str]:
    return {field.name: str(field.label) for field in fields}


def _getter(row: list[str], mapping: Mapping[str, int]) -> Get:
    def get(name: str) -> str:
        place = mapping.get(name)
        return "" if place is None else row[place]

    return get


def _student(
    line: int, get: Get, labels: dict[str, str], crebos: frozenset[str] | None
) -> StudentRow:
    number = _text(get, labels, "number", NUMBER)
    if not number:
        raise Unreadable("missing", labels["number"])
    first, prefix, last = _name(get, labels)
    return StudentRow(
        line,
        number,
        Identity.read(get("bsn"), get("pupil_number")),
        first,
        prefix,
        last,
        cells.email(get("email"), labels["email"]),
        _text(get, labels, "group", CODE),
        _text(get, labels, "team", CODE),
        cells.email(get("coach_email"), labels["coach_email"]) or _text(get, labels, "coach", LAST),
        cells.municipality(get("municipality"), labels["municipality"]),
        _text(get, labels, "application_number", APPLICATION),
        cells.crebo(get("crebo"), labels["crebo"], crebos),
    )


def _member(line: int, get: Get, labels: dict[str, str], known: Mapping[str, str]) -> StaffRow:
    email = cells.email(get("email"), labels["email"])
    if not email:
        raise Unreadable("missing", labels["email"])
    return StaffRow(
        line,
        email,
        *_name(get, labels),
        roles=tuple(_role(part, known) for part in cells.several(get("roles"))),
        teams=_several(get, labels, "teams"),
        groups=_several(get, labels, "groups"),
    )


def _number(row: list[str], mapping: Mapping[str, int]) -> str:
    """Whose row was refused, so that a bad cell makes nobody disappear from a complete list."""
    number = row[mapping["number"]] if "number" in mapping else ""
    return "" if len(number) > NUMBER or looks_like_bsn(number) or "\0" in number else number


def _text(get: Get, labels: dict[str, str], name: str, limit: int) -> str:
    value = get(name)
    return cells.text(value, labels[name], limit) if value else ""


def _several(get: Get, labels: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(cells.text(part, labels[name], CODE) for part in cells.several(get(name)))


def _name(get: Get, labels: dict[str, str]) -> tuple[str, str, str]:
    """From three columns, or split from one; three columns win."""
    first = _text(get, labels, "first_name", FIRST)
    prefix = _text(get, labels, "prefix", 20)
    last = _text(get, labels, "last_name", LAST)
    if first or last:
        return first, prefix, last
    return cells.split_name(_text(get, labels, "name", LAST))


def _role(text: str, known: Mapping[str, str]) -> str:
    word = normal(text)
    if word not in known:
        raise Unreadable("bad_role", text[:30])
    return known[word]
