"""Small disks to fill up: real ones where this account may mount, and ones that pretend.

What pretends does so where a full disk shows itself: when a file goes to the disk (as with a quota,
or over NFS), when SQLite asks for one more page, when PostgreSQL says 53100.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from tests.clusters import Cluster

REFUSE = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
DO $$ DECLARE name text; BEGIN
FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
EXECUTE format('CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON %I EXECUTE FUNCTION full_disk()', name);
END LOOP; END $$
"""  # noqa: E501
TAKE = "DROP FUNCTION full_disk() CASCADE"


class Volume(Protocol):
    """A disk: full from `fill` until `empty`."""

    def fill(self) -> None: ...

    def empty(self) -> None: ...


@dataclass
class Mounted:
    """A tmpfs of some megabytes."""

    path: Path

    @property
    def ballast(self) -> Path:
        return self.path / "ballast"

    def fill(self) -> None:
        """To the last byte."""
        with self.ballast.open("ab", buffering=0) as out, suppress(OSError):
            while out.write(bytes(4096)):
                pass

    def empty(self) -> None:
        self.ballast.unlink()


@dataclass
class Pretending:
    """While this file is there, the servers meet a full disk (`tests.trust.tight`)."""

    sign: Path

    def fill(self) -> None:
        self.sign.touch()

    def empty(self) -> None:
        self.sign.unlink()


@dataclass
class Refusing:
    """The tables of a cluster take nothing more."""

    cluster: Cluster
    name: str

    def fill(self) -> None:
        self.cluster.sql(REFUSE, self.name)

    def empty(self) -> None:
        self.cluster.sql(TAKE, self.name)


@contextmanager
def mounted(path: Path, megabytes: int) -> Iterator[Mounted]:
    path.mkdir(parents=True)
    subprocess.run(_mount(path, megabytes), check=True)
    try:
        yield Mounted(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


@cache
def may_mount() -> bool:
    """Root may, but not in every container."""
    if not hasattr(os, "getuid") or os.getuid():
        return False
    with tempfile.TemporaryDirectory() as place:
        if subprocess.run(_mount(Path(place), 1), capture_output=True).returncode:
            return False
        subprocess.run(["umount", place], check=True)
        return True


def _mount(path: Path, megabytes: int) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path)]
