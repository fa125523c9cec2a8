"""The product as a school runs it: production settings, granian, behind a proxy that ends TLS.

A demo school is made in a folder of its own and thrown away; everything goes over the loopback.
"""

import json
import lzma
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from passend.settings.environment import WORTHLESS
from tests.house.code import ROOT, SRC

HOST = "passend.example"
KEPT = sorted((ROOT / "tests/upgrades").glob("*.sqlite3.xz"))[-1]
GIVEN = {
    **WORTHLESS,
    "ALLOWED_HOSTS": f"{HOST},127.0.0.1,testserver",
    "CSRF_TRUSTED_ORIGINS": f"https://{HOST}",
    "PASSEND_BEHIND_TLS_PROXY": "1",
    "PASSEND_LIMITS": "0",  # one program asks for everything here
}
SIGN_IN = """
import django, json, time
django.setup()
from django.conf import settings
from django.test import Client
from passend.desk.demo.personas import PERSONAS
from passend.people.models import User
found = {}
for persona in PERSONAS:
    user = User.objects.filter(email=persona.email).order_by("-cases__pk").first()
    if user is None:  # somebody who came to the demo after the release of which this is the school
        continue
    client = Client()
    client.force_login(user)
    session = client.session
    # Just came in, with everything that the door asks of each of them.
    session.update(dict.fromkeys(["shown_who_at", "began_at", "seen_at"], time.time()))
    session["second_step_done"] = True
    session.save()
    found[persona.code] = client.cookies[settings.SESSION_COOKIE_NAME].value
print(json.dumps([settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, found]))
"""


@dataclass
class Served:
    """Where it runs, the names of its cookies, and the session of each persona by its code."""

    port: int
    cookie: str = ""
    csrf: str = ""
    sessions: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def headers(self, persona: str = "", **more: str) -> dict[str, str]:
        """What the proxy and the browser of this persona send along."""
        signed_in = {"Cookie": f"{self.cookie}={self.sessions[persona]}"} if persona else {}
        return {"Host": HOST, "X-Forwarded-Proto": "https", **signed_in, **more}

    def ask(
        self, path: str, method: str = "GET", persona: str = "", body: Any = None, **more: str
    ) -> tuple[HTTPResponse, bytes]:
        """One request on a connection of its own, and its whole answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body=body, headers=self.headers(persona, **more))
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def say(self, raw: bytes) -> bytes:
        """These very bytes, and all that comes back until the server is silent or hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=3) as line:
            line.sendall(raw)
            told = b""
            try:
                while part := line.recv(65536):
                    told += part
            except TimeoutError:
                pass
            return told


def environment(folder: Path, mode: str) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    paths = os.pathsep.join([str(SRC), str(ROOT)])
    own = {"PASSEND_MODE": mode, "PASSEND_DATA_DIR": str(folder), "PYTHONPATH": paths}
    return env | GIVEN | own | {"DJANGO_SETTINGS_MODULE": "passend.settings"}


def school(folder: Path) -> Path:
    """A folder with the demo school of the last release; made once, by whoever comes first."""
    made = folder / "made"
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        for _ in range(600):
            if made.exists():
                return folder
            time.sleep(0.5)
        raise
    (folder / "db.sqlite3").write_bytes(lzma.decompress(KEPT.read_bytes()))
    passend(folder, "demo", "migrate", "--verbosity", "0")
    passend(folder, "production", "collectstatic", "--noinput", "--verbosity", "0")
    made.touch()
    return folder


def passend(folder: Path, mode: str, *words: str) -> str:
    """One command of the product, in this folder."""
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    env = environment(folder, mode)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(folder: Path, mode: str = "production", workers: int = 1) -> Iterator[Served]:
    """This school on a free port, until the end of the block."""
    env = environment(folder, mode)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        served = Served(probe.getsockname()[1])
    web = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
         "--port", str(served.port), "--workers", str(workers), "--blocking-threads", "4",
         "--log-level", "error", "passend.wsgi:application"], env=env, cwd=ROOT,
    )  # fmt: skip
    try:
        told = subprocess.run(
            [sys.executable, "-c", SIGN_IN], env=env, capture_output=True, text=True
        )
        assert told.returncode == 0, told.stderr
        served.cookie, served.csrf, served.sessions = json.loads(told.stdout.splitlines()[-1])
        for _ in range(1200):
            try:
                served.ask("/")
                break
            except OSError:
                assert web.poll() is None, "granian fell"
                time.sleep(0.1)
        yield served
    finally:
        web.terminate()
        web.wait(60)
