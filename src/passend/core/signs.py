"""Signs of life: when something was last done, told by a small file in the data folder.

Not in the database: a backup must not change what it copies, and the page that says how the system
is doing has to speak when the database does not. A sign holds moments, counts and codes only.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from . import clock


@dataclass(frozen=True)
class Sign:
    """What was done when; `facts` are counts and codes."""

    name: str
    at: datetime
    facts: dict[str, Any]

    @property
    def age(self) -> timedelta:
        return clock.now() - self.at


def give(name: str, **facts: Any) -> None:
    """Say that it was done now. A full disk is no reason to stop the work itself."""
    place = _place(name)
    partial = place.with_suffix(f".{os.getpid()}.partial")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps({"at": clock.now().isoformat(), **facts}), encoding="utf-8")
        partial.replace(place)
    except OSError:
        with suppress(OSError):
            partial.unlink()


def last(name: str) -> Sign | None:
    """The last sign, or nothing when there never was one (or it cannot be read)."""
    try:
        facts = json.loads(_place(name).read_text(encoding="utf-8"))
        return Sign(name, datetime.fromisoformat(facts.pop("at")), facts)
    except (OSError, ValueError, KeyError):
        return None


def _place(name: str) -> Path:
    return Path(settings.DATA_DIR) / "signs" / f"{name}.json"
