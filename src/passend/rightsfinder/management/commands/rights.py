"""passend rights: look after the catalogue of rights.

    passend rights check [FILE …]    explain every mistake, with its line; without FILE: all files
    passend rights show [FILE …]     per condition who decides it, and who wins by a new version;
                                     the same every time, so that two releases can be compared
    passend rights outreach          per provision how many students a letter concerns, by what the
                                     register knows; sends nothing
        --provision CODE             only this one, with how many would get the letter now
        --on DATE                    by the rules and the register of another day (yyyy-mm-dd)
        --send                       send it, of one provision and today: once a study year to each,
                                     and not to who wants none

Exit code 0 when nothing is wrong, 1 otherwise. What begins with "let op" is a warning.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from engines.rights.checks.report import report
from engines.rights.checks.whole import check_file, check_folder
from engines.rights.format.reading import Problem
from engines.rights.library import load
from passend.core import clock, jobs
from passend.core.actors import SYSTEM
from passend.core.models import Job
from passend.core.readability import score

from ...actions import send
from ...basis import covered
from ...catalogue import library
from ...models import Outreach
from ...reach import Reach, Reached
from ...recipients import Recipients, students_of


class Command(BaseCommand):
    help = "Kijk de regels van Wat mag ik? na, of vertel studenten erover."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["check", "show", "outreach"])
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--provision", metavar="CODE", default="")
        parser.add_argument("--send", action="store_true")
        parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", default=None)

    def handle(self, *args: Any, **told: Any) -> None:
        if told["what"] == "outreach":
            self._outreach(told["provision"], told["on"], sends=told["send"])
            return
        files: list[Path] = told["files"]
        for path in files:
            if not path.is_file():
                raise CommandError(f"Dit bestand is er niet: {path}")
        if told["what"] == "show":
            self._show(files)
        else:
            self._check(files)

    def _check(self, files: list[Path]) -> None:
        problems = self._found(files)
        for problem in problems:
            self.stdout.write(str(problem))
        wrong = sum(not problem.warning for problem in problems)
        if wrong:
            raise CommandError(f"{wrong} {'fout' if wrong == 1 else 'fouten'} gevonden.")
        self.stdout.write("Geen fouten gevonden.")

    def _found(self, files: list[Path]) -> list[Problem]:
        today = clock.today()
        if not files:
            return check_folder(today=today, hint=hint)
        try:
            return [problem for path in files for problem in check_file(path, today, hint)]
        except ValueError as error:
            raise CommandError(str(error)) from None

    def _show(self, files: list[Path]) -> None:
        library = load()
        names = [path.stem for path in files] or sorted(library.provisions)
        if unknown := [name for name in names if name not in library.provisions]:
            raise CommandError(f"Dit is geen voorziening: {unknown[0]}")
        for provision in map(library.provisions.__getitem__, names):
            for line in report(library, provision):
                self.stdout.write(line)

    def _outreach(self, code: str, day: date | None, *, sends: bool) -> None:
        if code and code not in library().provisions:
            raise CommandError(f"Dit is geen voorziening: {code}")
        if sends and not code:
            raise CommandError("Zeg met --provision over welke voorziening de brief gaat.")
        if sends and day not in {None, clock.today()}:
            raise CommandError("Een brief gaat vandaag weg. Laat --on weg bij --send.")
        reach = Reach(students_of(SYSTEM), day or clock.today())
        self.stdout.write(HEADS)
        allowed = covered()
        for row in reach.all({code} & allowed if code else allowed):
            self.stdout.write(line_of(row))
        if closed := sorted({code} - allowed if code else set(reach.book.rules) - allowed):
            self.stdout.write(f"geen grondslag (AVG 6 lid 3): {', '.join(closed)}")
            if sends:
                raise CommandError("School koos geen grondslag voor brieven over deze wet.")
            return
        if code and day in {None, clock.today()}:
            self._letters(code, sends=sends)

    def _letters(self, code: str, *, sends: bool) -> None:
        """Numbers only: who they are nobody needs to read here."""
        found = Recipients(SYSTEM, code)
        missed = "minder dan 5" if found.missed is None else found.missed
        self.stdout.write(
            f"kreeg hem al: {len(found.had)}, wil geen brieven of heeft geen mailadres: {missed}, "
            f"krijgt hem nu: {len(found.left)}"
        )
        if not sends:
            return
        if not found.left:
            raise CommandError("Er is nu niemand aan wie deze brief kan.")
        made = send(Outreach(provision=code), by=SYSTEM)
        jobs.run.call(str(made.job_id))  # here and now, unless a worker was first
        job = Job.objects.get(pk=made.job_id)
        over = "verstuurd" if job.status == Job.Status.DONE else job.get_status_display()
        self.stdout.write(f"{over}: {made.letters.count()}")


HEADS = f"{'zeker':>8}{'misschien':>11}{'weet student':>14}  voorziening"


def line_of(row: Reached) -> str:
    """The numbers of one provision, below `HEADS`."""
    return f"{row.by_register:8}{row.near:11}{row.only_if:14}  {row.code}"


def hint(text: str) -> str | None:
    """A warning about a text that is harder than B1, with its longest sentence."""
    # "Welke" as a question is plain; as "welke de student ontvangt" it is not, and rare here.
    found = score(re.sub(r"\bwelke\b", "wat", text, flags=re.IGNORECASE))
    if found.level in {"A2", "B1"}:
        return None
    hard = ", ".join((*found.office_words, *found.long_words))
    return f"dit is moeilijker dan B1: «{found.longest_sentence}» (moeilijk: {hard or 'lange zin'})"
