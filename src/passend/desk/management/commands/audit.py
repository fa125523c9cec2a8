"""passend audit: whether the log is whole, where it ends, and what it says in a known shape."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from passend.core.actors import SYSTEM
from passend.core.log import checking, heads
from passend.core.models import Event, School
from passend.core.purposes import Purpose
from passend.desk.processing import ldv


class Command(BaseCommand):
    help = "Controleer het logboek (verify), toon waar het eindigt (head), of schrijf het (export)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        head = what.add_parser("head", help="toon de stand; met --send ook naar buiten")
        head.add_argument("--send", action="store_true", help="stuur de stand naar buiten")
        verify = what.add_parser("verify", help="loop het hele logboek na")
        verify.add_argument("--heads", type=Path, help="bestand met standen van buiten")
        verify.add_argument("--json", action="store_true", help="de uitkomst als JSON")

        export = what.add_parser("export", help="als Logboek Dataverwerkingen, in regels JSON")
        export.add_argument("--from", dest="since", type=date.fromisoformat, required=True)
        export.add_argument("--until", type=date.fromisoformat, required=True)
        export.add_argument("--out", type=Path, help="bestand; anders op het scherm")
        subject = what.add_parser("subject", help="wie hoort bij een code uit de export")
        subject.add_argument("code")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        todo: dict[str, Callable[..., None]] = {
            "head": self.head,
            "verify": self.verify,
            "export": self.export,
            "subject": self.subject,
        }
        todo[what](**options)

    def head(self, *, send: bool, **_: Any) -> None:
        """The head as one line of JSON."""
        if send:
            heads.send_off()
        found = heads.now()
        self.stdout.write(found.as_line() if found else "Het logboek is nog leeg.")

    def verify(self, *, heads: Path | None, json: bool, **_: Any) -> None:  # noqa: A002
        """Exit code 0 when the log is whole, 1 when it is not."""
        columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
        with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
            task = bar.add_task("Logboek nalopen", total=None)
            outcome = checking.check(
                known_heads(heads),
                by=SYSTEM,
                progress=lambda done, of: bar.update(task, completed=done, total=of),
            )
        words = checking.sentence(outcome)
        self.stdout.write(as_json(checking.told(outcome)) if json else words)
        if not outcome.is_whole:
            raise CommandError(words, returncode=1)

    def export(self, *, since: date, until: date, out: Path | None, **_: Any) -> None:
        """That somebody took the log along stands in it before the first line goes."""
        days = {"from": str(since), "until": str(until)}
        purpose = Purpose.RUNNING
        Event.record("log.export", School.current(), by=SYSTEM, purpose=purpose, details=days)
        lines: Iterator[str] = map(ldv.as_line, ldv.records(since, until))
        if out is None:
            for line in lines:
                self.stdout.write(line)
            return
        with out.open("w", encoding="utf-8") as target:
            target.writelines(f"{line}\n" for line in lines)

    def subject(self, *, code: str, **_: Any) -> None:
        """Looking up a person is a look into the log as well."""
        try:
            person = ldv.opened(code)
        except ValueError as error:
            raise CommandError("Deze code is niet van deze installatie.") from error
        Event.record("log.view", School.current(), by=SYSTEM, purpose=Purpose.ACCESS)
        self.stdout.write(person)


def known_heads(file: Path | None) -> list[heads.Head]:
    """Those in the file that somebody names, and those in the folder that is set."""
    try:
        given = list(heads.read(file.read_text().splitlines())) if file else []
        return given + heads.kept()
    except (OSError, ValueError) as error:
        raise CommandError(f"De standen van buiten zijn niet te lezen: {error}") from error


def as_json(told: dict[str, Any]) -> str:
    return json.dumps(told)
