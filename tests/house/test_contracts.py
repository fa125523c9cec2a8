"""The floors hold: import-linter's contracts, as `./run check` sees them."""

import os
import subprocess
import sys
from pathlib import Path

from .code import ROOT, SRC


def test_the_import_contracts_are_kept() -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    env = {**os.environ, "PYTHONPATH": str(SRC)}
    done = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
