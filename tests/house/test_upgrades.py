"""What a school made with an earlier release is still there, and still readable, with this one."""

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .code import ROOT, SRC

KEPT = sorted((ROOT / "tests/upgrades").glob("*.sqlite3.xz"))
LOOK = """
import django, json
django.setup()
from django.db import connection
from passend.agreements.models import AgreedMeasure, Agreement
from passend.cases.models import Case, Need
from passend.core.models import Event, Message
try:
    connection.cursor().execute("DELETE FROM core_event")
    guarded = False
except Exception as refusal:
    guarded = "append-only" in str(refusal)
print(json.dumps({
    "dossiers": Case.objects.count(),
    "in force": Agreement.objects.filter(status="in_force").count(),
    "events": Event.objects.count(),
    "events are guarded": guarded,
    "texts": sum(bool(text.text) for text in Need.objects.all()),
    "post": sum(bool(message.body) for message in Message.objects.all()),
}))
"""


def test_a_release_left_its_school() -> None:
    assert KEPT, "run: ./run keep"


@pytest.mark.parametrize("school", KEPT, ids=lambda path: path.name)
def test_a_school_of_an_earlier_release_comes_along(school: Path, tmp_path: Path) -> None:
    old = tmp_path / "db.sqlite3"
    old.write_bytes(lzma.decompress(school.read_bytes()))
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "PASSEND_MODE": "demo",
        "PASSEND_DATA_DIR": str(tmp_path),
        "PYTHONPATH": str(SRC),
        "DJANGO_SETTINGS_MODULE": "passend.settings",
    }

    def python(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    python("-m", "passend", "migrate", "-v0")
    found = json.loads(python("-c", LOOK))
    assert all(found.values()), found
