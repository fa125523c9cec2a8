"""passend nightly: everything that is due by date. Safe to run twice, late, or by day."""

from typing import Any

from django.core.management.base import BaseCommand

from passend.desk.nightly import run


class Command(BaseCommand):
    help = "Doe alles wat op een datum moet gebeuren; mag vaker en mag later."

    def handle(self, *args: Any, **options: Any) -> None:
        for what, count in run().items():
            self.stdout.write(f"{what}: {count}")
