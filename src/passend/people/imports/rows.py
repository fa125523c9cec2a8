"""A file as rows to be staged: one for each student, member of staff, programme or problem."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from passend.core.models import School
from passend.people.models import Import, ImportRow, Programme
from passend.people.registry import crebo, persons, roster
from passend.people.registry.columns import STAFF_FIELDS, STUDENT_FIELDS, Field, known, normal
from passend.people.registry.lines import Source
from passend.people.registry.problems import Problem
from passend.people.registry.records import Header, Reading
from passend.people.registry.tables import Table, table_of
from passend.people.roles import by_label

from . import staged
from .staff import pairs

Verdict = ImportRow.Verdict
FIELDS: dict[str, tuple[Field, ...]] = {"roster": STUDENT_FIELDS, "staff": STAFF_FIELDS}


def rows_of(batch: Import, source: Source) -> Iterator[ImportRow]:
    """The rows of a file in the order of the file. Raises `UnusableFile`."""
    return READERS[batch.kind](batch, source)


def is_title(kind: str) -> Callable[[str], bool]:
    """Whether a text is a column title that a list of this kind can have."""
    titles = known(FIELDS[kind])
    return lambda cell: normal(cell) in titles


def _problem(batch: Import, problem: Problem, who: str = "") -> ImportRow:
    verdict = Verdict.REFUSED if problem.refused else Verdict.NOTED
    return ImportRow(
        batch=batch,
        line=problem.line,
        who=who,
        verdict=verdict,
        code=problem.code,
        detail=problem.detail[:120],
    )


def _rod(batch: Import, source: Source) -> Iterator[ImportRow]:
    key, reading = staged.identity_key(), Reading()
    for item in persons.persons(source, reading):
        if isinstance(item, Problem):
            yield _problem(batch, item)
        else:
            data = staged.person(item, key)
            yield ImportRow(batch=batch, line=item.line, who=data["identity"], data=data)
    if reading.header:
        yield from _about_the_file(batch, reading.header)


def _about_the_file(batch: Import, header: Header) -> Iterator[ImportRow]:
    batch.made_on = header.made_on
    newest = (
        Import.objects.filter(kind=Import.Kind.ROD, status=Import.Status.APPLIED)
        .exclude(made_on=None)
        .order_by("-made_on")
        .first()
    )
    if newest and newest.made_on and header.made_on and header.made_on < newest.made_on:
        yield _problem(batch, Problem(header.line, "older", refused=False))
    if (brin := School.current().brin) and header.brin and header.brin[:4] != brin:
        yield _problem(batch, Problem(header.line, "other_school", header.brin, refused=False))


def _roster(batch: Import, source: Source) -> Iterator[ImportRow]:
    key, mapped = staged.identity_key(), frozenset(batch.mapping)
    seen = _Seen()
    with table_of(source, is_title("roster")) as table:
        for item in roster.students(table, batch.mapping, _crebos()):
            if isinstance(item, Problem):
                yield _problem(batch, item, item.who)
                continue
            data = staged.student(item, mapped, key)
            if code := seen.refuses(data):
                yield _problem(batch, Problem(item.line, code), item.number)
                continue
            if seen.shares_email(data):
                data["shared_email"] = True
                yield _problem(batch, Problem(item.line, "shared_email", refused=False))
            yield ImportRow(batch=batch, line=item.line, who=item.number, data=data)


class _Seen:
    """What earlier rows of the list had, as small numbers: half a million fit in little memory."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self.identities: set[int] = set()
        self.emails: set[int] = set()

    def refuses(self, data: dict[str, Any]) -> str:
        if hash(data["number"]) in self.numbers:
            return "same_number"
        if data.get("identity") and hash(data["identity"]) in self.identities:
            return "same_identity"
        self.numbers.add(hash(data["number"]))
        if data.get("identity"):
            self.identities.add(hash(data["identity"]))
        return ""

    def shares_email(self, data: dict[str, Any]) -> bool:
        if not data.get("email"):
            return False
        known = hash(data["email"]) in self.emails
        self.emails.add(hash(data["email"]))
        return known


def _crebos() -> frozenset[str] | None:
    """The codes of the list that the school loaded; None when it loaded none."""
    named = Programme.objects.exclude(name="")
    return frozenset(named.values_list("crebo", flat=True)) or None


def member_key(email: str) -> str:
    """By what a staged row of a member of staff is found: an address can be too long for it."""
    return hashlib.sha256(email.strip().lower().encode()).hexdigest() if email else ""


def _staff(batch: Import, source: Source) -> Iterator[ImportRow]:
    """One row for each person, also when the list has a line for each role."""
    found: dict[str, ImportRow] = {}
    problems: list[ImportRow] = []
    with table_of(source, is_title("staff")) as table:
        for item in roster.staff(table, batch.mapping, by_label()):
            if isinstance(item, Problem):
                problems.append(_problem(batch, item, member_key(item.who)))
            elif item.email in found:
                _add(found[item.email].data, item)
            else:
                data: dict[str, Any] = {
                    "email": item.email,
                    "first_name": item.first_name,
                    "last_name": f"{item.prefix} {item.last_name}".strip(),
                }
                data |= {"roles": []} if "roles" in batch.mapping else {}
                data |= {"groups": []} if "groups" in batch.mapping else {}
                _add(data, item)
                found[item.email] = ImportRow(
                    batch=batch, line=item.line, who=member_key(item.email), data=data
                )
    yield from chain(found.values(), problems)


def _add(data: dict[str, Any], item: roster.StaffRow) -> None:
    if "roles" in data:
        data["roles"] += [list(p) for p in pairs(item.roles, item.teams)]
    if "groups" in data:
        data["groups"] += item.groups


def _crebo(batch: Import, source: Source) -> Iterator[ImportRow]:
    for item in crebo.programmes(source):
        if isinstance(item, Problem):
            yield _problem(batch, item)
        else:
            data = {"code": item.code, "name": item.name, "level": item.level}
            yield ImportRow(batch=batch, line=item.line, who=item.code, data=data)


READERS: dict[str, Callable[[Import, Source], Iterator[ImportRow]]] = {
    "rod": _rod,
    "roster": _roster,
    "staff": _staff,
    "crebo": _crebo,
}


def first_rows(table: Table) -> list[list[str]]:
    """A few rows to see what is in which column, with every long number made unreadable."""
    return [[_covered(cell) for cell in cells] for _line, cells in table.first[:3]]


def _covered(cell: str) -> str:
    digits = sum(sign.isdigit() for sign in cell)
    return "".join("•" if sign.isdigit() else sign for sign in cell) if digits >= 7 else cell[:40]
