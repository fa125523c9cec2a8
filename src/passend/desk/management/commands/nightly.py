"""passend nightly: everything that is due by date. Safe to run twice, late, or by day."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from passend.desk.nightly import run


class Command(BaseCommand):
    help = "Doe alles wat op een datum moet gebeuren; mag vaker en mag later."

    def handle(self, *args: Any, **options: Any) -> None:
        night = run()
        if night is None:
            self.stdout.write("Er loopt al een nacht. Deze doet niets.")
            return
        for what, count in night.steps.items():
            self.stdout.write(f"{what}: {count}")
        for what, why in night.failed.items():
            self.stderr.write(f"NIET GELUKT {what}: {why}")
        if night.failed:
            sys.exit(1)
