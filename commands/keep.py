"""keep a small demo school and the code of this version, for the upgrade tests of later ones"""

import lzma
import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

STUDENTS = 40
NOT_READ = {"static", "fonts"}


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
    source = kept.with_name(f"v{version}.src.tar.xz")
    keep_code(source)
    for path in (kept, source):
        print(f"{path}: {path.stat().st_size // 1024} kB")
    return 0


def keep_code(kept: Path) -> None:
    """What this version reads a database with: without pictures, styles and letters."""
    command = ["git", "ls-files", "src"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    with tarfile.open(kept, "w:xz", preset=9) as archive:
        for name in sorted(filter(None, names)):
            if Path(name).exists() and not NOT_READ & set(Path(name).parts):
                archive.add(name, filter=_of_nobody)


def _of_nobody(part: tarfile.TarInfo) -> tarfile.TarInfo:
    """The same bytes on every machine."""
    part.mtime, part.uid, part.gid, part.uname, part.gname = 0, 0, 0, "", ""
    return part


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
