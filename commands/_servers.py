"""Runs web server, worker, post and scheduler side by side; when one falls, all end."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from commands._early import BUILDER

GRANIAN = [
    *("-m", "granian", "--interface", "wsgi"),
    *("--blocking-threads", "4", "--backpressure", "512"),
]
"""The web server. Its `backpressure` counts connections of a worker, not requests, and a browser
keeps its connection: with 64 and two workers the 125th person got no answer while the machine had
nothing to do. Each takes a file, of which a process may have 1,024 open by default."""
START_SECONDS = 30
STOP_SECONDS = 10
ROOT = Path(__file__).resolve().parents[1]


def port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            probe.bind((host, port))
            return True
    return False


def serve(
    host: str,
    port: int,
    workers: int,
    ready: Callable[[], None],
    *,
    scheduler: bool = False,
    stand: Callable[[], None] | None = None,
) -> int:
    """Serve until a signal or until one of them stops. The exit code of the one that fell.

    What is served may be still in the making: `stand` returns when it stands, and the pages load
    meanwhile. In a place that is new nothing can be left of a run that was cut off.
    """
    if not port_is_free(host, port):
        sys.exit(f"Port {port} is in use. Choose another one with --port.")
    signal.signal(signal.SIGTERM, _stop)
    with _alone(), _counting_together():
        if stand is None:
            _sweep()
        running: list[subprocess.Popen[bytes]] = []
        try:
            # The pages first: on two cores all at once would keep people waiting twice as long.
            with _undisturbed():
                running.append(_start(_web(host, port, workers, is_early=stand is not None)))
            if stand is not None:
                stand()
            answers = _answers(host, port, running)
            with _undisturbed():
                running += map(_start, _beside(scheduler))
                _goes_last(running[1])
            if answers:
                ready()
            while all(one.poll() is None for one in running):
                time.sleep(0.2)
            return next(one.returncode for one in running if one.poll() is not None) or 1
        except KeyboardInterrupt:
            return 0
        finally:
            _end(running)


def _web(host: str, port: int, workers: int, *, is_early: bool) -> list[str]:
    os.environ[BUILDER] = str(os.getpid())
    early = ["--factory", "commands._early:pages"]
    return [
        *(*GRANIAN, "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--respawn-failed-workers", "--log-level", "warning"),
        *(early if is_early else ["passend.wsgi:application"]),
    ]


def _beside(scheduler: bool) -> list[list[str]]:
    """What runs beside the pages; the worker comes first."""
    worker = ["-m", "passend", "worker", "--verbosity", "0", "--queue-name", "*"]
    post = ["-m", "passend", "post", "--every", "5"]
    return [worker, post, *([["-m", "passend", "scheduler"]] if scheduler else [])]


def _start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """In a session of its own: a Ctrl-C reaches us alone, and we end them in order."""
    return subprocess.Popen([sys.executable, *command], start_new_session=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A signal to stop waits until we know all that we started, so that nothing is left running."""
    came: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, lambda number, _frame: came.append(number)) for one in signals]
    try:
        yield
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler)
    if came:
        raise KeyboardInterrupt


def _sweep() -> None:
    """What a power cut left: nothing else runs now, so a file that belongs to nothing can go."""
    subprocess.run([sys.executable, "-m", "passend", "files", "sweep", "--stopped", "-v0"])


@contextmanager
def _alone() -> Iterator[None]:
    """One data folder is served once; `passend upgrade` asks the same lock (core/upgrade.py)."""
    place = Path(os.environ.get("PASSEND_DATA_DIR") or ROOT / "var")
    place.mkdir(parents=True, exist_ok=True)
    with (place / "serving.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(f"Passend is already served, or being upgraded, from {place}.")
        yield


@contextmanager
def _counting_together() -> Iterator[None]:
    """A place where the processes add up their figures: in memory, because a count that meets a
    full disk ends its process."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(
        prefix="passend-figures-", dir=memory if memory.is_dir() else None
    ) as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


def _goes_last(worker: "subprocess.Popen[bytes]") -> None:
    """Heavy work takes what the pages leave: a list of 10,000 may wait, a person not (T-23)."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, worker.pid, 10)


def _stop(signum: int, frame: object) -> None:
    raise KeyboardInterrupt


def _answers(host: str, port: int, running: list[subprocess.Popen[bytes]]) -> bool:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and all(one.poll() is None for one in running):
        try:
            urlopen(f"http://{host}:{port}/", timeout=5).close()  # noqa: S310
        except URLError as answer:
            if hasattr(answer, "code"):
                return True  # an answer, if not a friendly one
            time.sleep(0.1)
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in running:
        one.terminate()
    for one in running:
        try:
            one.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)
