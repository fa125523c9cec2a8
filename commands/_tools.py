"""Programs that only a proof needs, each in an environment of its own under `var/tools/`.

They stay out of the lock on purpose: a scanner or a load generator brings a web framework of its
own along, and none of it is part of what a school runs. It needs the network once, to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1] / "var/tools"
VERSIONS = {
    "wapiti": "wapiti3==3.2.*",
    "locust": "locust>=2.40,<3",
    "openfisca": "openfisca-core>=46,<47",
}


def tool(name: str) -> Path:
    """The program, installed when it is not there yet."""
    where = Path(os.environ.get("PASSEND_TOOLS", HOME)) / name
    program = where / "bin" / name
    if not program.exists():
        print(f"Installing {VERSIONS[name]} …", file=sys.stderr, flush=True)
        uv = shutil.which("uv")
        make = [uv, "venv", "--quiet"] if uv else [sys.executable, "-m", "venv"]
        pip = [uv, "pip", "install", "--quiet", "--python", str(where / "bin/python")]
        plain = [str(where / "bin/python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*make, str(where)], check=True)
        subprocess.run([*(pip if uv else plain), VERSIONS[name], "psutil"], check=True)
    return program
