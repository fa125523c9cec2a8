"""passend post: send what waits in the outbox; with --every, go on until stopped."""

import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from passend.core import outbox, signs


class Command(BaseCommand):
    help = "Verstuur de berichten die klaarstaan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, default=0, help="seconden tussen twee rondes")

    def handle(self, *args: Any, every: float, **options: Any) -> None:
        if not every:
            self.stdout.write(f"verstuurd: {outbox.send_due()}")
            return
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            while True:
                self.round()
                time.sleep(every)
        except KeyboardInterrupt:
            return

    def round(self) -> None:
        """One round. A database that is busy or away for a moment is asked again next time."""
        close_old_connections()
        try:
            outbox.send_due()
            signs.give("post")
        except OperationalError as error:
            self.stderr.write(f"het versturen wacht: {error}")
