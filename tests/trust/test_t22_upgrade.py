"""T-22. A school of the last release comes along, while the old code keeps reading.

Forward, back to the old code, forward again; and a `kill -9` halfway leaves the old database or
the new one, never something between.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from tests import releases
from tests.house.code import SRC
from tests.machines import Machine, empty_database

pytestmark = pytest.mark.django_db  # so that it runs on the second database too
SEED, KILLS = int(os.environ.get("PASSEND_SEED") or random.SystemRandom().randrange(10**6)), 4
Schema = tuple[list[object], list[object]]
SMOKE = """
import json
from django.test import Client
from django.urls import NoReverseMatch, reverse
from passend.cases.models import Case
from passend.core.models import Event
from passend.desk.context import items_of
from passend.desk.demo import personas
from passend.people.models import User
try:
    from tests.signing_in import wholly
except ImportError:  # of old code: there the password is all there is
    wholly = Client.force_login
seen = {}
for persona in [p for p in vars(personas).values() if isinstance(p, personas.Persona)]:
    user = User.objects.filter(email=persona.email).first()
    if user is None:
        continue
    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    wholly(client, user)
    paths = [reverse("case.detail", args=[c.pk]) for c in Case.objects.visible_to(user)[:2]]
    for name, *_ in items_of(user):
        try:
            paths.append(reverse(name))
        except NoReverseMatch:
            continue
    for path in paths:
        before = Event.objects.count()
        status = client.get(path).status_code
        seen[f"{persona.code} {path}"] = [status, Event.objects.count() - before]
