"""what an attacker tries first: made-up forms (forms) and a scanner (scan), on the loopback"""

import argparse
import os
import subprocess
import sys

from commands import _scan


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run attack", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["forms", "scan", "all"], default="all")
    parser.add_argument("--cases", type=int, default=50, help="made up for each form and page")
    parser.add_argument("--minutes", type=float, default=5, help="of scanning, for each person")
    parser.add_argument("--as", dest="personas", action="append", help="only as this persona")
    options = parser.parse_args()
    codes = []
    if options.what in {"forms", "all"}:
        codes.append(forms(options.cases))
    if options.what in {"scan", "all"}:
        codes.append(_scan.scan(options.minutes, options.personas))
    return max(codes)


def forms(cases: int) -> int:
    """Schemathesis as everybody; what it finds comes with the command that repeats it."""
    env = os.environ | {"PASSEND_ATTACK": str(cases), "PASSEND_MODE": "test"}
    pytest = [sys.executable, "-m", "pytest", "-s", "-q", "tests/trust/test_schemathesis.py"]
    return subprocess.run(pytest, env=env, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
