"""A PostgreSQL for the tests: that of DATABASE_URL, or one in a temporary folder."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Nothing here has to survive a power cut, so it need not wait for the disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
MISSING = "PostgreSQL (no DATABASE_URL and no server program; install postgresql)"


@contextmanager
def postgres() -> Iterator[str | None]:
    """Gives a DATABASE_URL, or None when there is no PostgreSQL to be had."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        yield given
    elif tools := programs():
        with _throw_away(tools) as url:
            yield url
    else:
        yield None


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; Debian keeps them out of the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    found = [Path(p).resolve() for p in [shutil.which("initdb")] if p] + debian
    return next((p.parent for p in found if (p.parent / "pg_ctl").exists()), None)


@contextmanager
def _throw_away(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="passend-pg-"))
    who = somebody_else(folder)
    port = free_port()
    data = str(folder / "data")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {FAST}"
    init = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync"]
    pg_ctl = [str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log")]
    try:
        quietly([str(programs / "initdb"), "-D", data, *init], folder, who)
        quietly([*pg_ctl, "-o", options, "start"], folder, who)
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            quietly([*pg_ctl, "-m", "immediate", "stop"], folder, who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def somebody_else(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root; then the folder is given to an account that is not."""
    if os.name != "posix" or os.getuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    who = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, who)
    return who


def quietly(command: list[str], folder: Path, who: str | None) -> None:
    extra: list[str] | None = [] if who else None
    done = subprocess.run(
        command, cwd=folder, user=who, extra_groups=extra, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"PostgreSQL did not start: {done.stderr.strip()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
