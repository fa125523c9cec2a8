"""passend import: load the register or a list of the school on the server itself.

    passend import rod FILE
    passend import roster FILE [--complete] [--map number=Leerlingnummer …]
    passend import staff FILE [--complete] [--map email=Mail …]
    passend import crebo FILE
    passend import resume            go on with an import that was stopped halfway

`--dry-run` shows what would change and changes nothing; `--refused FILE.csv` writes the rows that
stayed behind. Exit code 0 when the good rows went in, 1 when the file could not be used.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from passend.core import planner, sheets
from passend.core.actors import SYSTEM
from passend.core.errors import Refused
from passend.people import actions
from passend.people.imports.rows import FIELDS, is_title
from passend.people.models import Import
from passend.people.registry.columns import by_title, guess, missing
from passend.people.registry.problems import UnusableFile
from passend.people.registry.tables import table_of


class Command(BaseCommand):
    help = "Laad het registratieoverzicht of een lijst van de school."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[*Import.Kind.values, "resume"])
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--complete", action="store_true", help="de lijst is volledig")
        parser.add_argument("--map", action="append", default=[], metavar="VELD=KOLOM")
        parser.add_argument("--dry-run", action="store_true", help="alleen laten zien")
        parser.add_argument("--refused", type=Path, help="schrijf hier de geweigerde rijen (CSV)")

    def handle(self, *args: Any, **told: Any) -> None:
        try:
            batch = self._unfinished() if told["kind"] == "resume" else self._staged(told)
            if not told["dry_run"]:
                self._apply(batch)
        except (Refused, UnusableFile) as error:
            raise CommandError(str(error)) from None
        if told["refused"]:
            self._write_refused(batch, told["refused"])

    def _staged(self, told: dict[str, Any]) -> Import:
        path: Path | None = told["file"]
        if path is None or not path.is_file():
            raise CommandError("Welk bestand? Dit bestand is er niet.")
        batch: Import = actions.upload(Import(), by=SYSTEM, kind=told["kind"], name=path.name)
        if batch.needs_mapping:
            mapping = self._mapping(path, told)
            actions.choose(batch, by=SYSTEM, mapping=mapping, complete=told["complete"])
        with self._bar("Lezen", _lines(path)) as report:
            actions.stage(batch, path, report)
        if batch.problem:
            raise UnusableFile(batch.problem)
        self._say(batch)
        return batch

    def _mapping(self, path: Path, told: dict[str, Any]) -> dict[str, int]:
        """The guess by the titles, with what the person says over it."""
        fields = FIELDS[told["kind"]]
        with table_of(path, is_title(told["kind"])) as table:
            mapping = guess(table.titles, fields)
            wanted = dict(pair.split("=", 1) for pair in told["map"] if "=" in pair)
            try:
                mapping |= by_title(table.titles, wanted)
            except KeyError as error:
                raise CommandError(f"Er is geen kolom {error}.") from None
        if lacking := missing(mapping, fields):
            names = ", ".join(f"{field.label} ({field.name})" for field in lacking)
            raise CommandError(f"Welke kolom is dit: {names}? Zeg het met --map veld=kolom.")
        return mapping

    def _unfinished(self) -> Import:
        batch = Import.objects.filter(status=Import.Status.APPLYING).first()
        if batch is None:
            raise CommandError("Er is geen bestand dat halverwege stopte.")
        actions.resume(batch, by=SYSTEM)
        return batch

    def _apply(self, batch: Import) -> None:
        if batch.status == Import.Status.STAGED:
            actions.apply(batch, by=SYSTEM)
        with self._bar("Verwerken", batch.rows.to_apply().count()) as report:
            actions.apply_rows(batch, report)
        planner.learn()
        batch.refresh_from_db()
        self.stdout.write("Klaar.")

    def _say(self, batch: Import) -> None:
        for label, count in (
            ("nieuw", batch.new),
            ("veranderd", batch.changed),
            ("gelijk", batch.same),
            ("weg", batch.gone),
            ("geweigerd", batch.refused),
            ("let op", batch.noted),
        ):
            self.stdout.write(f"{label}: {count}")

    def _write_refused(self, batch: Import, path: Path) -> None:
        rows = batch.rows.with_reason().iterator(chunk_size=2000)
        lines = ([row.line or "", row.get_verdict_display(), row.why] for row in rows)
        with path.open("wb") as out:
            out.writelines(sheets.csv_lines(["Rij", "Uitkomst", "Reden"], lines))

    def _bar(self, title: str, total: int | None) -> "Bar":
        return Bar(title, total)


class Bar:
    """A progress bar on the terminal; one line when the output goes elsewhere."""

    def __init__(self, title: str, total: int | None) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self.progress = Progress(*columns, console=Console(stderr=True))
        self.task = self.progress.add_task(title, total=total)

    def __enter__(self) -> Any:
        self.progress.start()
        return lambda done: self.progress.update(self.task, completed=done)

    def __exit__(self, *error: Any) -> None:
        self.progress.stop()


def _lines(path: Path) -> int | None:
    """How many lines a text has, in one quick pass; unknown for a spreadsheet."""
    with path.open("rb") as handle:
        if handle.read(2) == b"PK":
            return None
        handle.seek(0)
        return sum(chunk.count(b"\n") for chunk in iter(lambda: handle.read(1 << 20), b""))
