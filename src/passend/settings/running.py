"""Staying up: which version this is, backups, figures for who watches, room on the disk."""

import os
import tomllib
from importlib.metadata import version
from pathlib import Path

from .environment import DATA_DIR

_PROJECT = Path(__file__).parents[3] / "pyproject.toml"
VERSION: str = (
    tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    if _PROJECT.exists()
    else version("passend")
)
# The public half of an age key: backups are sealed for it. The secret half is not on the server.
BACKUP_PUBLIC_KEY = os.environ.get("PASSEND_BACKUP_PUBLIC_KEY", "")
BACKUP_DIR = Path(os.environ.get("PASSEND_BACKUP_DIR") or DATA_DIR / "backups")
# Without a token the figures at /metrics/ do not exist.
METRICS_TOKEN = os.environ.get("PASSEND_METRICS_TOKEN", "")
# Below this much room (megabytes) the system says that it is not ready.
MIN_FREE_MB = int(os.environ.get("PASSEND_MIN_FREE_MB", "500"))
