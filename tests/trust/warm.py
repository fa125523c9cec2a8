"""A process that has read the program once, and starts the others by forking.

What it starts is what `./run serve` starts, with an id and a session of its own, and it dies as
that does. Only the reading of all the code, seconds each time, is not done fifty times.
"""

import json
import os
import runpy
import signal
import subprocess
import sys
from dataclasses import dataclass

import psutil


@dataclass
class Warm:
    """The end of the line at the test's side."""

    process: "subprocess.Popen[str]"

    @classmethod
    def up(cls, env: dict[str, str], cwd: str) -> "Warm":
        """It is not waited for: the first `start` does that."""
        return cls(
            subprocess.Popen(
                [sys.executable, "-m", __name__], env=env, cwd=cwd, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip

    def start(self, words: list[str]) -> psutil.Process:
        """As `python -m` with these words, in a process that nobody waits for."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps(words)}\n")
        self.process.stdin.flush()
        return psutil.Process(int(self.process.stdout.readline()))

    def end(self) -> None:
        self.process.communicate()


def _read_the_program() -> None:
    import django

    django.setup()

    import granian.cli  # noqa: F401
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from django.urls import get_resolver

    from tests.trust import tight

    tight.install()
    assert get_wsgi_application()
    assert get_resolver().url_patterns
    connections.close_all()  # nothing that is open may be in two processes


def _become(words: list[str]) -> None:
    """In the child; never comes back."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    try:
        sys.argv = words
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    finally:
        os._exit(1)


def main() -> None:
    _read_the_program()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead do not wait to be counted
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(json.loads(line))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
