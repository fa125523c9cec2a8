"""What the house tests read: the files of this repository, as text and as syntax trees."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
ROOMS = SRC / "passend"


@cache
def tracked() -> list[Path]:
    """Every file under version control, and every new one that is not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / n for n in names.splitlines() if (ROOT / n).is_file()]


@cache
def modules(folder: Path) -> list[Path]:
    """The Python files below a folder; migrations are written by Django."""
    return [p for p in sorted(folder.rglob("*.py")) if "migrations" not in p.parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def room(path: Path) -> str:
    """`cases` for a file in src/passend/cases; empty for the project itself."""
    parts = path.relative_to(ROOMS).parts
    return parts[0] if len(parts) > 1 else ""
