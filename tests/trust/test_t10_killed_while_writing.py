"""T-10. `kill -9` at fifty random moments of web, worker and database, while people write.

What was acknowledged is there exactly once, and whole: an agreement in force has its consent, its
scan and its event, or nothing of them. No file is left that belongs to nothing.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.clusters import Cluster, cluster
from tests.machines import Machine, with_tables
from tests.papers import PDF

from .killable import served
from .load import Load, Reaper

pytestmark = pytest.mark.django_db  # so that it runs on the second database too
KILLS, PROPOSALS = 50, 60
SEED = int(os.environ.get("PASSEND_SEED") or random.SystemRandom().randrange(10**6))

BUILD = f"""
import json
from django.conf import settings
from django.test import Client
from tests import given, signing_in
of = given.team()
coordinator = given.coordinator(of)
coach = given.coach()
def session(user):
    client = Client()
    signing_in.wholly(client, user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
proposals = [given.proposed(given.heard_case(coach=coach, team=of)) for _ in range({PROPOSALS})]
print(json.dumps({{
    "coach": session(coach), "coordinator": session(coordinator),
    "proposals": [str(p.pk) for p in proposals],
    "day": str(proposals[0].proposed_on),
}}))
"""
LOOK = """
import json
from collections import Counter
from django.db import connection
from passend.agreements.models import Agreement, Consent, PaperSignature
from passend.cases.models import Measure, MeasureWording
from passend.core import files, stray
from passend.core.models import Event
papers = PaperSignature.objects.values_list("consent__agreement", flat=True)
signed = Counter(str(k) for k in papers)
consents = Counter(str(k) for k in Consent.objects.values_list("agreement", flat=True))
said = Counter(
    k.rpartition(":")[2] for k in
    Event.objects.filter(verb="agreement.confirm_paper").values_list("subject", flat=True)
)
scans = [sum(map(len, files.chunks_of(p.scan))) for p in PaperSignature.objects.all()]
found = stray.check(young_too=True)
print(json.dumps({
    "agreements": {
        str(pk): [status, signed[str(pk)], consents[str(pk)], said[str(pk)]]
        for pk, status in Agreement.objects.values_list("pk", "status")
    },
    "measures": Counter(MeasureWording.objects.values_list("title", flat=True)),
    "measures said": Event.objects.filter(verb="measure.add").count(),
    "measures all": Measure.objects.count(),
    "scans": Counter(scans),
    "strays": len(found.strays), "missing": len(found.missing),
}))
"""
NOTHING, WHOLE = ["proposed", 0, 0, 0], ["in_force", 1, 1, 1]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Machine, Cluster | None]]:
    with ExitStack() as stack:
        if connection.vendor == "sqlite":
            yield with_tables(Machine(tmp_path, "")), None
            return
        own = stack.enter_context(cluster())
        own.sql("CREATE DATABASE passend")
        yield with_tables(Machine(tmp_path, own.url("passend"))), own


def test_t10_fifty_kills_lose_nothing_that_was_acknowledged(
    place: tuple[Machine, Cluster | None],
):
    machine, database = place
    say(f"T-10 with PASSEND_SEED={SEED}")
    began = time.monotonic()
    with served(machine, PASSEND_LIMITS="0") as site:
        world = json.loads(machine.python(BUILD))
        site.start()
        site.wait_until_it_answers()
        load = Load(site, world)
        reaper = Reaper(load, database, random.Random(SEED), KILLS)  # noqa: S311
        with load.going_on():
            reaper.run()
        site.kill()
        if database:  # its last connection may just have died: then it starts anew for a while
            database.kill()
            database.start()
        machine.passend("files", "sweep", "--stopped")  # as `./run serve` does before it starts
        found = json.loads(machine.python(LOOK))
        site.start(*site.names[:1])
        site.wait_until_it_answers()
        again = Counter(load.sign_one(key) for key in unanswered(load, found))
    say(
        f"killed {dict(reaper.done)}; yes: {len(load.acknowledged)} + {len(load.added)}; "
        f"no answer or another one: {dict(load.cut_off)}; {time.monotonic() - began:.0f} s"
    )
    holds(load, found)
    assert set(again) <= {302}, "who tries again after the restart succeeds"
    assert sum(load.cut_off.values()) > 0, "no request was cut off: the kills proved nothing"


def say(told: str) -> None:
    """On a failure pytest shows it, so that the same moments can be tried again."""
    sys.stdout.write(f"{told}\n")


def unanswered(load: Load, found: dict[str, Any]) -> list[str]:
    """Proposals whose signature was sent and of which nothing arrived."""
    return [key for key in load.sent if found["agreements"][key] == NOTHING][:10]


def holds(load: Load, found: dict[str, Any]) -> None:
    agreements = found["agreements"]
    halves = {k: state for k, state in agreements.items() if state not in (NOTHING, WHOLE)}
    assert halves == {}
    assert [key for key in load.acknowledged if agreements[key] != WHOLE] == []
    assert len(set(load.acknowledged)) == len(load.acknowledged) > 10
    measures = {
        title: n for title, n in found["measures"].items() if title.startswith("Maatregel ")
    }
    assert [title for title in load.added if measures.get(title) != 1] == []
    assert len(load.added) > 20
    assert max(found["measures"].values()) == 1
    assert set(found["scans"]) == {str(len(PDF))}
    assert (found["strays"], found["missing"]) == (0, 0)
