"""A person as the two versions write it: what their schema requires, the needs, and no more."""

from datetime import date, time
from typing import Any

from passend.core import clock
from passend.people.models import Student

from .needs import Assigned

LANGUAGE = "nl-NL"
NO_ADDRESS = "onbekend@student.invalid"
"""OOAPI v5 requires a mail address. No mail can ever go to one that ends in .invalid (RFC 2606)."""

Body = dict[str, Any]


def v5(student: Student, needs: list[Assigned]) -> Body:
    """OOAPI v5 with the consumer of OKE 1.0.1. Everything beside the needs is required there."""
    return {
        "personId": str(student.pk),
        "primaryCode": _code(student, "studentNumber"),
        "givenName": student.first_name,
        "surname": student.last_name,
        "displayName": str(student),
        "activeEnrollment": student.is_present,
        "affiliations": ["student"],
        "mail": student.email or NO_ADDRESS,
        "consumers": [
            {"consumerKey": "nl-test-admin", "assignedNeeds": [_need_v5(one) for one in needs]}
        ],
    }


def v6(student: Student, needs: list[Assigned]) -> Body:
    """OEAPI v6. Of the names it wants one."""
    name = {"surname": student.last_name} if student.last_name else {"givenName": str(student)}
    return {
        "personId": str(student.pk),
        "primaryCode": _code(student, "student_number"),
        **name,
        "activeEnrolment": student.is_present,
        "assignedNeeds": [_need_v6(one) for one in needs],
    }


VERSIONS = {"v5": v5, "v6": v6}


def _code(student: Student, kind: str) -> Body:
    """The number by which school knows somebody; else the key of this record."""
    if student.number:
        return {"codeType": kind, "code": student.number}
    return {"codeType": "identifier", "code": str(student.pk)}


def _need(one: Assigned) -> Body:
    return {"code": one.code, "description": [{"language": LANGUAGE, "value": one.text}]}


def _need_v5(one: Assigned) -> Body:
    days = {"startDate": one.period.starts_on, "endDate": one.period.ends_on}
    return _need(one) | {name: day.isoformat() for name, day in days.items() if day}


def _need_v6(one: Assigned) -> Body:
    """Whole days, as moments of the clock in Amsterdam: the last one is the last second of it."""
    need = _need(one)
    if one.period.starts_on:
        need["startDateTime"] = _moment(one.period.starts_on, time())
    if one.period.ends_on:
        need["endDateTime"] = _moment(one.period.ends_on, time(23, 59, 59))
    return need


def _moment(day: date, hour: time) -> str:
    return clock.here(clock.moment(day, hour)).isoformat()
