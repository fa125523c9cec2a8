"""all tests, on both databases and in a browser (--ci: nothing may be missing)"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from commands._postgres import MISSING, postgres

BROWSERS = (  # the first draws no window, which is a fifth of the work
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
    "google-chrome-stable", "chrome",
)  # fmt: skip
JOURNEYS = "tests/journeys"
# Some machines keep no compiled code: then every process compiles all tests again.
NOT_OURS = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}
NO_TESTS = 5  # what pytest says when the second database has nothing to add


def main() -> int:
    words = sys.argv[1:]
    strict = "--ci" in words or os.environ.get("CI", "").lower() in {"1", "true"}
    words = [w for w in words if w != "--ci"]
    os.environ["PASSEND_MODE"] = "test"
    os.environ["PASSEND_NOTHING_MISSING"] = "1" if strict else ""
    missing: list[str] = []
    if browser := find_browser():
        os.environ["CHROMIUM"] = browser
    else:
        missing.append("the journeys in a browser (no Chromium found; install chromium)")
    with postgres() as url:
        if url is None:
            missing.append(MISSING)
        if strict and missing:
            return _say(missing, "Missing")
        codes = [_pytest(name, u, words, browser) for name, u in _databases(url)]
    _say(missing, "Not tested")
    return max(codes)


def find_browser() -> str | None:
    """The Chromium of CHROMIUM, else of the system."""
    given = os.environ.get("CHROMIUM", "")
    return given if given and Path(given).exists() else next(
        filter(None, map(shutil.which, BROWSERS)), None
    )  # fmt: skip


def _databases(url: str | None) -> list[tuple[str, str]]:
    return [("SQLite", ""), *([("PostgreSQL", url)] if url else [])]


def _pytest(name: str, url: str, words: list[str], browser: str | None) -> int:
    env = {k: v for k, v in os.environ.items() if k not in NOT_OURS}
    if url:
        env |= {"DATABASE_URL": url, "PASSEND_SECOND_DATABASE": "1"}
    pytest = [sys.executable, "-m", "pytest", "-p", "tests.nothing_missing"]
    if not words:
        # One more than the cores: many tests wait for a browser, a server or a kill.
        pytest += ["-q", "-n", str(len(os.sched_getaffinity(0)) + 1), "--dist", "worksteal"]
        pytest += ["--durations", "10"]
        if url:  # they know no database, and there are ten thousand of them to find
            pytest += ["--ignore=tests/engines"]
    if not browser:
        pytest += [f"--ignore={JOURNEYS}"]
    print(f"\n=== {name} ===", flush=True)
    code = subprocess.run([*pytest, *words], env=env).returncode
    return 0 if url and words and code == NO_TESTS else code


def _say(missing: list[str], how: str) -> int:
    for part in missing:
        print(f"{how}: {part}.", flush=True)
    return 1 if missing else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
