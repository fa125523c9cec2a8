"""write both lock files anew from pyproject.toml (needs uv; --upgrade takes the newest)"""

import shutil
import subprocess
import sys


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("uv is needed to write the lock files, and was not found.")
    how = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-annotate"]
    how += ["--python-version", "3.11", "--custom-compile-command", "./run lock", *sys.argv[1:]]
    dev = ["--extra", "dev", "-c", "requirements.lock", "-o", "requirements-dev.lock"]
    for out in (["-o", "requirements.lock"], dev):
        if code := subprocess.run([*how, "pyproject.toml", *out]).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
