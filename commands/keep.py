"""keep a small demo school of this version, for the upgrade tests of later ones"""

import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

STUDENTS = 40


def main() -> int:
    version = tomllib.loads(Path("pyproject.toml").read_text())["project"]["version"]
    kept = Path("tests/upgrades") / f"v{version}.sqlite3.xz"
    kept.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PASSEND_MODE": "demo", "PASSEND_DATA_DIR": folder}
        os.environ.pop("DATABASE_URL", None)
        for words in (["migrate", "-v0"], ["demo", "--students", str(STUDENTS)]):
            if code := subprocess.run([sys.executable, "-m", "passend", *words]).returncode:
                return code
        whole = Path(folder) / "whole.sqlite3"
        database = sqlite3.connect(Path(folder) / "db.sqlite3")
        database.execute("VACUUM INTO ?", [str(whole)])
        database.close()
        kept.write_bytes(lzma.compress(whole.read_bytes(), preset=9))
    print(f"{kept}: {kept.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
