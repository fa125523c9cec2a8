"""The log in the shape of the Logboek Dataverwerkingen (Logius): one record for each person and
processing, one line of JSON each.

Fields and namespaces are those of the standard: `trace_id`, `span_id`, `status`, `name`,
`start_time`, `end_time`, `resource`, and in `attributes` the activity of the published register and
the person, who is encrypted. Who acted is not part of it; that stands in our own log.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from passend.cases.models import Case
from passend.core.keep import AMSTERDAM
from passend.core.models import Event, School
from passend.people.denied import ENDING
from passend.people.models import ImportRow, OneTimeCode, Student

from .register import activity_for, address_of, person_type

PAGE: Final = 1000
Record = dict[str, Any]


def records(since: date, until: date) -> Iterator[Record]:
    """What happened on these days in Amsterdam (both included), in the order of the log."""
    first = datetime.combine(since, time(), AMSTERDAM)
    past = datetime.combine(date.fromordinal(until.toordinal() + 1), time(), AMSTERDAM)
    wanted, place = Event.objects.filter(at__gte=first, at__lt=past), 0
    resource = {"attributes": _system()}
    while page := list(wanted.filter(seq__gt=place).order_by("seq")[:PAGE]):
        place = page[-1].seq or 0
        people = People(page)
        for event in page:
            for person in people.of(event):
                yield _record(event, person, resource)


def as_line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)


def _system() -> dict[str, str]:
    return {
        "service.name": "passend",
        "service.version": settings.VERSION,
        "service.namespace": School.current().name,
    }


def _record(event: Event, person: str, resource: dict[str, Any]) -> Record:
    at = event.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "trace_id": trace_of(event),
        "span_id": _short(f"{event.mac}:{person}", 16),
        "status": "Unset" if event.verb.endswith(ENDING) else "Ok",
        "name": event.verb,
        "start_time": at,
        "end_time": at,
        "resource": resource,
        "attributes": {
            "dpl.core.processing_activity_id": address_of(activity_for(event)),
            "dpl.core.data_subject_id": encrypted(person),
            "dpl.core.data_subject_id_type": person_type(),
        },
    }


def trace_of(event: Event) -> str:
    """All that one request did has one trace; what had no request has its own."""
    return UUID(event.request).hex if event.request else _short(event.mac, 32)


def _short(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


class People:
    """Whom the events of a page are about: keys of accounts, dossiers or students."""

    def __init__(self, events: list[Event]) -> None:
        keys = {key for e in events for key in (e.dossier, e.subject)}
        self._person = {
            **_account(
                "cases.case", Case.objects.filter(pk__in=_pks("cases.case", keys)), "person"
            ),
            **_account(
                "people.student",
                Student.objects.filter(pk__in=_pks("people.student", keys)),
                "user",
            ),
            **_account(
                "people.onetimecode",
                OneTimeCode.objects.filter(pk__in=_pks("people.onetimecode", keys)),
                "user",
            ),
        }

    def of(self, event: Event) -> Iterator[str]:
        """Nobody for what is about the school or the system itself; everybody in an import."""
        key = event.dossier or event.subject
        label = key.partition(":")[0]
        if label == "people.import":
            yield from _in_import(key)
        elif label in PERSONS:
            yield self._person.get(key, key)


PERSONS: Final = {"cases.case", "people.student", "people.onetimecode", "people.user"}


def _pks(label: str, keys: set[str]) -> set[str]:
    return {key.partition(":")[2] for key in keys if key.startswith(f"{label}:")}


def _account(label: str, found: Any, field: str) -> dict[str, str]:
    rows = found.exclude(**{field: None}).values_list("pk", field)
    return {f"{label}:{pk}": f"people.user:{user}" for pk, user in rows}


def _in_import(key: str) -> Iterator[str]:
    """The students whose rows were applied, as long as those rows are kept."""
    rows = ImportRow.objects.filter(batch=UUID(key.partition(":")[2])).exclude(student=None)
    for student in rows.values_list("student", flat=True).distinct().iterator(PAGE):
        yield f"people.student:{student}"


def encrypted(person: str) -> str:
    """The same person has the same code, in every export. Only the school can open it."""
    return _cipher(settings.PASSEND_IDENTITY_KEY).encrypt(person.encode(), None).hex()


def opened(code: str) -> str:
    """The key of the person behind a code. Raises `ValueError` for what is not one of ours."""
    try:
        return _cipher(settings.PASSEND_IDENTITY_KEY).decrypt(bytes.fromhex(code), None).decode()
    except InvalidTag as error:
        raise ValueError("This code was not made here.") from error


@cache
def _cipher(secret: str) -> AESSIV:
    """AES-SIV: encryption that gives the same for the same, on purpose."""
    key = HKDF(SHA256(), 64, salt=None, info=b"passend data subject").derive(secret.encode())
    return AESSIV(key)
