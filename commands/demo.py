"""a lifelike school with people to sign in as (--students 1000, --port 8000, --fresh)"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from commands._early import MADE_FROM
from commands._servers import port_is_free, serve

ROOT = Path(__file__).resolve().parents[1]
DAY = 24 * 60 * 60


def main() -> int:
    options = _options()
    if not port_is_free("127.0.0.1", options.port):
        sys.exit(f"Port {options.port} is in use. Choose another one with --port.")
    place = ROOT / "var/demo"
    os.environ.pop("DATABASE_URL", None)  # the demo never touches a real database
    os.environ |= {
        "PASSEND_MODE": "demo",
        "PASSEND_DATA_DIR": str(place),
        "PASSEND_BASE_URL": f"http://127.0.0.1:{options.port}",
    }

    def ready() -> None:
        print(f"\n  Passend: http://127.0.0.1:{options.port}/   (Ctrl-C stops it)\n", flush=True)

    wanted = wanted_in(place, options.students)
    if not options.fresh and stands(place, wanted):
        compress(place)
        return serve("127.0.0.1", options.port, 2, ready, scheduler=True)
    with building(place, wanted) as stand:
        compress(place)  # and the pages load, on the other core
        return serve("127.0.0.1", options.port, 2, ready, scheduler=True, stand=stand)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--students", type=int, default=None, help="default 1000")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="build the school anew")
    return parser.parse_args()


def stands(place: Path, wanted: str) -> bool:
    """Whether a school of this size and this data model stands already."""
    mark = place / MADE_FROM
    if not mark.exists():
        return False
    if mark.read_text() != wanted:
        print("The school on disk is of another size or data model; a new one is built.")
        return False
    if (days := int((time.time() - mark.stat().st_mtime) / DAY)) > 7:
        print(f"This school was made {days} days ago; --fresh makes one of today.")
    return True


def wanted_in(place: Path, students: int | None) -> str:
    """Of how many students, by default as many as there are, and with which data model."""
    mark = place / MADE_FROM
    made = mark.read_text().split()[0] if mark.exists() else "1000"
    return f"{students or made} {_hash('*/migrations/*.py')}"


@contextmanager
def building(place: Path, wanted: str) -> Iterator[Callable[[], None]]:
    """Build the school in a process of its own; call what it gives to wait until it stands. Who
    leaves before that ends it."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    words = ["demo", "--students", wanted.split()[0]]
    school = subprocess.Popen([sys.executable, "-m", "passend", *words])

    def stand() -> None:
        if school.wait():
            sys.exit("The demo stops: 'passend demo' did not succeed (see above).")
        (place / MADE_FROM).write_text(wanted)

    try:
        yield stand
    finally:
        school.kill()
        school.wait()


def compress(place: Path) -> None:
    """Have the styles, fonts and pictures lie ready compressed, as `./run serve` has them: a page
    weighs a third. Only when they changed since; without them they are served as they stand."""
    mark, wanted = place / "compressed-from", _hash("*/static/**/*")
    if mark.exists() and mark.read_text() == wanted:
        return
    shutil.rmtree(place / "static", ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "passend", "collectstatic", "--noinput", "-v0"])
    if done.returncode:
        shutil.rmtree(place / "static", ignore_errors=True)
    else:
        mark.write_text(wanted)


def _hash(pattern: str) -> str:
    files = sorted(f for f in (ROOT / "src/passend").glob(pattern) if f.is_file())
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:16]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
