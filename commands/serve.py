"""the real thing, with production settings (--host, --port, --workers, --scheduler)"""

import argparse
import os
import subprocess
import sys

from commands._servers import serve


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="behind a TLS proxy: leave it")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--scheduler", action="store_true", help="without cron or systemd timers: also the night"
    )
    options = parser.parse_args()
    os.environ["PASSEND_MODE"] = "production"
    _must_succeed("collectstatic", "--noinput", "--verbosity", "0")
    if _passend("migrate", "--check", "--verbosity", "0").returncode:
        sys.exit("The database is behind this version. Run: passend upgrade")

    def ready() -> None:
        print(f"Passend serves at http://{options.host}:{options.port}/", flush=True)

    return serve(options.host, options.port, options.workers, ready, scheduler=options.scheduler)


def _passend(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "passend", *words]
    return subprocess.run(command, capture_output=True, text=True)


def _must_succeed(*words: str) -> None:
    done = _passend(*words)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}".strip())


if __name__ == "__main__":
    sys.exit(main())
