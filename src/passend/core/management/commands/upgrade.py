"""passend upgrade: a backup, the migrations, a check. In that order."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from passend.core import backup
from passend.core.upgrade import UpgradeProblem, upgrade


class Command(BaseCommand):
    help = "Maak een back-up, breng de database bij, en controleer dat."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--backup-to", type=Path, default=settings.BACKUP_DIR)
        parser.add_argument("--keep", type=int, default=0, help="hoeveel back-ups blijven")
        parser.add_argument("--public-key", default=settings.BACKUP_PUBLIC_KEY)

    def handle(self, *args: Any, backup_to: Path, **options: Any) -> None:
        try:
            found = upgrade(backup_to, public_key=options["public_key"], keep=options["keep"])
        except (UpgradeProblem, backup.BackupProblem) as problem:
            raise CommandError(str(problem)) from problem
        if found.archive:
            self.stdout.write(f"back-up: {found.archive}")
        self.stdout.write(f"bijgewerkt naar {settings.VERSION}: {len(found.done)} stappen")
