"""The product as a school runs it, in processes of its own, for a test to kill."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode

import psutil
from django.core.management import get_commands

from commands._postgres import free_port
from tests import processes
from tests.house.code import ROOT
from tests.machines import Machine

from .warm import Warm

WORKER = "worker" if "worker" in get_commands() else "db_worker"
TOKEN = "t" * 32
START_SECONDS = 120  # a bound, not a wait: on a busy machine Python alone takes many


@dataclass
class Served:
    """Web servers, a worker and the post of one machine, as `./run serve` starts them.

    Each web server is a granian of its own with one process: so one can be killed and started again
    while the others answer. (Granian ends as a whole when a process dies twice in five seconds.)
    """

    machine: Machine
    ports: list[int]
    warm: Warm
    running: dict[str, psutil.Process] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [*(f"web {port}" for port in self.ports), "worker", "post"]

    def command(self, name: str) -> list[str]:
        kind, _, port = name.partition(" ")
        if kind == "web":
            return [
                "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port,
                "--workers", "1", "--blocking-threads", "4", "--log-level", "critical",
                "passend.wsgi:application",
            ]  # fmt: skip
        more = {"worker": ["--queue-name", "*"], "post": ["--every", "1"]}
        return ["passend", WORKER if name == "worker" else name, *more[name], "-v0"]

    def start(self, *names: str) -> None:
        """Start these (or all); they are not waited for."""
        for name in names or self.names:
            self.running[name] = self.warm.start(self.command(name))

    def wait_until_it_answers(self, path: str = "/gezond/") -> None:
        until = time.monotonic() + START_SECONDS
        while self.get(path)[0] != 200:
            assert time.monotonic() < until, f"no answer within {START_SECONDS} s"
            time.sleep(0.02)

    def kill(self, *names: str) -> None:
        """`kill -9` of these (or of all), with the processes that they started."""
        dying = []
        for name in names or self.names:
            if one := self.running.pop(name, None):
                with suppress(psutil.NoSuchProcess):
                    dying += [one, *one.children(recursive=True)]
        processes.kill(dying)

    # ---- asking

    def get(self, path: str, session: str = "") -> tuple[int, str, bytes]:
        return self._ask("GET", path, session)

    def post(
        self, path: str, session: str, data: dict[str, Any], **files: bytes
    ) -> tuple[int, str]:
        """Status and Location; status 0 when no answer came."""
        body, kind = _form(data, files)
        status, where, _ = self._ask("POST", path, session, body, kind)
        return status, where

    def _ask(
        self, method: str, path: str, session: str, body: bytes = b"", kind: str = ""
    ) -> tuple[int, str, bytes]:
        headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        if kind:
            headers["Content-Type"] = kind
        for port in sorted(self.ports, key=lambda _: random.random()):  # noqa: S311
            connection = HTTPConnection("127.0.0.1", port, timeout=120)
            try:
                connection.connect()
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                return answer.status, answer.headers.get("Location", ""), answer.read()
            except ConnectionRefusedError:
                continue  # nobody there: nothing was sent, so another one may be asked
            except (OSError, HTTPException):
                break  # cut off: it may have been done, or not
            finally:
                connection.close()
        return 0, "", b""


def _form(data: dict[str, Any], files: dict[str, bytes]) -> tuple[bytes, str]:
    if not files:
        return urlencode(data, doseq=True).encode(), "application/x-www-form-urlencoded"
    edge, parts = "edge-of-a-part", []
    for name, value in data.items():
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        )
    whole = "".join(parts).encode()
    for name, body in files.items():
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="scan.pdf"\r\n'
        whole += f"{head}Content-Type: application/pdf\r\n\r\n".encode() + body + b"\r\n"
    return whole + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


@contextmanager
def served(machine: Machine, **settings: str) -> Iterator[Served]:
    """Not started yet; whatever runs at the end is killed."""
    warm = Warm.up(machine.env | settings, str(ROOT))
    found = Served(machine, [free_port() for _ in range(3)], warm)
    try:
        yield found
    finally:
        found.kill()
        warm.end()
