"""passend scheduler: the night, the post and the hourly work, for a school without cron."""

import signal
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from passend.core import scheduler

TICK = 5.0


class Command(BaseCommand):
    help = "Doe alles op zijn tijd, tot iemand stopt."

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        clockwork = scheduler.usual()
        try:
            while True:
                close_old_connections()
                clockwork.tick()
                time.sleep(TICK)
        except KeyboardInterrupt:
            clockwork.stop()
