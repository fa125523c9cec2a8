"""passend restore FILE: put an archive back, and prove that all of it came back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from passend.core import backup

from .backup import contents, secret


class Command(BaseCommand):
    help = "Zet een back-up terug en controleer elke tabel en elk bestand."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--identity", default="", help="bestand met de geheime sleutel")
        parser.add_argument("--replace", action="store_true", help="wat er nu is, mag weg")
        parser.add_argument("--without-keys", action="store_true", help="ook zonder de sleutels")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            found = backup.restore(
                file,
                identity=secret(options["identity"]),
                replace=options["replace"],
                without_keys=options["without_keys"],
            )
        except backup.BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"teruggezet en gecontroleerd: {contents(found.manifest)}")
        if found.manifest.gone:
            self.stdout.write(f"{len(found.manifest.gone)} bestanden waren al weggegooid.")
        self.stdout.write("Voer nu uit: passend upgrade")
