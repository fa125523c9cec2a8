"""Another machine: a data folder and a database of its own, reached only by its commands.

For what a test must not do to its own database: restoring, migrating, killing. On PostgreSQL a
fresh database on the same server, which is dropped afterwards.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.db import connection

from commands._postgres import programs
from tests.house.code import SRC
from tests.processes import database_url


@dataclass
class Machine:
    """`url` is empty for SQLite, which lies in the folder itself."""

    folder: Path
    url: str
    src: Path = SRC

    @property
    def env(self) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        return inherited | {
            "PASSEND_MODE": "demo",
            "PASSEND_DATA_DIR": str(self.folder),
            "PYTHONPATH": str(self.src),
            "DJANGO_SETTINGS_MODULE": "passend.settings",
            **({"DATABASE_URL": self.url} if self.url else {}),
        }

    def run(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *words], env=self.env | more, capture_output=True, text=True
        )

    def passend(self, *words: str) -> str:
        """The output of a command that must succeed."""
        done = self.run("-m", "passend", *words)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def refuses(self, *words: str, **more: str) -> str:
        """What a command says that must not succeed."""
        done = self.run("-m", "passend", *words, **more)
        assert done.returncode != 0, done.stdout
        assert "Traceback" not in done.stderr, done.stderr
        return done.stderr

    def python(self, code: str) -> str:
        """The output of a few lines with Django at hand."""
        done = self.run("-c", f"import django\ndjango.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def with_tables(machine: Machine) -> Machine:
    """The tables of this release, as the migrations made them in the database of the tests.

    A copy takes a moment; the migrations themselves take a quarter of a minute each time.
    """
    if connection.vendor == "sqlite":
        mine = machine.url.removeprefix("sqlite:///") or machine.folder / "db.sqlite3"
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as here:
            here.execute("VACUUM INTO ?", [str(mine)])  # without the room that other tests left
        with closing(sqlite3.connect(mine)) as there:
            there.execute("PRAGMA journal_mode=WAL")  # which a copy does not take along
        return machine
    tools = programs()
    assert tools, "no pg_dump"
    dump = [str(tools / "pg_dump"), "--no-owner", database_url()]
    load = [str(tools / "psql"), "-q", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, machine.url]
    sql = subprocess.run(dump, check=True, capture_output=True).stdout
    subprocess.run(load, check=True, input=sql)
    return machine


@contextmanager
def machine(folder: Path) -> Iterator[Machine]:
    """A machine with nothing on it, of the kind of database that the tests run on."""
    folder.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        yield Machine(folder, "")
        return
    with empty_database(os.environ["DATABASE_URL"]) as url:
        yield Machine(folder, url)


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """A database that is dropped afterwards, on the server of this address."""
    name = f"passend_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
