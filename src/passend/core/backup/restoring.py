"""Put an archive back, and prove that all of it came back."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .. import signs
from ..alone import standing_still
from ..files import path_of
from ..models import StoredFile
from . import census, databases
from .manifest import BackupProblem, Manifest, missing_keys, unknown_migrations
from .reading import unpack


@dataclass
class Restored:
    """What came back: every table was compared by its rows and its hash."""

    manifest: Manifest
    tables: int
    rows: int
    files: int


def restore(
    path: Path, *, identity: str = "", replace: bool = False, without_keys: bool = False
) -> Restored:
    """Put the archive in the place of what is here.

    Nothing is touched before the whole archive was read and found good. Where something is
    already, `replace` must say that it may go. Raises `BackupProblem`.
    """
    with standing_still() as still:
        if not still:
            raise BackupProblem("Passend draait nog. Stop het eerst.")
        return _restored(path, identity, replace, without_keys)


def _restored(path: Path, identity: str, replace: bool, without_keys: bool) -> Restored:
    if not replace and not (databases.is_empty() and not _files()):
        raise BackupProblem(
            "Hier staan al gegevens. Zet ze terug in een lege database en een lege map, "
            "of gebruik --replace: dan gaat weg wat er nu is."
        )
    data = Path(settings.DATA_DIR)
    with tempfile.TemporaryDirectory(dir=data, prefix="restore-") as name:
        folder = Path(name)
        (folder / "files").mkdir()
        manifest = unpack(path, folder, identity=identity)
        _fits(manifest, without_keys)
        found = databases.load(folder / "database")
        if wrong := census.differences(manifest.tables, found):
            raise BackupProblem(f"Niet alles kwam terug: {'; '.join(wrong[:10])}.")
        count = _place_files(folder / "files")
    signs.give("restore", files=count)
    rows = sum(t["rows"] for t in found.values())
    return Restored(manifest=manifest, tables=len(found), rows=rows, files=count)


def _fits(manifest: Manifest, without_keys: bool) -> None:
    here = "postgresql" if databases.is_postgresql() else "sqlite"
    if manifest.engine != here:
        raise BackupProblem(f"Deze back-up is van {manifest.engine}; de database hier is {here}.")
    if unknown := unknown_migrations(manifest):
        raise BackupProblem(
            f"Deze back-up is van een nieuwere versie ({manifest.version}); "
            f"deze Passend kent {unknown[0]} niet. Zet eerst die versie neer."
        )
    if (missing := missing_keys(manifest)) and not without_keys:
        raise BackupProblem(
            f"Deze sleutels horen bij de back-up en staan hier niet: {', '.join(missing)}. "
            "Zonder die sleutels kan niemand de teksten lezen. Toch terugzetten: --without-keys."
        )


def _files() -> list[Path]:
    root = Path(settings.FILES_DIR)
    return list(root.iterdir()) if root.exists() else []


def _place_files(source: Path) -> int:
    """The old ones go first; each new one is moved, not copied, into its own place."""
    root = Path(settings.FILES_DIR)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in source.iterdir():
        target = path_of(StoredFile(pk=path.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
        count += 1
    return count
