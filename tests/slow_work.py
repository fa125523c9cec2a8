"""A worker of its own, with work that takes a while: `python -m tests.slow_work`.

Each step writes a line to a file, so that a test can read what was done, how often, by whom.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import django

STEP = 0.02
PATIENCE = 120.0


@contextmanager
def worker() -> Iterator["subprocess.Popen[bytes]"]:
    """A process of its own; at the end it is gone whatever happened."""
    from tests.house.code import ROOT
    from tests.processes import environment

    one = subprocess.Popen([sys.executable, "-m", "tests.slow_work"], env=environment(), cwd=ROOT)
    try:
        yield one
    finally:
        one.kill()
        one.wait(60)


def until(question: Callable[[], bool]) -> None:
    """Wait for something that must come; it fails when it does not."""
    end = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def lines(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def write(path: Path, n: int) -> None:
    with path.open("a") as out:
        out.write(f"{n}\n")
        out.flush()
        os.fsync(out.fileno())


def register() -> None:
    from passend.core import jobs

    @jobs.work("test.goes_on", "Verder", after_a_stop=jobs.AfterAStop.GOES_ON)
    def goes_on(job: jobs.Handle, *, path: str, to: int) -> None:
        job.expects(to)
        for n in range(len(lines(Path(path))), to):
            write(Path(path), n)
            time.sleep(STEP)
            job.at(n + 1)

    @jobs.work("test.anew", "Opnieuw", after_a_stop=jobs.AfterAStop.ANEW)
    def anew(job: jobs.Handle, *, path: str, to: int) -> None:
        job.expects(to)
        for n in range(to):
            write(Path(path), n)
            time.sleep(STEP)
            job.advance()

    @jobs.work("test.fails", "Niet vanzelf", after_a_stop=jobs.AfterAStop.FAILS)
    def fails(job: jobs.Handle, *, path: str, to: int) -> None:
        anew(job, path=path, to=to)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from passend.core import heart, jobs
    from passend.core.management.commands import worker

    jobs.LEASE, heart.EVERY, worker.LOOK_EVERY = timedelta(seconds=3), 0.5, 0.5
    register()
    call_command("worker", "--interval", "0.1", "--no-startup-delay", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
