"""Runs web server, worker and post side by side; when one falls, all end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

START_SECONDS = 30
STOP_SECONDS = 10


def port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            probe.bind((host, port))
            return True
    return False


def serve(host: str, port: int, workers: int, ready: Callable[[], None]) -> int:
    """Serve until a signal or until one of them stops. The exit code of the one that fell."""
    if not port_is_free(host, port):
        sys.exit(f"Port {port} is in use. Choose another one with --port.")
    web = [
        *("-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--respawn-failed-workers", "--log-level", "warning"),
        *("--blocking-threads", "4", "--backpressure", "64"),
        "passend.wsgi:application",
    ]
    worker = ["-m", "passend", "db_worker", "--verbosity", "0", "--queue-name", "*"]
    post = ["-m", "passend", "post", "--every", "5"]
    signal.signal(signal.SIGTERM, _stop)
    running: list[subprocess.Popen[bytes]] = []
    try:
        # Sessions of their own: a Ctrl-C reaches us alone, and we end them in order.
        for command in (web, worker, post):
            running.append(subprocess.Popen([sys.executable, *command], start_new_session=True))
        if _answers(host, port, running):
            ready()
        while all(one.poll() is None for one in running):
            time.sleep(0.2)
        return next(one.returncode for one in running if one.poll() is not None) or 1
    except KeyboardInterrupt:
        return 0
    finally:
        _end(running)


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
