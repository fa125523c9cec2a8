"""passend rights: look after the catalogue of rights.

    passend rights check [FILE …]    explain every mistake, with its line; without FILE: all files

Exit code 0 when nothing is wrong, 1 otherwise. What begins with "let op" is a warning.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from engines.rights.checks.whole import check_file, check_folder
from engines.rights.format.reading import Problem
from passend.core import clock


class Command(BaseCommand):
    help = "Kijk de bestanden van de rechtenwijzer na."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["check"])
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *args: Any, **told: Any) -> None:
        problems = self._found(told["files"])
        for problem in problems:
            self.stdout.write(str(problem))
        wrong = sum(not problem.warning for problem in problems)
        if wrong:
            raise CommandError(f"{wrong} {'fout' if wrong == 1 else 'fouten'} gevonden.")
        self.stdout.write("Geen fouten gevonden.")

    def _found(self, files: list[Path]) -> list[Problem]:
        if not files:
            return check_folder(today=clock.today())
        for path in files:
            if not path.is_file():
                raise CommandError(f"Dit bestand is er niet: {path}")
        try:
            return [problem for path in files for problem in check_file(path, clock.today())]
        except ValueError as error:
            raise CommandError(str(error)) from None
