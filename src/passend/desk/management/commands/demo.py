"""passend demo: fill an empty database with a lifelike school that one can walk around in."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from passend.core import clock, planner
from passend.desk.demo.build import build
from passend.desk.demo.multiply import multiply
from passend.desk.demo.tables import make_tables
from passend.people.models import User

EARNED = 1000


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # who wants a demo waits for a school, not for these
    help = "Maak een demoschool met achttien maanden geschiedenis, in een lege database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--students", type=int, default=EARNED)
        parser.add_argument("--seed", type=int, default=8013)
        parser.add_argument(
            "--earn-all",
            action="store_true",
            help=f"geen kopieën: ook meer dan {EARNED} studenten ontstaan door echte handelingen",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Dit kan alleen met PASSEND_MODE=demo: er komen verzonnen mensen in."
            )
        if not connection.introspection.table_names():
            make_tables()
        if User.objects.exists():
            raise CommandError("Er staat al een school in deze database. Begin met een lege.")
        wanted = options["students"]
        times = 1 if options["earn_all"] else max(1, round(wanted / EARNED))
        columns = [TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()]
        with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
            built = self.live(bar, wanted // times, options["seed"])
            if times > 1:
                self.copy(bar, times)
        planner.learn()
        self.stdout.write(
            f"{built.students * times} studenten, {built.dossiers * times} dossiers, "
            f"{built.agreements * times} keer afspraken die nu gelden."
        )

    def live(self, bar: Progress, students: int, seed: int) -> Any:
        task = bar.add_task("Achttien maanden school", total=1000)
        begin = clock.now()
        first: list[datetime] = []

        def passed(moment: datetime, until: datetime) -> None:
            first.append(moment) if not first else None
            share = (moment - first[0]) / max(until - first[0], until - begin)
            bar.update(task, completed=int(1000 * share))

        built = build(students, seed=seed, passed=passed)
        bar.update(task, completed=1000)
        return built

    def copy(self, bar: Progress, times: int) -> None:
        task = bar.add_task("Kopieën", total=None)
        multiply(times, lambda made: bar.update(task, description=f"Kopieën: {made} rijen"))
        bar.update(task, total=1, completed=1)
