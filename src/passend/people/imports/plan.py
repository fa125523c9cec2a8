"""What a batch of rows would change, before anything is changed."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models

from passend.people.models import Enrolment, ImportRow

Verdict = ImportRow.Verdict


@dataclass(slots=True)
class Plan:
    """Records to make, to write again and to drop, and the verdict of each row of the batch."""

    made: dict[type[models.Model], list[Any]] = field(default_factory=dict)
    changed: dict[type[models.Model], dict[Any, Any]] = field(default_factory=dict)
    dropped: dict[type[models.Model], list[Any]] = field(default_factory=dict)
    joined: list[tuple[Any, Any]] = field(default_factory=list)
    """Students of whom the second turns out to be the first."""

    def make(self, record: models.Model) -> None:
        self.made.setdefault(type(record), []).append(record)

    def change(self, record: models.Model) -> None:
        """Write an existing record again; one that is being made is written already."""
        if not record._state.adding:
            self.changed.setdefault(type(record), {})[record.pk] = record

    def drop(self, record: models.Model) -> None:
        self.dropped.setdefault(type(record), []).append(record.pk)


def judge(row: ImportRow, changes: list[str], *, new: bool = False) -> None:
    """Note on the row what it would do. Doing nothing is a verdict too."""
    row.changes = sorted(set(changes))
    if new:
        row.verdict = Verdict.NEW
    elif "gone" in changes:
        row.verdict = Verdict.GONE
    else:
        row.verdict = Verdict.CHANGED if changes else Verdict.SAME


def refuse(row: ImportRow, code: str, detail: str = "") -> None:
    row.verdict, row.code, row.detail, row.data = Verdict.REFUSED, code, detail, {}


def assign(record: models.Model, values: dict[str, Any]) -> bool:
    """Give the record these values. Whether one of them was different."""
    differs = False
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)
            differs = True
    return differs


def no_password() -> str:
    """What Django writes for 'no password', without its slow choice of forty letters."""
    return UNUSABLE_PASSWORD_PREFIX + secrets.token_hex(20)


def left_register_on(enrolments: list[Enrolment], today: date) -> date | None:
    """The day of the last actual end, when no enrolment runs any more; a planned end is none."""
    if not enrolments:
        return None
    last = date.min
    for enrolment in enrolments:
        if enrolment.ended_on is None or enrolment.ended_on >= today:
            return None
        last = max(last, enrolment.ended_on)
    return last


def gone_on(left_roster: date | None, enrolments: list[Enrolment], today: date) -> date | None:
    """Since when somebody is gone: an actual end in the register, or a complete roster without."""
    return left_register_on(enrolments, today) or left_roster
