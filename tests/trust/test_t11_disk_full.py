"""T-11. The volume of the uploads fills up, then that of the database, while people use Passend.

On volumes that pretend, for every account; and on real ones where this account may mount. There the
tables of PostgreSQL lie on the small volume and its WAL does not, as the how-to advises.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from tests.clusters import Cluster, cluster
from tests.machines import Machine, with_tables
from tests.papers import PDF

from .killable import Served, served
from .load import MEASURE
from .tight import NAME
from .volumes import Pretending, Refusing, Volume, may_mount, mounted

pytestmark = pytest.mark.django_db  # so that it runs on the second database too
KINDS = ["real", "pretended"] if may_mount() else ["pretended"]
BIG = PDF + b"%" + b" " * 400_000
BUILD = """
import json
from django.conf import settings
from django.test import Client
from tests import given, signing_in
of = given.team()
coordinator, coach, manager = given.coordinator(of), given.coach(), given.manager()
def session(user):
    client = Client()
    signing_in.wholly(client, user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
proposals = [given.proposed(given.heard_case(coach=coach, team=of)) for _ in range(2)]
print(json.dumps({
    "coach": session(coach), "coordinator": session(coordinator), "manager": session(manager),
    "proposals": [str(p.pk) for p in proposals], "day": str(proposals[0].proposed_on),
    "cases": [str(p.case_id) for p in proposals],
}))
"""
LOOK = """
import json
from passend.agreements.models import PaperSignature
from passend.cases.models import MeasureWording
from passend.core import files, stray
from passend.core.log.verify import verify
found = stray.check(young_too=True)
print(json.dumps({
    "strays": len(found.strays), "missing": len(found.missing),
    "scans": [sum(map(len, files.chunks_of(p.scan))) for p in PaperSignature.objects.all()],
    "titles": list(MeasureWording.objects.values_list("title", flat=True)),
    "log": verify().is_whole,
}))
"""


@dataclass
class Place:
    site: Served
    world: dict[str, object]
    uploads: Volume
    tables: Volume

    def sign(self, number: int) -> tuple[int, str]:
        path = f"/afspraken/{self.world['proposals'][number]}/handtekening/"  # type: ignore[index]
        data = {"signed_on": self.world["day"]}
        return self.site.post(path, str(self.world["coach"]), data, scan=BIG)

    def add(self, title: str) -> int:
        data = {"title": title, **MEASURE}
        return self.site.post("/maatregelen/nieuw/", str(self.world["coordinator"]), data)[0]

    def add_until_refused(self) -> list[tuple[str, int]]:
        """What still fits on pages that the database had already is written, and kept."""
        asked: list[tuple[str, int]] = []
        while len(asked) < 1000 and (not asked or asked[-1][1] == 302):
            title = f"Vol {len(asked)}"
            asked.append((title, self.add(title)))
        return asked

    def look_until_refused(self) -> str:
        """A line in the log is small: some may fit where a record does not. What is said then."""
        path = f"/dossiers/{self.world['cases'][1]}/"  # type: ignore[index]
        looks = (self.site.get(path, str(self.world["coach"])) for _ in range(1000))
        return next((page.decode() for status, _, page in looks if status == 507), "")

    def dossier(self) -> int:
        path = f"/dossiers/{self.world['cases'][0]}/"  # type: ignore[index]
        return self.site.get(path, str(self.world["coach"]))[0]

    def reads(self) -> set[int]:
        """Lists, and what the functional manager sees."""
        as_coach = [
            self.site.get(p, str(self.world["coach"]))[0] for p in ("/studenten/", "/vandaag/")
        ]
        return {*as_coach, self.site.get("/maatregelen/", str(self.world["coordinator"]))[0]}

    def alarm(self) -> bool:
        status, _, page = self.site.get("/systeem/", str(self.world["manager"]))
        assert status == 200
        return "bijna vol" in page.decode() and self.site.get("/klaar/")[0] == 503

    def found(self) -> dict[str, object]:
        told: dict[str, object] = json.loads(self.site.machine.python(LOOK))
        return told


@pytest.fixture(params=KINDS)
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Place]:
    with ExitStack() as stack:
        own = None if connection.vendor == "sqlite" else stack.enter_context(cluster())
        on = real_volumes if request.param == "real" else pretended_volumes
        uploads, tables, machine = on(tmp_path, own, stack)
        with_tables(machine)
        world = json.loads(machine.python(BUILD))
        signs = tmp_path / "signs"
        signs.mkdir()
        settings = {"PASSEND_MIN_FREE_MB": "1", "PASSEND_LIMITS": "0", NAME: str(signs)}
        site = stack.enter_context(served(machine, **settings))
        site.start(site.names[0])
        site.wait_until_it_answers()
        yield Place(site, world, uploads, tables)


def real_volumes(
    folder: Path, own: Cluster | None, stack: ExitStack
) -> tuple[Volume, Volume, Machine]:
    data, uploads = folder / "data", stack.enter_context(mounted(folder / "uploads", 4))
    data.mkdir()
    (uploads.path / "files").mkdir()
    (data / "files").symlink_to(uploads.path / "files")  # beside the ballast, not with it
    if own is None:
        tables = stack.enter_context(mounted(folder / "db", 24))
        return uploads, tables, Machine(data, f"sqlite:///{tables.path}/db.sqlite3")
    tables = stack.enter_context(mounted(own.folder / "small", 64))
    if own.who:
        subprocess.run(["chown", own.who, str(tables.path)], check=True)
    own.sql(f"CREATE TABLESPACE small LOCATION '{tables.path}'")
    own.sql("CREATE DATABASE passend TABLESPACE small")
    return uploads, tables, Machine(data, own.url("passend"))


def pretended_volumes(
    folder: Path, own: Cluster | None, stack: ExitStack
) -> tuple[Volume, Volume, Machine]:
    data, uploads = folder / "data", Pretending(folder / "signs/files")
    data.mkdir()
    if own is None:
        return uploads, Pretending(folder / "signs/tables"), Machine(data, "")
    own.sql("CREATE DATABASE passend")
    return uploads, Refusing(own, "passend"), Machine(data, own.url("passend"))


def test_t11_a_full_volume_stops_writing_in_words_and_nothing_else(place: Place):
    # The volume of the uploads. A file does not fit; everything else goes on.
    assert not place.alarm()
    place.uploads.fill()
    status, page = place.sign(0)
    assert status == 507
    assert place.alarm()
    assert place.reads() == {200}
    assert place.dossier() == 200
    assert place.add("Met volle bestanden") == 302
    full = place.found()
    assert (full["scans"], full["strays"], full["missing"]) == ([], 0, 0)
    place.uploads.empty()
    assert place.sign(0)[0] == 302
    assert place.found()["scans"] == [len(BIG)]

    # The volume of the database. Nothing can be written, so no dossier opens without its line.
    place.tables.fill()
    asked = place.add_until_refused()
    assert {status for _, status in asked} <= {302, 507}
    assert asked[-1][1] == 507
    assert place.reads() == {200}
    assert place.dossier() in {200, 507}
    assert "geen plaats" in place.look_until_refused()
    place.tables.empty()

    # Room again: no restart, no repair.
    assert place.dossier() == 200
    assert place.add("Weer ruimte") == 302
    assert place.sign(1)[0] == 302
    assert not place.alarm()
    after = place.found()
    assert after["scans"] == [len(BIG)] * 2
    assert (after["strays"], after["missing"], after["log"]) == (0, 0, True)
    said = [title for title, status in asked if status == 302]
    kept = [title for title in after["titles"] if title.startswith("Vol ")]  # type: ignore[attr-defined]
    assert sorted(kept) == sorted(said)
