"""Going back to a moment: the commands of docs/how-to/backing-up.md and restoring.md, for real."""

import shutil
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from commands._postgres import programs
from tests.clusters import Cluster, cluster


def archiving(wal: Path) -> list[str]:
    """As the how-to says it."""
    to = f"{wal}/%f"
    command = f"test ! -f {to} && cp %p {to}.partial && sync {to}.partial && mv {to}.partial {to}"
    return ["wal_level = replica", "archive_mode = on", f"archive_command = '{command}'"]


@pytest.mark.skipif(programs() is None, reason="no server programs of PostgreSQL")
def test_what_was_written_before_the_moment_comes_back_and_nothing_after_it():
    with cluster("archive_timeout = 300") as own:
        wal, base = own.folder / "wal", own.folder / "base"
        wal.mkdir()
        if own.who:
            shutil.chown(wal, own.who)
        with (own.data / "postgresql.conf").open("a") as conf:
            conf.write("\n".join(archiving(wal)) + "\n")
        own.stop()
        own.start()
        own.sql("CREATE TABLE promises (n int PRIMARY KEY)")
        own.run(
            "pg_basebackup", "--pgdata", str(base), "--checkpoint=fast", "--wal-method=none",
            "-h", "127.0.0.1", "-p", str(own.port), "-U", "postgres",
        )  # fmt: skip
        own.sql("INSERT INTO promises SELECT generate_series(1, 1000)")
        moment = own.sql("SELECT clock_timestamp()")[0][0]
        own.sql("SELECT pg_sleep(0.05)")
        own.sql("DELETE FROM promises")
        segment = own.sql("SELECT pg_walfile_name(pg_switch_wal())")[0][0]
        wait_for(wal / str(segment))
        own.kill()  # the machine is gone; what is left are the base and the folder

        with (base / "postgresql.auto.conf").open("a") as conf:
            conf.write(
                f"restore_command = 'cp {wal}/%f %p'\narchive_mode = off\n"
                f"recovery_target_time = '{moment}'\nrecovery_target_action = 'promote'\n"
            )
        (base / "recovery.signal").touch()
        if own.who:
            shutil.chown(base / "recovery.signal", own.who)
        back = Cluster(own.folder, own.tools, own.who, base)
        back.start()
        try:
            wait_until_it_takes_writes(back)
            assert back.sql("SELECT count(*) FROM promises") == [(1000,)]
        finally:
            back.kill()


def wait_for(path: Path) -> None:
    until = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < until, f"{path.name} was not archived"
        time.sleep(0.02)


def wait_until_it_takes_writes(server: Cluster) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(psycopg.OperationalError):
            if server.sql("SELECT pg_is_in_recovery()") == [(False,)]:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not come back")
