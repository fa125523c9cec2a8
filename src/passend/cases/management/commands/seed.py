"""passend seed: the measure library as it stands on the first day. Run it again without harm."""

from typing import Any

from django.core.management.base import BaseCommand

from passend.cases.actions import measure


class Command(BaseCommand):
    help = "Zet de startlijst met maatregelen klaar. Wat er al is, blijft zoals het is."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{measure.seed()} maatregelen toegevoegd.")
