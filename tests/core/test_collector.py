"""Nobody waits for the collector to go past the program itself."""

import os
import subprocess
import sys

from tests.house.code import ROOT

SERVED = """
import gc, threading
from passend import wsgi
for thread in threading.enumerate():
    if thread.name == "catalogue":
        thread.join()
print(gc.get_freeze_count())
"""


def test_a_web_server_leaves_out_what_stays_until_the_end() -> None:
    env = os.environ | {"PASSEND_MODE": "test", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", SERVED], env=env, check=True, capture_output=True, text=True
    )
    assert int(done.stdout) > 100_000
