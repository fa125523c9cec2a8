"""the real thing, with production settings (--host, --port, --workers)"""

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
    options = parser.parse_args()
    os.environ["PASSEND_MODE"] = "production"
    _must_succeed("check", "--deploy", "--fail-level", "ERROR")
    if _passend("migrate", "--check"):
        sys.exit("The database is behind this version. Make a backup, then run: passend migrate")
    _must_succeed("collectstatic", "--noinput", "--verbosity", "0")

    def ready() -> None:
        print(f"Passend serves at http://{options.host}:{options.port}/", flush=True)

    return serve(options.host, options.port, options.workers, ready)


def _passend(*words: str) -> int:
    return subprocess.run([sys.executable, "-m", "passend", *words]).returncode


def _must_succeed(*words: str) -> None:
    if code := _passend(*words):
        sys.exit(code)


if __name__ == "__main__":
    sys.exit(main())
