"""What the chain costs: lines of the log with and without their link, and how fast it is checked.

Beside it stands the log of release 0.1: the same lines in a table without links, written alike.
Bars: with the 200 lines a transaction of a demo or a nightly run at most 0.2 ms a line more; a line
by itself at most 5 ms more (a page takes tens); a check needs no more memory for more lines. SQLite
in a temporary folder, or PostgreSQL with `DATABASE_URL` (an empty database).

    ./run bench log [--lines 20000]
"""

import argparse
import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

IN_BULK, ALONE = 200, 400
MORE_IN_BULK, MORE_ALONE, MEMORY = 0.2, 5.0, 20_000_000  # ms, ms, bytes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=20_000)
    lines = parser.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("PASSEND_DATA_DIR", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "passend.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return 0 if measured(lines) else 1


def measured(lines: int) -> bool:
    chained, plain = writers()
    one, one_plain = alone(chained), alone(plain)
    many, many_plain = in_bulk(chained, lines), in_bulk(plain, lines)
    print(f"one line a transaction   {one:8.3f} ms   without links {one_plain:8.3f} ms")
    print(
        f"{IN_BULK} lines a transaction {many:8.3f} ms   without links {many_plain:8.3f} ms a line"
    )
    few, _ = walk()
    in_bulk(chained, lines)
    much, speed = walk()
    print(
        f"verifying {speed:,.0f} lines a second, {few / 1e6:.1f} MB and {much / 1e6:.1f} MB at most"
    )
    return (
        many - many_plain <= MORE_IN_BULK
        and one - one_plain <= MORE_ALONE
        and max(few, much) <= MEMORY
    )


def writers() -> tuple[Callable[[int], None], Callable[[int], None]]:
    """Two ways to write so many lines in one transaction."""
    from django.db import connection, models, transaction

    from passend.core import clock
    from passend.core.actors import SYSTEM
    from passend.core.models import Event, School
    from passend.core.together import together

    class Plain(models.Model):
        """The table of release 0.1."""

        at = models.DateTimeField(default=clock.now, db_index=True)
        verb = models.CharField(max_length=60)
        subject = models.CharField(max_length=90, db_index=True)
        dossier = models.CharField(max_length=90, blank=True)
        actor = models.CharField(max_length=90)
        purpose = models.CharField(max_length=30, blank=True)
        ground = models.CharField(max_length=60, blank=True)
        details = models.JSONField(default=dict)

        class Meta:
            app_label = "core"
            db_table = "bench_plain"
            indexes = [models.Index(fields=["dossier", "at"], name="bench_dossier_at")]

    with connection.schema_editor() as editor:
        editor.create_model(Plain)
    school = School.current()
    told: dict[str, Any] = {"revision": 3, "codes": ["quiet-place", "more-time"]}

    def chained(count: int) -> None:
        with together():
            for _ in range(count):
                Event.record("school.change", school, by=SYSTEM, details=told, purpose="beheer")

    def plain(count: int) -> None:
        with transaction.atomic():
            Plain.objects.bulk_create(
                Plain(
                    verb="school.change", subject="core.school:None", actor="system",
                    purpose="beheer", details=told,
                )
                for _ in range(count)
            )  # fmt: skip

    return chained, plain


def alone(write: Callable[[int], None]) -> float:
    """Milliseconds for one line with its own commit: a quiet one of many."""
    taken = []
    for _ in range(ALONE):
        start = time.perf_counter()
        write(1)
        taken.append(time.perf_counter() - start)
    return 1000 * sorted(taken)[ALONE // 10]


def in_bulk(write: Callable[[int], None], lines: int) -> float:
    """Milliseconds a line, at a quiet moment."""
    taken = []
    for _ in range(lines // IN_BULK):
        start = time.perf_counter()
        write(IN_BULK)
        taken.append(time.perf_counter() - start)
    return 1000 * sorted(taken)[len(taken) // 10] / IN_BULK


def walk() -> tuple[int, float]:
    """The most memory that a check took, and the lines it walked in a second."""
    from passend.core.log.verify import verify

    start = time.perf_counter()
    outcome = verify()
    speed = outcome.lines / (time.perf_counter() - start)
    if not outcome.is_whole:
        sys.exit(f"The log is not whole: {outcome.finding}")
    tracemalloc.start()
    verify()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak, speed


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
