"""passend nightly: everything that is due by date. Safe to run twice, late, or by day."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from passend.core.log import checking
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
        if not self.log_is_whole() or night.failed:
            sys.exit(1)

    def log_is_whole(self) -> bool:
        """Once a day the whole log is walked; here, in a process that nobody waits for."""
        try:
            outcome = checking.check_when_due()
        except (OSError, ValueError) as error:
            self.stderr.write(f"NIET GELUKT logboek nagelopen: {error}")
            return False
        if outcome is not None:
            self.stdout.write(checking.sentence(outcome))
        return outcome is None or outcome.is_whole
