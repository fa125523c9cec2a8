"""T-14: one bad row among very many, in little memory, and the same file again changes nothing.

The full size (500,000 rows) is `./run bench imports`. Here 3,000 rows go all the way in a process
of their own, and 60,000 are read with everything that is remembered of earlier rows.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS, MANY, BAR_MB = 3_000, 60_000, 300

SCRIPT = f"""
import json, sys
from pathlib import Path
import django
django.setup()
from bench import _files, imports
from bench._memory import peak_mb as peak
from django.core.management import call_command
from passend.people.imports.rows import rows_of
from passend.people.models import Import, ImportRow, Student

call_command("migrate", verbosity=0)
place = Path(sys.argv[1])
imports.write("roster", {ROWS}, place / "small.csv")
first = imports.load("roster", place / "small.csv")
refused = list(ImportRow.objects.with_reason().values_list("line", "code"))
students = Student.objects.count()
again = imports.load("roster", place / "small.csv")
after_small = peak()
imports.write("roster", {MANY}, place / "large.csv")
batch = Import(kind="roster", mapping=imports.MAPPING)
read = sum(1 for row in rows_of(batch, place / "large.csv"))
json.dump([first, refused, students, again, after_small, read, peak()], sys.stderr)
"""


def test_good_rows_go_in_bad_rows_stay_behind_and_memory_stays_small(tmp_path: Path) -> None:
    env = {
        "PASSEND_MODE": "test",
        "PASSEND_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "passend.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    first, refused, students, again, after_small, read, peak = json.loads(done.stderr)

    assert first == {"new": ROWS - 3, "refused": 3}
    assert refused == [
        [ROWS // 4 + 1, "unknown_crebo"],
        [ROWS // 2 + 1, "unreadable"],
        [ROWS // 4 * 3 + 1, "too_long"],
    ]
    assert students == ROWS - 3
    assert again == {"same": ROWS - 3, "refused": 3}
    assert read == MANY
    growth = (peak - after_small) / MANY
    assert after_small + growth * 500_000 < BAR_MB, (after_small, peak)
