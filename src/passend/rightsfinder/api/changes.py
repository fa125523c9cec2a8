"""What changed in the interface: shown on the page for developers (/core/changelog)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Change:
    """One version. The newest stands first, and is the version of the interface."""

    version: str
    day: date
    what: str


CHANGES = (
    Change("1.0.0", date(2026, 11, 22), "De eerste versie: regels, uitkomst en volgende vraag."),
)
