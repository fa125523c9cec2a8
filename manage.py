#!/usr/bin/env python3
"""Django's usual door, for tools that look for it. People use `passend` or `./run`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

from passend.__main__ import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
