"""What an archive says of itself, and what a restore is held to."""

import base64
import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

FORMAT: Final = 1


class BackupProblem(Exception):
    """Why an archive cannot be made, trusted or restored: a sentence for the person who runs it."""


@dataclass
class Manifest:
    """`tables` is rows and hash per table; `gone` are files that were deleted while we copied."""

    made_at: str
    engine: str
    server: int
    database: dict[str, Any]
    migrations: list[str]
    tables: dict[str, dict[str, Any]]
    log: dict[str, Any]
    files: dict[str, Any]
    keys: dict[str, str]
    gone: list[str] = field(default_factory=list)
    version: str = field(default_factory=lambda: settings.VERSION)
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """Raises `BackupProblem` for what is no manifest, or one of a later kind."""
        try:
            told = json.loads(text)
            if told["format"] > FORMAT:
                raise BackupProblem("Deze back-up is van een nieuwere Passend. Werk eerst bij.")
            return cls(**told)
        except (ValueError, KeyError, TypeError) as error:
            raise BackupProblem("De inhoudsopgave van deze back-up is niet te lezen.") from error


def key_marks() -> dict[str, str]:
    """Of each key of the fields and the log, by name, a mark that tells it apart and no more.

    The keys are 32 random bytes, so nobody finds one by trying until the mark fits.
    """
    marks: dict[str, str] = {}
    for kind, setting in (
        ("field", settings.PASSEND_FIELD_KEYS),
        ("log", settings.PASSEND_LOG_KEY),
    ):
        pairs = [item.split(":", 1) for item in setting.split(",") if item]
        marks |= {f"{kind} {name}": _mark(base64.b64decode(key)) for name, key in pairs}
    return marks | {"identity": _mark(settings.PASSEND_IDENTITY_KEY.encode())}


def missing_keys(manifest: Manifest) -> list[str]:
    """The keys that the archive was made with and that are not here, or are others here."""
    here = key_marks()
    return [name for name, mark in manifest.keys.items() if here.get(name) != mark]


def unknown_migrations(manifest: Manifest) -> list[str]:
    """What a newer version did to the database, which this one does not know."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    replaced = MigrationLoader(None, ignore_no_migrations=True).replacements
    known |= {f"{a}.{n}" for one in replaced.values() for a, n in one.replaces}
    return [name for name in manifest.migrations if name not in known]


def _mark(key: bytes) -> str:
    return hmac.new(key, b"passend: which key is this", hashlib.sha256).hexdigest()[:16]
