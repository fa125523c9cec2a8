"""passend bounce: one report of the mail server, on standard input (an alias pipes it here)."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from passend.core.outbox import bounces


class Command(BaseCommand):
    help = "Verwerk een bericht dat terugkwam (van standaardinvoer)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", nargs="?", default="", help="het adres waar het op aankwam")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        found = bounces.note(sys.stdin.buffer.read(), address)
        self.stdout.write("niet aangekomen" if found else "niets van ons")
