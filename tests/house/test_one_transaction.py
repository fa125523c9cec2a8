"""A change and its events are committed together: the rooms open no transaction of their own."""

import ast
from pathlib import Path

import pytest

from .code import ROOMS, modules, name, tree

THE_ONE = "src/passend/core/together.py"


@pytest.mark.parametrize("path", [p for p in modules(ROOMS) if name(p) != THE_ONE], ids=name)
def test_a_transaction_is_opened_with_together(path: Path) -> None:
    """An event written in the middle of a longer transaction holds up the log of everybody."""
    found = [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.Attribute) if opens(n)]
    assert found == [], "use passend.core.together"


def opens(node: ast.Attribute) -> bool:
    return ast.unparse(node) in {"transaction.atomic", "transaction.set_autocommit"}
