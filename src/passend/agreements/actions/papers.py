"""A pile of papers: every agreement of a team in one file, made beside the request."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.db.models import QuerySet

from passend.cases.looking import looked
from passend.core import files, jobs
from passend.core.actions import action
from passend.core.models import Job, StoredFile
from passend.people.models import Role, Team, User

from ..models import Agreement
from ..papers import agreement_pdf, paper_of, summary_pdf
from ..policy import leads

MAKERS: Final = {"full": agreement_pdf, "summary": summary_pdf}


@action("papers.bundle", "Papieren van een team maken", on=Team, who=leads, logs=["kind", "total"])
def bundle(team: Team, *, by: Any, paper: str) -> Job:
    """`paper` is `full` or `summary`. The job's page shows the progress, and then the file."""
    total = of_team(team, by).count()
    job = jobs.start("papers.bundle", by=by, team=team.pk, paper=paper)
    job.total = total
    return job


def still_leads(user: User, *, team: int, paper: str) -> bool:
    """Who does not lead the team any more has no claim on its papers either."""
    return team in user.teams_as(Role.COORDINATOR)


@jobs.work(
    "papers.bundle",
    "Papieren van een team maken",
    after_a_stop=jobs.AfterAStop.ANEW,
    still=still_leads,
)
def make(job: jobs.Handle, *, team: int, paper: str) -> StoredFile:
    """Each paper is a look into a dossier, and the student can see it as any other."""
    owner = User.objects.get(pk=job.owner.rpartition(":")[2])
    group = Team.objects.get(pk=team)
    found = of_team(group, owner).select_related("case__student__group")
    job.expects(found.count())
    with TemporaryFile() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            taken: set[str] = set()
            for agreement in found.iterator(chunk_size=100):
                archive.writestr(_name(agreement, taken), MAKERS[paper](paper_of(agreement)))
                looked(owner, agreement.case, agreement)
                job.advance()
        out.seek(0)
        return files.keep(f"afspraken {group.name}.zip", "application/zip", _chunks(out))


def forget(before: datetime) -> int:
    """A pile is made to be downloaded, not to lie here with everybody's agreements in it."""
    old = Job.objects.filter(kind="papers.bundle", ended_at__lt=before).exclude(file=None)
    kept = StoredFile.objects.filter(job__in=old)
    for file in (found := list(kept)):
        files.discard(file)
    return len(found)


def of_team(team: Team, user: User) -> QuerySet[Agreement]:
    """What is in force in this team, as far as this person may see it."""
    return Agreement.objects.visible_to(user).in_force().filter(case__team=team)


def _name(agreement: Agreement, taken: set[str]) -> str:
    """Readable in a folder, and never twice: `groep/Achternaam, Voornaam.pdf`."""
    case = agreement.case
    group = case.student.group if case.student else None
    parts = [str(group) if group else "zonder groep", f"{case.last_name}, {case.first_name}"]
    name = "/".join(_as_file_name(part) for part in parts)
    if name.lower() in taken:
        name = f"{name} {agreement.pk.hex[:6]}"
    taken.add(name.lower())
    return f"{name}.pdf"


def _as_file_name(text: str) -> str:
    """Without the signs that some system gives a meaning; no way out of the folder."""
    plain = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in text)
    return files.readable(plain).strip(". ") or "naamloos"


def _chunks(out: IO[bytes]) -> Iterator[bytes]:
    while chunk := out.read(1 << 16):
        yield chunk
