"""passend backup DIR: everything but the keys in one archive; passend backup verify FILE."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from passend.core import backup


class Command(BaseCommand):
    help = "Maak een back-up in een map, of controleer er een: backup verify BESTAND."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="+", metavar="MAP | verify BESTAND")
        parser.add_argument("--keep", type=int, default=0, help="hoeveel er blijven; 0 is alle")
        parser.add_argument(
            "--public-key", default=settings.BACKUP_PUBLIC_KEY, help="age1…: verzegel de back-up"
        )
        parser.add_argument("--identity", default="", help="bestand met de geheime sleutel")

    def handle(self, *args: Any, what: list[str], **options: Any) -> None:
        try:
            if what[0] == "verify" and len(what) == 2:
                manifest = backup.verify(Path(what[1]), identity=secret(options["identity"]))
                self.stdout.write(f"in orde: {contents(manifest)}")
            elif len(what) == 1:
                path = backup.make(
                    Path(what[0]), public_key=options["public_key"], keep=options["keep"]
                )
                self.stdout.write(f"{path} ({path.stat().st_size // 1024} kB)")
            else:
                raise CommandError("Geef een map, of: verify BESTAND.")
        except backup.BackupProblem as problem:
            raise CommandError(str(problem)) from problem


def contents(manifest: backup.Manifest) -> str:
    rows = sum(table["rows"] for table in manifest.tables.values())
    return (
        f"versie {manifest.version}, {manifest.made_at[:16]}, {len(manifest.tables)} tabellen, "
        f"{rows} rijen, {manifest.files['count']} bestanden"
    )


def secret(path: str) -> str:
    """The secret key from a file as `age-keygen` writes it, or from standard input with `-`."""
    if not path:
        return ""
    text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    found = [line for line in text.split() if line.startswith("AGE-SECRET-KEY-")]
    return found[0] if found else ""
