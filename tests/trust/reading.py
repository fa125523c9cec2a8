"""The product's own code as somebody reads it who looks for a way in."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.code import ROOMS, SRC, modules, name, tree

PRODUCT = [path for path in modules(SRC) if "demo" not in path.parts]
"""All code but that which only makes up a demo school."""
TEMPLATES = sorted(ROOMS.rglob("templates/**/*.*"))
SCRIPTS = [path for path in sorted(ROOMS.rglob("static/**/*.js")) if "htmx" not in path.name]
"""The scripts that we wrote ourselves."""


def calls(paths: list[Path]) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with the place where it stands."""
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                yield f"{name(path)}:{node.lineno}", node


def called(node: ast.Call) -> str:
    """`re.compile` of `re.compile(x)`; of a long chain only its last name."""
    return ast.unparse(node.func)


def imports(path: Path) -> set[str]:
    """The modules, and the names out of them, that a file asks for."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def is_fixed(node: ast.expr) -> bool:
    """A text that stands in the code as it is, also when it is put together of such texts."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.BinOp):
        return is_fixed(node.left) and is_fixed(node.right)
    if isinstance(node, ast.JoinedStr):
        return all(is_fixed(part) for part in node.values)
    return False
