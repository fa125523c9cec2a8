"""Taking the own file along: asked by the person, made beside the request, gone after a day."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from django.template.loader import render_to_string

from passend.core import files, jobs
from passend.core.actions import action
from passend.core.documents import render_pdf
from passend.core.models import Job, StoredFile
from passend.people.models import User
from passend.people.policy import oneself

from ..own_file import OwnFile, own_file

PAPER = Path(__file__).resolve().parents[1] / "papers/own_file.typ"
LEAD = "Dit is alles wat school in Passend over jou bewaart."


@action("data.take", "Mijn gegevens downloaden", on=User, who=oneself, logs=["kind"])
def take(user: User, *, by: Any) -> Job:
    """The job's page shows the progress, and then the file."""
    return jobs.start("data.take", by=by)


@jobs.work("data.take", "Je gegevens verzamelen", after_a_stop=jobs.AfterAStop.ANEW)
def make(job: jobs.Handle) -> StoredFile:
    """One file with everything: to read, to print and for a program."""
    owner = User.objects.get(pk=job.owner.rpartition(":")[2])
    job.expects(3)
    made = own_file(owner)
    job.advance()
    with TemporaryFile() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("gegevens.json", as_json(made))
            archive.writestr(
                "gegevens.html", render_to_string("data/own_file.html", {"file": made})
            )
            job.advance()
            archive.writestr("gegevens.pdf", as_pdf(made))
            _attach(archive, made)
            job.advance()
        out.seek(0)
        return files.keep("mijn gegevens.zip", "application/zip", _pieces(out))


def as_json(made: OwnFile) -> str:
    return json.dumps(made.plain(), ensure_ascii=False, indent=2)


def as_pdf(made: OwnFile) -> bytes:
    """PDF/UA-1, as every paper of the house."""
    words = made.words()
    for part in words["parts"]:
        part["kept_word"] = "Hoe lang"
    data = {
        **words,
        "heading": "Jouw gegevens",
        "lead": f"{made.who}, {made.school}, {made.made_on}. {LEAD}",
        "running": f"Jouw gegevens, {made.made_on}",
        "page_word": "Bladzijde",
    }
    return render_pdf(PAPER, data, title="Jouw gegevens")


def _attach(archive: zipfile.ZipFile, made: OwnFile) -> None:
    for number, file in enumerate(made.files, start=1):
        with archive.open(f"bestanden/{number:02} {files.readable(file.name)}", "w") as out:
            for piece in files.chunks_of(file):
                out.write(piece)


def _pieces(out: IO[bytes]) -> Iterator[bytes]:
    while piece := out.read(1 << 16):
        yield piece
