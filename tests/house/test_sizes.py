"""Nothing is longer than a screen you can hold."""

import ast
from pathlib import Path

import pytest

from .code import ROOT, SRC, modules, name, tree

OURS = [*modules(SRC), *modules(ROOT / "commands"), ROOT / "run", ROOT / "manage.py"]
TESTS = [*modules(ROOT / "tests"), *modules(ROOT / "bench")]
FILE, FUNCTION = 300, 40


@pytest.mark.parametrize("path", [*OURS, *TESTS], ids=name)
def test_a_file_is_at_most_300_lines(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= FILE


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_function_is_at_most_40_lines(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION, f"{name(path)}: {node.name}"