print(json.dumps(seen))
"""
NEEDS = """
import json
from passend.cases.models import Need
from passend.core.models import Event
texts = sorted(need.text for need in Need.objects.all())
print(json.dumps([texts, Event.objects.count()]))
"""


@pytest.fixture(scope="module")
def old_src(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return releases.old_code(tmp_path_factory.mktemp("code"))


@pytest.fixture(scope="module")
def kept(old_src: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """The last release as it was left, with its own code. Tests work in a copy."""
    folder = tmp_path_factory.mktemp("kept")
    found = releases.old_school(folder)
    if connection.vendor == "sqlite":
        yield Machine(folder, "", old_src)
        return
    with empty_database(os.environ["DATABASE_URL"]) as url:
        machine = Machine(folder, url, old_src)
        releases.move_in(machine, found)
        found.unlink()
        yield machine


@pytest.fixture
def school(kept: Machine, tmp_path: Path) -> Iterator[Machine]:
    with ExitStack() as stack:
        yield copy_of(kept, tmp_path / "data", stack)


def with_new_code(machine: Machine) -> Machine:
    return Machine(machine.folder, machine.url, SRC)


def smoke(machine: Machine) -> dict[str, list[int]]:
    """Of the pages of everybody in the demo: the status, and how many lines of the log it left."""
    found: dict[str, list[int]] = json.loads(machine.python(SMOKE))
    assert len(found) > 20, found
    return found


def test_t22_forward_back_and_forward_again_and_the_old_code_keeps_reading(school: Machine):
    """What the old code read without a line in the log it reads still. A look that must leave one
    fails closed: of the old code the log takes no lines any more (ADR 19, 41)."""
    new, backups = with_new_code(school), str(school.folder / "backups")
    texts, before = json.loads(school.python(NEEDS))[0], smoke(school)
    assert {status for status, _ in before.values()} <= {200, 302}
    assert "back-up:" in new.passend("upgrade", "--backup-to", backups)
    for _ in range(2):
        after = smoke(school)
        silent = [path for path, (_, lines) in before.items() if lines == 0]
        assert len(silent) > 10
        assert {path: after[path] for path in silent if after[path] != before[path]} == {}
        assert {lines for _, lines in after.values()} == {0}, "a look without its line"
        again = smoke(new)
        assert {status for status, _ in again.values()} <= {200, 302}
        closed = [path for path in before.keys() & again if again[path][0] != before[path][0]]
        assert closed == [], "a page that the old code showed"
        assert sum(lines for _, lines in again.values()) > 0, "the new code leaves its lines"
        said = new.passend("upgrade", "--backup-to", backups)
    assert "0 stappen" in said
    assert json.loads(new.python(NEEDS))[0] == texts


def test_t22_the_backup_of_the_upgrade_brings_the_old_school_back(school: Machine):
    new, backups = with_new_code(school), school.folder / "backups"
    before = json.loads(school.python(NEEDS))
    old = schema(school)
    new.passend("upgrade", "--backup-to", str(backups))
    (archive,) = backups.glob("*.tar.gz")
    new.passend("restore", str(archive), "--replace")
    assert schema(school) == old
    assert json.loads(school.python(NEEDS)) == before


def test_t22_killed_halfway_it_is_the_old_database_or_the_new_one(
    school: Machine, tmp_path: Path, old_src: Path
):
    sys.stdout.write(f"T-22 with PASSEND_SEED={SEED}\n")
    chance = random.Random(SEED)  # noqa: S311
    old, outcomes = schema(school), []
    with ExitStack() as stack:
        one = copy_of(school, tmp_path / "whole", stack)
        spent = killed_after(one, None, "b")
        new = schema(one)
        assert new != old, "this release changes nothing in the database"
        for n in range(KILLS):
            if not outcomes or not outcomes[-1]:
                one = copy_of(school, tmp_path / f"copy{n}", stack)
            killed_after(one, chance.uniform(0, spent), f"b{n}")
            found = schema(one)
            assert found in (old, new)
            outcomes.append(found == old)
            if found == new or n == KILLS - 1:
                comes_along(one, new)
    sys.stdout.write(f"old after a kill: {outcomes.count(True)} of {KILLS}\n")


def comes_along(killed: Machine, new: Schema) -> None:
    """Who was killed, once or more often, is upgraded as if nothing had happened."""
    with_new_code(killed).passend("upgrade", "--backup-to", str(killed.folder / "last"))
    assert schema(killed) == new
    assert list(killed.folder.glob("*.upgrade*")) == []


def copy_of(school: Machine, folder: Path, stack: ExitStack) -> Machine:
    folder.mkdir()
    if not school.url:
        (folder / "db.sqlite3").write_bytes((school.folder / "db.sqlite3").read_bytes())
        return Machine(folder, "", school.src)
    name = f"passend_{uuid4().hex[:12]}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{school.url.rpartition("/")[2]}"')
    stack.callback(drop, name)
    return Machine(folder, f"{school.url.rpartition('/')[0]}/{name}", school.src)


def drop(name: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def killed_after(machine: Machine, seconds: float | None, place: str) -> float:
    """Upgrade, and end it so many seconds after its backup was made. Gives the time it took."""
    backups = machine.folder / place
    backups.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "passend", "upgrade", "--backup-to", str(backups)],
        env=with_new_code(machine).env, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while not list(backups.glob("passend-*.tar.gz")) and process.poll() is None:
        time.sleep(0.005)
    began = time.monotonic()
    if seconds is None:
        assert process.wait() == 0
        return time.monotonic() - began
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return time.monotonic() - began


def schema(machine: Machine) -> Schema:
    """Every migration that was done, and every column that there is."""
    done = "SELECT app, name FROM django_migrations ORDER BY app, name"
    if machine.url:
        columns = (
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public' ORDER BY 1, 2"
        )
        with psycopg.connect(machine.url) as there:
            return there.execute(done).fetchall(), there.execute(columns).fetchall()
    with closing(sqlite3.connect(machine.folder / "db.sqlite3")) as here:
        tables = "SELECT name, sql FROM sqlite_master ORDER BY name"
        return here.execute(done).fetchall(), here.execute(tables).fetchall()
