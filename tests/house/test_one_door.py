"""One clock, one door to the outside, no signals, no rule that -O would remove."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .code import ROOMS, SRC, modules, name, tree

OUTSIDE = {
    "urllib.request", "http.client", "smtplib", "socket", "ssl", "ftplib", "requests", "httpx",
    "aiohttp", "telnetlib", "socketserver", "django.core.mail",
}  # fmt: skip
DOORS = {"src/passend/core/outbox/door.py"}
SIGNALS = {"django.dispatch", "django.db.models.signals"}
GATE = "src/passend/core/uploads.py"
ALL = modules(SRC)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", [p for p in ALL if name(p) not in DOORS], ids=name)
def test_only_the_outbox_opens_a_connection(path: Path) -> None:
    assert set(imported(path)) & OUTSIDE == set()


@pytest.mark.parametrize("path", ALL, ids=name)
def test_nothing_happens_by_signal(path: Path) -> None:
    assert set(imported(path)) & SIGNALS == set()


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_rule_is_not_an_assert(path: Path) -> None:
    assert [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.Assert)] == []


@pytest.mark.parametrize("path", [p for p in ALL if "views" in {p.stem, p.parent.name}], ids=name)
def test_a_view_has_no_try(path: Path) -> None:
    """A refusal explains itself; everything else is a bug and may crash."""
    assert [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.Try)] == []


@pytest.mark.parametrize("path", [p for p in ALL if name(p) != GATE], ids=name)
def test_a_file_comes_in_by_one_gate(path: Path) -> None:
    """ADR 43: no other file field, in a form or in a model, lets a file past `core.uploads`."""
    used = {n.attr for n in ast.walk(tree(path)) if isinstance(n, ast.Attribute)}
    used |= {n.id for n in ast.walk(tree(path)) if isinstance(n, ast.Name)}
    assert used & {"FileField", "ImageField", "FilePathField"} == set()


def test_no_folder_is_called_after_nothing() -> None:
    vague = {"utils", "common", "helpers", "services", "base", "misc", "lib"}
    assert [name(p) for p in ALL if vague & {*p.relative_to(SRC).parts, p.stem}] == []


def test_every_module_of_the_house_says_what_it_is_for() -> None:
    silent = [p for p in ALL if not ast.get_docstring(tree(p)) and p.read_text().strip()]
    plain = {"urls.py", "forms.py", "views.py", "apps.py"}
    assert [name(p) for p in silent if p.name not in plain] == []
    assert [name(p) for p in ALL if p.parent.parent == ROOMS and p.name == "__init__.py"
            and not ast.get_docstring(tree(p))] == []  # fmt: skip
