"""An earlier release: its code, and a school that was made with it (`./run keep`).

The code lies here as an archive, because a clone of one branch has no tags.
"""

import lzma
import tarfile
from pathlib import Path

from .house.code import ROOT
from .machines import Machine

KEPT = ROOT / "tests/upgrades"
LAST = max(path.name.removesuffix(".sqlite3.xz") for path in KEPT.glob("*.sqlite3.xz"))

MOVE = """
import sys
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, transaction
old = {"ENGINE": "django.db.backends.sqlite3", "NAME": %r}
connections.settings["old"] = connections.configure_settings({"default": {}, "old": old})["old"]
models = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]
with transaction.atomic():
    for model in reversed(models):
        if model._base_manager.exists():
            model._base_manager.all().delete()
    for model in models:
        rows = list(model._base_manager.using("old").order_by("pk"))
        model._base_manager.bulk_create(rows, batch_size=500)
with connection.cursor() as cursor:
    for sql in connection.ops.sequence_reset_sql(no_style(), models):
        cursor.execute(sql)
"""


def old_code(folder: Path) -> Path:
    """The source of the last release, unpacked: what goes in PYTHONPATH."""
    with tarfile.open(KEPT / f"{LAST}.src.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def old_school(folder: Path) -> Path:
    """The school of the last release, as a database of SQLite."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "db.sqlite3"
    path.write_bytes(lzma.decompress((KEPT / f"{LAST}.sqlite3.xz").read_bytes()))
    return path


def move_in(machine: Machine, school: Path) -> None:
    """Put the school on a machine with PostgreSQL, by the models of the release itself."""
    machine.passend("migrate", "-v0")
    machine.python(MOVE % str(school))
