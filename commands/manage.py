"""any management command, on the data of the demo (for example: ./run manage shell)"""

import os
import sys
from pathlib import Path

from passend.__main__ import main

if __name__ == "__main__":
    os.environ.setdefault("PASSEND_MODE", "demo")
    if os.environ["PASSEND_MODE"] == "demo":
        demo = Path(__file__).resolve().parents[1] / "var/demo"
        os.environ.setdefault("PASSEND_DATA_DIR", str(demo))
    sys.exit(main())
