"""passend files check: files without a record, and records without a file."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from passend.core import signs, stray


class Command(BaseCommand):
    help = "Zoek bestanden zonder record en records zonder bestand; sweep ruimt de eerste op."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["check", "sweep"])
        parser.add_argument(
            "--stopped", action="store_true", help="Passend staat stil: neem ook jonge bestanden"
        )

    def handle(self, *args: Any, what: str, stopped: bool, **options: Any) -> None:
        if what == "sweep":
            count = stray.sweep(young_too=stopped)
            if options["verbosity"]:
                self.stdout.write(f"opgeruimd: {count}")
            return
        found = stray.check(young_too=stopped)
        signs.give("files", strays=len(found.strays), missing=len(found.missing))
        for path in found.strays:
            self.stdout.write(f"zonder record: {path.name}")
        for key in found.missing:
            self.stdout.write(f"zonder bestand: {key}")
        if found.strays or found.missing:
            raise CommandError(
                f"{len(found.strays)} bestanden zonder record, {len(found.missing)} records "
                "zonder bestand. Het eerste ruimt 'passend files sweep' op; het tweede haal je "
                "uit een back-up."
            )
        self.stdout.write(f"in orde: {found.files} bestanden")
