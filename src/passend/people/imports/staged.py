"""From what a reader says to what a staged row holds: plain JSON, identities hashed."""

import base64
from typing import Any, Final

from django.conf import settings

from passend.people.registry.persons import RodEnrolment, RodPerson
from passend.people.registry.roster import StudentRow

TOLD: Final = {
    "first_name": ("first_name", "name"),
    "last_name": ("last_name", "name"),
    "email": ("email",),
    "group": ("group",),
    "team": ("team",),
    "coach": ("coach", "coach_email"),
    "municipality": ("municipality",),
    "application_number": ("application_number",),
}
"""What a roster can tell, and which columns tell it. What no column tells stays as it is."""


def identity_key() -> bytes:
    """The key of the identity hash, from outside the database."""
    return base64.b64decode(settings.PASSEND_IDENTITY_KEY)


def person(told: RodPerson, key: bytes) -> dict[str, Any]:
    """A whole student of the register, without the raw identity."""
    born = told.person.born
    return {
        "identity": told.identity.hashed(key),
        "also": told.identity.also_hashed(key),
        "born": [born.earliest.isoformat(), born.latest.isoformat()] if born else None,
        "whole": told.whole,
        "enrolments": [_enrolment(enrolment) for enrolment in told.enrolments],
    }


def _enrolment(told: RodEnrolment) -> dict[str, Any]:
    enrolment = told.enrolment
    return {
        "number": enrolment.number,
        "enrolled_on": enrolment.enrolled_on.isoformat(),
        "planned_end_on": enrolment.planned_end_on and enrolment.planned_end_on.isoformat(),
        "ended_on": enrolment.ended_on and enrolment.ended_on.isoformat(),
        "end_reason": enrolment.reason,
        "periods": [
            [p.from_on.isoformat(), p.crebo, p.pathway, p.level, p.funded, p.location]
            for p in told.periods
        ],
        "supports": [
            [s.from_on.isoformat(), s.to_on and s.to_on.isoformat()] for s in told.supports
        ],
    }


def student(told: StudentRow, mapped: frozenset[str], key: bytes) -> dict[str, Any]:
    """A student of the roster: the number, the hashed identity, and what its columns tell."""
    values = {
        "first_name": told.first_name,
        "last_name": f"{told.prefix} {told.last_name}".strip(),
        "email": told.email,
        "group": told.group,
        "team": told.team,
        "coach": told.coach,
        "municipality": told.municipality,
        "application_number": told.application_number,
    }
    data: dict[str, Any] = {
        name: values[name] for name, columns in TOLD.items() if not mapped.isdisjoint(columns)
    }
    data["number"] = told.number
    if told.identity:
        data["identity"] = told.identity.hashed(key)
        data["also"] = told.identity.also_hashed(key)
    return data
