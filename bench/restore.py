"""Backing up and restoring a school of 10,000 students with 100,000 files (trust.md: RTO).

Bar: back within 60 minutes on two cores, every table equal by rows and hash. Beside it stands the
limit: the same archive unpacked by `tar` alone, with nothing checked and nothing loaded.

    ./run bench restore [--students 10000] [--files 100000]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench._school import school_of

MAX_MINUTES = 60
FILES = """
import os, sys
import django
django.setup()
from uuid import uuid4
from passend.core import files
from passend.core.models import StoredFile
os.fsync = lambda handle: None  # the making of the files is not what is measured
count, some = int(sys.argv[1]), []
for number in range(count):
    file = StoredFile(pk=uuid4(), name="scan.pdf", content_type="application/pdf", size=20_000,
                      sha256="0" * 64)
    files.write(file, [os.urandom(20_000)])
    some.append(file)
    if len(some) == 1000 or number == count - 1:
        StoredFile.objects.bulk_create(some)
        some = []
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=100_000)
    options = parser.parse_args()
    school = school_of(options.students)
    with tempfile.TemporaryDirectory(dir=school.parent, prefix="bench-restore-") as name:
        folder = Path(name)
        here, there = folder / "here", folder / "there"
        here.mkdir()
        there.mkdir()
        for path in school.glob("db.sqlite3*"):
            shutil.copy(path, here)
        shutil.copytree(school / "files", here / "files")  # the rows of the school name these
        run(here, "-c", FILES, str(options.files))
        print(f"{options.students} students, {options.files} files of 20 kB")
        with timed("backup"):
            passend(here, "backup", str(folder / "backups"))
        (archive,) = (folder / "backups").glob("passend-*")
        print(f"  archive: {archive.stat().st_size / 1e6:.0f} MB")
        with timed("verify"):
            passend(here, "backup", "verify", str(archive))
        with timed("restore, every table compared") as spent:
            print(" ", passend(there, "restore", str(archive)).splitlines()[0])
        with timed("files check"):
            print(" ", passend(there, "files", "check").strip())
        with timed("the limit: tar alone") as bare:
            (folder / "bare").mkdir()
            subprocess.run(["tar", "-xzf", str(archive), "-C", str(folder / "bare")], check=True)
        print(f"  ratio to the limit: {spent[0] / bare[0]:.1f}")
        print(f"  RTO {spent[0] / 60:.1f} minutes (bar {MAX_MINUTES})")
    return 0 if spent[0] < MAX_MINUTES * 60 else 1


@contextmanager
def timed(what: str) -> Iterator[list[float]]:
    began, spent = time.perf_counter(), [0.0]
    yield spent
    spent[0] = time.perf_counter() - began
    print(f"  {what}: {spent[0]:.1f} s", flush=True)


def passend(place: Path, *words: str) -> str:
    return run(place, "-m", "passend", *words)


def run(place: Path, *words: str) -> str:
    env = os.environ | {
        "PASSEND_MODE": "demo",
        "PASSEND_DATA_DIR": str(place),
        "DJANGO_SETTINGS_MODULE": "passend.settings",
    }
    env.pop("DATABASE_URL", None)
    done = subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
