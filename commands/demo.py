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
from threading import Thread

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
    is_new = make_school(place, options.students, options.fresh)
    compress(place)

    def ready() -> None:
        print(f"\n  Passend: http://127.0.0.1:{options.port}/   (Ctrl-C stops it)\n", flush=True)

    return serve("127.0.0.1", options.port, 2, ready, scheduler=True, is_new=is_new)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--students", type=int, default=None, help="default 1000")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="build the school anew")
    return parser.parse_args()


def make_school(place: Path, students: int | None, fresh: bool) -> bool:
    """Build the school, unless one of this size and this data model stands already: False."""
    mark = place / "made-from"
    made = mark.read_text().split() if mark.exists() else ["", ""]
    wanted = str(students or made[0] or 1000)
    if not fresh and made == [wanted, _data_model()]:
        if (days := int((time.time() - mark.stat().st_mtime) / DAY)) > 7:
            print(f"This school was made {days} days ago; --fresh makes one of today.")
        return False
    if mark.exists() and not fresh:
        print("The school on disk is of another size or data model; a new one is built.")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with _beside(lambda: compress(place)):
        _passend("demo", "--students", wanted)
    mark.write_text(f"{wanted} {_data_model()}")
    return True


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


@contextmanager
def _beside(do: Callable[[], None]) -> Iterator[None]:
    """Do this on another core meanwhile."""
    other = Thread(target=do)
    other.start()
    try:
        yield
    finally:
        other.join()


def _data_model() -> str:
    return _hash("*/migrations/*.py")


def _hash(pattern: str) -> str:
    files = sorted(f for f in (ROOT / "src/passend").glob(pattern) if f.is_file())
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:16]


def _passend(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "passend", *words])
    if done.returncode:
        sys.exit(f"The demo stops: 'passend {words[0]}' did not succeed (see above).")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
