"""The reference, written from the code itself so that it cannot be out of date.

`./run docs` writes `docs/reference/`; a house test fails when a page there is stale.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from engines.deadlines import reference as deadlines

from . import data, mails, options, verbs

PAGES: dict[str, Callable[[], str]] = {
    "actions.md": verbs.actions,
    "roles.md": verbs.roles,
    "deadlines.md": deadlines.render,
    "settings.md": options.render,
    "models.md": data.render,
    "mails.md": mails.render,
}


def pages() -> dict[str, str]:
    """Every page of the reference by file name, as Markdown."""
    return {name: render().rstrip() + "\n" for name, render in PAGES.items()}


def folder() -> Path:
    """Where the pages lie."""
    return Path(settings.BASE_DIR) / "docs/reference"


def write() -> list[Path]:
    """Write every page. Returns where they are."""
    folder().mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in pages().items():
        path = folder() / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written
