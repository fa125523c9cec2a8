"""A PostgreSQL of our own: to kill, to fill, and to restore to a point in time."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

from commands._postgres import free_port, programs, quietly, somebody_else
from tests import processes

INIT = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync"]


@dataclass
class Cluster:
    """`folder` belongs to the account that the server runs as; `data` is a folder in it."""

    folder: Path
    tools: Path
    who: str | None
    data: Path
    port: int = field(default_factory=free_port)

    def run(self, program: str, *words: str) -> None:
        quietly([str(self.tools / program), *words], self.folder, self.who)

    def start(self) -> None:
        options = f"-p {self.port} -c unix_socket_directories='' -c listen_addresses=127.0.0.1"
        log = str(self.folder / f"{self.data.name}.log")
        words = ["-D", str(self.data), "-w", "-t", "60", "-l", log, "-o", options]
        try:
            self.run("pg_ctl", *words, "start")
        except SystemExit as gave_up:
            raise AssertionError(Path(log).read_text()[-2000:]) from gave_up

    def stop(self) -> None:
        if self.is_up():
            self.run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop")

    def is_up(self) -> bool:
        return (self.data / "postmaster.pid").exists()

    def processes(self) -> list[psutil.Process]:
        """The first one, and all that it started."""
        pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        try:
            first = psutil.Process(pid)
            return [first, *first.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def kill(self) -> None:
        """As a power cut would for its processes: all at once, without a word."""
        with suppress(psutil.NoSuchProcess):
            self.processes()[0].suspend()  # or it starts one more while we count
        processes.kill(self.processes())
        # Its number may stay taken (see `processes.kill`): then PostgreSQL thinks that it runs.
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def sql(self, sql: str, name: str = "postgres") -> list[tuple[object, ...]]:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            done = connection.execute(sql)
            return done.fetchall() if done.description else []


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """A cluster that runs, and is gone afterwards. `settings` are lines of postgresql.conf."""
    tools = programs()
    assert tools, "no server program of PostgreSQL"
    folder = Path(tempfile.mkdtemp(prefix="passend-pg-"))
    made = Cluster(folder, tools, somebody_else(folder), folder / "data")
    try:
        made.run("initdb", "-D", str(made.data), *INIT)
        with (made.data / "postgresql.conf").open("a") as conf:
            conf.write("\n".join(["", *settings, ""]))
        made.start()
        yield made
    finally:
        if made.is_up():
            made.kill()
        shutil.rmtree(folder, ignore_errors=True)
