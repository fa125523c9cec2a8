"""A demo school on disk, made once per size."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def school_of(students: int) -> Path:
    """The data folder of a school of this size; it is built when it is not there yet."""
    place = ROOT / f"var/bench-{students}"
    if not (place / "made").exists():
        place.mkdir(parents=True, exist_ok=True)
        env = os.environ | {"PASSEND_MODE": "demo", "PASSEND_DATA_DIR": str(place)}
        env.pop("DATABASE_URL", None)
        for words in (["migrate", "--verbosity", "0"], ["demo", "--students", str(students)]):
            print(f"Making a school of {students} students: {words[0]} …", file=sys.stderr)
            subprocess.run(
                [sys.executable, "-m", "passend", *words], env=env, check=True, stdout=sys.stderr
            )
        (place / "made").touch()
    return place
