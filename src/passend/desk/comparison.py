"""Register against dossier: what the nation knows of extra support, and what the school agreed.

A period of extra support (ISE) belongs to an agreement under WEB 8.1.3a: because of a handicap or
a chronic illness (A-06). So a dossier whose grounds are all others asks for no period. Where no
ground was noted, the agreement counts: the school decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, BinaryIO

from django.db.models import Max, Min, Q, QuerySet

from passend.agreements.models import Status
from passend.cases.models import Case
from passend.core import clock
from passend.people.imports.staged import identity_key
from passend.people.models import Enrolment, SupportPeriod
from passend.people.registry.records import Enrolment as ToldEnrolment
from passend.people.registry.records import Reading
from passend.people.registry.rod import records

WORDS = {"add": "toevoegen", "change": "wijzigen", "end": "beeindigen"}
AGREED = [Status.IN_FORCE, Status.REPLACED, Status.ENDED]


class Verdict(StrEnum):
    ADD = "add"  # an agreement, and no period
    CHANGE = "change"  # both, on other days
    END = "end"  # the agreement ended, the period runs on
    ORPHAN = "orphan"  # a period, and never an agreement


@dataclass(frozen=True)
class Line:
    """One difference. `from_on` and `to_on` are what the register should say, by the dossier."""

    verdict: Verdict
    student: str
    number: str
    team: str
    case_id: Any
    identity: str
    enrolment: str
    known_from: date | None
    known_to: date | None
    from_on: date | None
    to_on: date | None


def differences(cases: QuerySet[Case], enrolments: QuerySet[Enrolment]) -> list[Line]:
    """All differences in these dossiers and enrolments, in four queries."""
    agreed = _agreed(cases)
    known = _known(enrolments)
    found = [_judged(row, known) for row in agreed]
    covered = {row["enrolment_id"] for row in agreed}
    lost = [
        _orphan(period) for key, period in known.items() if key not in covered and _runs(period)
    ]
    order = list(Verdict)
    lines = [line for line in [*found, *lost] if line]
    return sorted(lines, key=lambda line: (order.index(line.verdict), line.student))


def _agreed(cases: QuerySet[Case]) -> list[dict[str, Any]]:
    """Per dossier with an enrolment: since when, and until when if no agreement is in force."""
    was_agreed = Q(agreements__status__in=AGREED)
    rows: Any = (
        cases.filter(was_agreed, enrolment__isnull=False)
        .annotate(
            since=Min("agreements__in_force_on", filter=was_agreed),
            running=Min("agreements__number", filter=Q(agreements__status=Status.IN_FORCE)),
            ended=Max("agreements__ended_on", filter=was_agreed),
        )
        .order_by()
        .values(
            "pk", "first_name", "last_name", "grounds", "enrolment_id", "enrolment__number",
            "enrolment__ended_on", "student__identity", "student__number", "team__name",
            "since", "running", "ended",
        )
    )  # fmt: skip
    return list(rows)


def _known(enrolments: QuerySet[Enrolment]) -> dict[Any, dict[str, Any]]:
    """The latest period of each enrolment, as the register has it."""
    periods = SupportPeriod.objects.filter(enrolment__in=enrolments).order_by("from_on")
    rows: Any = periods.values(
        "enrolment_id", "enrolment__number", "from_on", "to_on", "enrolment__student__identity",
        "enrolment__student__first_name", "enrolment__student__last_name",
        "enrolment__student__number", "enrolment__student__team__name",
    )  # fmt: skip
    return {row["enrolment_id"]: row for row in rows}


def _runs(period: dict[str, Any]) -> bool:
    return period["to_on"] is None or period["to_on"] >= clock.today()


def _judged(row: dict[str, Any], known: dict[Any, dict[str, Any]]) -> Line | None:
    """What differs for one dossier; nothing when register and dossier agree."""
    period = known.get(row["enrolment_id"])
    to_on = None if row["running"] else (row["ended"] or clock.today())
    if not _is_under_the_law(row["grounds"]):
        return None
    if period is None:
        verdict = Verdict.ADD if row["running"] else None
    elif not row["running"] and _runs(period):
        verdict = Verdict.END
    elif row["running"] and (period["from_on"], period["to_on"]) != (row["since"], None):
        verdict = Verdict.CHANGE if _runs(period) else Verdict.ADD
    else:
        verdict = None
    if verdict is None or row["enrolment__ended_on"]:
        return None
    return Line(
        verdict=verdict,
        student=f"{row['first_name']} {row['last_name']}",
        number=row["student__number"] or "",
        team=row["team__name"] or "",
        case_id=row["pk"],
        identity=row["student__identity"] or "",
        enrolment=row["enrolment__number"],
        known_from=period["from_on"] if period else None,
        known_to=period["to_on"] if period else None,
        from_on=row["since"] if verdict is not Verdict.END or not period else period["from_on"],
        to_on=to_on,
    )


def _is_under_the_law(grounds: list[str]) -> bool:
    return not grounds or Case(grounds=grounds).is_under_the_law


def _orphan(period: dict[str, Any]) -> Line:
    first = period["enrolment__student__first_name"]
    name = f"{first} {period['enrolment__student__last_name']}".strip()
    return Line(
        verdict=Verdict.ORPHAN,
        student=name or "naam onbekend",
        number=period["enrolment__student__number"] or "",
        team=period["enrolment__student__team__name"] or "",
        case_id=None,
        identity=period["enrolment__student__identity"] or "",
        enrolment=period["enrolment__number"],
        known_from=period["from_on"],
        known_to=period["to_on"],
        from_on=None,
        to_on=None,
    )


def register_file(lines: list[Line], upload: BinaryIO) -> str:
    """`ISE` lines to add, change or end, with the numbers that the uploaded register tells.

    The numbers go from the upload into the answer and are kept nowhere. Raises `UnusableFile`.
    """
    wanted = {
        (line.identity, line.enrolment): line
        for line in lines
        if line.identity and line.verdict is not Verdict.ORPHAN
    }
    found = []
    for known_as, enrolment, bsn, other_number in _told(upload):
        if line := wanted.pop((known_as, enrolment), None):
            days = [day.isoformat() if day else "" for day in (line.from_on, line.to_on)]
            parts = ["ISE", bsn, other_number, enrolment, *days, WORDS[line.verdict]]
            found.append("|".join(parts) + "\r\n")
    return "".join(found)


def _told(upload: BinaryIO) -> Iterator[tuple[str, str, str, str]]:
    """Each enrolment of the file, under each of the hashes its person may be known by."""
    key = identity_key()
    for record in records(upload, Reading()):
        if isinstance(record, ToldEnrolment):
            who = record.identity
            for known_as in filter(None, (who.hashed(key), who.also_hashed(key))):
                yield known_as, record.number, who.bsn, who.pupil_number
