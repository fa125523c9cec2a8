"""Files and imports to test with, loaded through the real actions."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from passend.core import jobs
from passend.people import actions
from passend.people.forms.imports import MappingForm
from passend.people.imports.rows import FIELDS
from passend.people.models import Import, User
from passend.people.registry.columns import guess
from tests import given

FILES = Path(__file__).parent / "files"
ANNA = "1001;100000009;Anna;van der Berg;anna@student.example;ICT1A"


def register(*people: str, made: str = "2026-03-01") -> bytes:
    """A registratieoverzicht of persons as made by `person`."""
    lines = [f"VLP|99ZZ|2025-08-01|2026-07-31|{made}", *people]
    kinds = ["PER", "ISG", "ISP", "ISE", "BPV", "DIP", "AMO", "GEO", "KZD"]
    body = "\n".join(lines)
    counts = [sum(line.startswith(kind) for line in body.splitlines()) for kind in kinds]
    return f"{body}\nSLR|{'|'.join(map(str, counts))}\n".encode()


def person(bsn: str, *, ended: str = "", crebo: str = "25655", support: str = "", **kw: str) -> str:
    born, start = kw.get("born", "2008-05-01"), kw.get("start", "2025-08-01")
    lines = [
        f"PER|{bsn}||{born}|V",
        f"ISG|{bsn}||1|{start}|2028-07-31|{ended}|{'02' if ended else ''}",
        f"ISP|{bsn}||1|{start}|{crebo}|BOL||J||100A500|101X589||MBO",
    ]
    return "\n".join([*lines, f"ISE|{bsn}||1|{support}|"] if support else lines)


def roster(*rows: str, titles: str = "Studentnummer;BSN;Voornaam;Achternaam;E-mail;Klas") -> bytes:
    return "\r\n".join([titles, *rows]).encode("utf-8-sig")


def upload(kind: str, content: bytes | str | Path, by: User | None = None, **kw: Any) -> Import:
    """Upload and stage, with the columns as guessed."""
    if isinstance(content, Path):
        content = content.read_bytes()
    name = kw.pop("name", "bestand.csv")
    by = by or given.manager()
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    batch = actions.upload(Import(), by=by, kind=kind, file=file)
    go_on(batch, by)
    if batch.needs_mapping and batch.status == Import.Status.UPLOADED:
        actions.choose(batch, by=by, mapping=guessed(batch), complete=kw.get("complete", False))
        go_on(batch, by)
    return batch


def go_on(batch: Import, by: User) -> None:
    """The next step; what is left to the worker is done as the worker does it."""
    actions.proceed(batch, by)
    batch.refresh_from_db()
    if batch.job and not batch.job.is_over:
        jobs.run.call(str(batch.job.pk))
        batch.refresh_from_db()


def guessed(batch: Import) -> dict[str, int]:
    return guess(MappingForm(batch=batch).titles, FIELDS[batch.kind])


def load(kind: str, content: bytes | str | Path, by: User | None = None, **kw: Any) -> Import:
    """Upload, stage and apply."""
    by = by or given.manager()
    batch = upload(kind, content, by, **kw)
    actions.apply(batch, by=by)
    go_on(batch, by)
    return batch


def counts(batch: Import) -> dict[str, int]:
    """How many rows of each verdict, those that there are."""
    return {code: count for code, count in batch.counts.items() if count}
