"""everything but the tests: format, lint, types, contracts, migrations, deploy"""

import os
import subprocess
import sys
import time
from pathlib import Path

PYTHON = sys.executable
TEMPLATES = sorted({str(p.parent) for p in Path("src").rglob("templates") if p.is_dir()})
# The deploy check looks at production settings; these values are good for nothing else.
DEPLOY = {
    "PASSEND_MODE": "production",
    "SECRET_KEY": "check-only-" + "0123456789abcdef" * 4,
    "PASSEND_IDENTITY_KEY": "Y2hlY2stb25seS1pZGVudGl0eS1rZXktMzItYnl0ZXM=",
    "PASSEND_FIELD_KEYS": "1:Y2hlY2stb25seS1maWVsZC1rZXktb2YtMzItYnl0ZXM=",
    "PASSEND_LOG_KEY": "1:Y2hlY2stb25seS1sb2cta2V5LW9mLTMyLWJ5dGVzISE=",
    "ALLOWED_HOSTS": "passend.example",
    "PASSEND_DATA_DIR": str(Path("var/check").resolve()),
}
TESTS = {"PASSEND_MODE": "test"}
CHECKS: dict[str, tuple[list[str], dict[str, str]]] = {
    "format": (["ruff", "format", "--check", "--output-format", "concise", "."], {}),
    "lint": (["ruff", "check", "--output-format", "concise", "."], {}),
    "templates": (["djlint", "--lint", "--quiet", *TEMPLATES], {}),
    "types": (["mypy", "--no-error-summary"], TESTS),
    "contracts": (["lint-imports"], TESTS),
    "migrations": ([PYTHON, "-m", "passend", "makemigrations", "--check", "--dry-run"], TESTS),
    "deploy": (
        [PYTHON, "-m", "passend", "check", "--deploy", "--fail-level", "WARNING"],
        DEPLOY,
    ),
}


def main() -> int:
    wanted = sys.argv[1:] or list(CHECKS)
    if unknown := [name for name in wanted if name not in CHECKS]:
        sys.exit(f"No such check: {unknown[0]}. There are: {', '.join(CHECKS)}.")
    failed = [name for name in wanted if not _passes(name)]
    print(f"\nNot right: {', '.join(failed)}." if failed else "\nAll checks pass.")
    return 1 if failed else 0


def _passes(name: str) -> bool:
    command, env = CHECKS[name]
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | env
    began = time.monotonic()
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    mark = "ok" if done.returncode == 0 else "NOT RIGHT"
    print(f"{name:12}{mark:10}{time.monotonic() - began:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout.decode(errors="replace"), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
