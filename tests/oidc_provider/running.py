"""The provider as the tests use it: started once, and a browser's way through its door."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

ROOT = Path(__file__).resolve().parents[2]
CALLBACK = "http://testserver/inloggen/via/school/terug/"


class Stay(HTTPRedirectHandler):
    """Say where one is led, and do not go there."""

    def redirect_request(self, *args: Any) -> None:
        return None


@dataclass
class Provider:
    """Where it is; `people` is what it says of whom."""

    issuer: str
    folder: Path

    def says(self, name: str, **claims: Any) -> None:
        file = self.folder / "people.json"
        people = json.loads(file.read_text())
        file.write_text(json.dumps({**people, name: claims}))

    def lets_in(self, name: str, asked: str) -> str:
        """Somebody signs in over there; the address to which the provider sends the browser."""
        opener = build_opener(HTTPCookieProcessor(CookieJar()), Stay())
        base = self.issuer.removesuffix("/o")
        where = f"{base}/sign-in/?as={quote(name)}&next={quote(asked.removeprefix(base))}"
        while urlsplit(where).netloc == urlsplit(base).netloc:
            try:
                opener.open(where, timeout=60)
            except HTTPError as led:
                where = led.headers["Location"]
                where = where if "://" in where else base + where
        return where


@contextmanager
def provider(folder: Path) -> Iterator[Provider]:
    """A process of its own, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "people.json").write_text("{}")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PASSEND_", "DJANGO_"))}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.oidc_provider", str(folder), str(port), CALLBACK],
            cwd=ROOT, env=env, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            _listens(process, port, folder)
            yield Provider(f"http://127.0.0.1:{port}/o", folder)
        finally:
            process.terminate()
            process.wait(60)


def _listens(process: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, (folder / "log").read_text()
        time.sleep(0.1)
    raise AssertionError("the provider does not answer")
