"""Large files: a roster of 500,000 students and a registratieoverzicht of 100,000 persons.

Bars: under 300 MB of memory from upload to applied, all good rows in, and one wrong crebo, one NUL
byte and one cell of 10,000 signs in the list of refusals (trust.md T-14); the same file again
changes nothing. Beside it stands the limit: the same rows written by a plain `executemany`
(SQLite) or `COPY` (PostgreSQL, with `DATABASE_URL`), with nothing looked up, matched or resumed.

    ./run bench imports [--students 500000] [--persons 100000] [--again]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from bench import _files
from bench._memory import peak_mb

MAX_MB = 300
MAPPING = {
    "number": 0, "bsn": 1, "first_name": 2, "prefix": 3, "last_name": 4, "email": 5, "group": 6,
    "team": 7, "municipality": 8, "crebo": 9,
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=500_000)
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--again", action="store_true", help="load the same files a second time")
    parser.add_argument("--measure", nargs=3, help="(internal) kind, rows and folder")
    options = parser.parse_args()
    if options.measure:
        kind, rows, folder = options.measure
        return measure(kind, int(rows), Path(folder), again=options.again)
    with tempfile.TemporaryDirectory() as folder:
        codes = [
            alone(kind, rows, folder, again=options.again)
            for kind, rows in (("roster", options.students), ("rod", options.persons))
        ]
    return max(codes)


def alone(kind: str, rows: int, folder: str, *, again: bool) -> int:
    """In a process of its own, so that its memory is only this import's."""
    env = os.environ | {"PASSEND_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "passend.settings"}
    words = ["-m", "bench.imports", "--measure", kind, str(rows), folder]
    return subprocess.run(
        [sys.executable, *words, *(["--again"] if again else [])], env=env
    ).returncode


def measure(kind: str, rows: int, folder: Path, *, again: bool) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    path = folder / f"{kind}.csv"
    size = write(kind, rows, path)
    print(f"\n{kind}: {rows:,} rows, {size / 1e6:.0f} MB")
    counts = load(kind, path)
    if again:
        print("  again: ", load(kind, path))
    peak = peak_mb()
    print(f"  peak memory {peak:.0f} MB (bar {MAX_MB} MB)")
    if kind == "roster":
        print(f"  the limit: {limit(rows):,.0f} rows/s with plain {how()}")
    good = sum(counts.get(code, 0) for code in ("new", "changed", "same", "gone"))
    wrong = 3 if kind == "roster" else 0
    fine = peak < MAX_MB and good >= rows - wrong and counts.get("refused", 0) == wrong
    print("  the bars are met" if fine else f"  OVER THE BAR: {counts}")
    return 0 if fine else 1


def write(kind: str, rows: int, path: Path) -> int:
    """The file; in a roster three rows are made wrong, spread over it."""
    if kind == "rod":
        return _files.write(path, _files.register_lines(rows))
    from passend.people.models import Programme

    known = [Programme(crebo=code, name="Opleiding", level=3) for code in _files.CREBO]
    Programme.objects.bulk_create(known, ignore_conflicts=True)
    return _files.write(path, _files.with_bad_rows(_files.roster_lines(rows), rows))


def load(kind: str, path: Path) -> dict[str, int]:
    """Stage and apply as the command does, with the rate of each."""
    from passend.core.actors import SYSTEM
    from passend.people import actions
    from passend.people.models import Import

    batch = actions.upload(Import(), by=SYSTEM, kind=kind, name=path.name)
    if kind == "roster":
        actions.choose(batch, by=SYSTEM, mapping=MAPPING, complete=False)
    timed("read, match and stage", batch, lambda: actions.stage(batch, path))
    actions.apply(batch, by=SYSTEM)
    timed("apply", batch, lambda: actions.apply_rows(batch))
    batch.refresh_from_db()
    return {code: count for code, count in batch.counts.items() if count}


def timed(what: str, batch: Any, do: Any) -> None:
    clock, cpu = time.perf_counter(), time.process_time()
    do()
    spent, busy = time.perf_counter() - clock, time.process_time() - cpu
    batch.refresh_from_db()
    rows = sum(batch.counts.values())
    print(f"  {what}: {rows / spent:,.0f} rows/s ({spent:.0f} s, {busy:.0f} s of CPU)")


def how() -> str:
    from django.db import connection

    return "COPY" if connection.vendor == "postgresql" else "executemany"


def limit(rows: int) -> float:
    """Rows a second of the bare database: the values of a roster, in a table without an index."""
    from django.db import connection

    values = ((uuid.uuid4().hex, *line.split(";")) for line in _files.roster_lines(rows))
    next(values)
    columns = ", ".join(f"c{n} text" for n in range(11))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE bare ({columns})")
        start = time.perf_counter()
        if connection.vendor == "postgresql":
            with cursor.copy("COPY bare FROM STDIN") as copy:  # psycopg's own
                for row in values:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO bare VALUES ({', '.join(['%s'] * 11)})", values)
        spent = time.perf_counter() - start
        cursor.execute("DROP TABLE bare")
    return rows / spent


if __name__ == "__main__":
    sys.exit(main())
