"""every claim of speed beside its limit, or one by name (./run bench pages)"""

import os
import subprocess
import sys
from pathlib import Path

BENCHES = {p.stem: p for p in Path("bench").glob("[a-z]*.py")}


def main() -> int:
    names = [a for a in sys.argv[1:2] if not a.startswith("-")]
    if unknown := [n for n in names if n not in BENCHES]:
        sys.exit(f"No such bench: {unknown[0]}. There are: {', '.join(sorted(BENCHES)) or 'none'}.")
    os.environ.setdefault("PASSEND_MODE", "test")
    rest = sys.argv[1 + len(names) :]
    codes = [
        subprocess.run([sys.executable, "-m", f"bench.{name}", *rest]).returncode
        for name in names or sorted(BENCHES)
    ]
    return max(codes, default=0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
