"""passend seal: under which keys texts and files lie, and another key for all of them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from passend.core import reseal
from passend.core.fields import keys


class Command(BaseCommand):
    help = "Sleutels van teksten en bestanden: tellen (check), wisselen (rotate), weg (drop)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        what.add_parser("check", help="tel per sleutel wat eronder ligt")
        what.add_parser("rotate", help="leg alles onder de eerste sleutel")
        drop = what.add_parser("drop", help="mag deze sleutel weg uit PASSEND_FIELD_KEYS?")
        drop.add_argument("key")

    def handle(self, *args: Any, what: str, key: str = "", **options: Any) -> None:
        if what == "check":
            self.check_keys()
        elif what == "rotate":
            self.rotate()
        else:
            self.drop(key)

    def check_keys(self) -> None:
        found = reseal.count()
        for key in found.keys:
            name = f"sleutel {key}" if key else "zonder sleutel"
            state = "legt nu" if key == next(iter(keys())) else self.state(found, key)
            self.stdout.write(
                f"{name}: {found.texts[key]} teksten, {found.files[key]} bestanden ({state})"
            )
        if found.lost:
            raise CommandError(f"Niet meer te lezen: sleutel {', '.join(found.lost)} ontbreekt.")

    def state(self, found: reseal.Sealed, key: str) -> str:
        if key in found.lost:
            return "ontbreekt"
        return "nog nodig" if found.uses(key) else "mag weg"

    def rotate(self) -> None:
        columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
        with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
            task = bar.add_task("Sleutels wisselen", total=reseal.count().to_do)
            texts, files = reseal.rotate(lambda done: bar.advance(task, done))
        self.stdout.write(f"{texts} teksten en {files} bestanden liggen onder de eerste sleutel.")

    def drop(self, key: str) -> None:
        """Exit code 1 when the key cannot go: something would be lost with it."""
        found = reseal.count()
        if key == next(iter(keys())):
            raise CommandError(f"Sleutel {key} is de eerste: zet er eerst een nieuwe voor.")
        if found.uses(key):
            raise CommandError(
                f"Sleutel {key} is nog nodig: {found.texts[key]} teksten en "
                f"{found.files[key]} bestanden. Draai eerst: passend seal rotate."
            )
        self.stdout.write(f"Sleutel {key} mag weg uit PASSEND_FIELD_KEYS.")
