"""passend rights: look after the catalogue of rights.

    passend rights check [FILE …]    explain every mistake, with its line; without FILE: all files
    passend rights show [FILE …]     per condition who decides it, and who wins by a new version;
                                     the same every time, so that two releases can be compared

Exit code 0 when nothing is wrong, 1 otherwise. What begins with "let op" is a warning.
"""

import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from engines.rights.checks.report import report
from engines.rights.checks.whole import check_file, check_folder
from engines.rights.format.reading import Problem
from engines.rights.library import load
from passend.core import clock
from passend.core.readability import score


class Command(BaseCommand):
    help = "Kijk de bestanden van de rechtenwijzer na."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["check", "show"])
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *args: Any, **told: Any) -> None:
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


def hint(text: str) -> str | None:
    """A warning about a text that is harder than B1, with its longest sentence."""
    # "Welke" as a question is plain; as "welke de student ontvangt" it is not, and rare here.
    found = score(re.sub(r"\bwelke\b", "wat", text, flags=re.IGNORECASE))
    if found.level in {"A2", "B1"}:
        return None
    hard = ", ".join((*found.office_words, *found.long_words))
    return f"dit is moeilijker dan B1: «{found.longest_sentence}» (moeilijk: {hard or 'lange zin'})"
