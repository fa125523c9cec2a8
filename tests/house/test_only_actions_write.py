"""A record changes in one place: a verb, in an `actions.py` (or a package of that name)."""

import ast
from pathlib import Path

import pytest

from .code import ROOMS, modules, name, room, tree

WRITES = {
    "save", "create", "acreate", "bulk_create", "update", "bulk_update", "delete", "get_or_create",
    "update_or_create", "executemany", "asave", "adelete",
}  # fmt: skip
# Pinned: each one is here for a reason that the file itself tells.
MAY_WRITE: dict[str, str] = {
    "src/passend/agreements/models/consent.py": "refuses a second save",
    "src/passend/agreements/models/fixed.py": "refuses to change what was proposed",
    "src/passend/people/adapters.py": "gives a session its id; a session is no record",
    "src/passend/desk/demo/hurry.py": "marks the post of a demo school as sent",
    "src/passend/desk/demo/multiply.py": "copies rows of a demo school for benches",
}


def files() -> list[Path]:
    inside = [p for p in modules(ROOMS) if room(p) not in {"", "core"}]
    return [p for p in inside if "actions" not in {*p.parts, p.stem}]


@pytest.mark.parametrize("path", files(), ids=name)
def test_only_actions_write(path: Path) -> None:
    if name(path) in MAY_WRITE:
        return
    found = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and writes(n)]
    assert not found, [f"{name(path)}:{n.lineno} {ast.unparse(n.func)}" for n in found]


def writes(call: ast.Call) -> bool:
    """A dict, a set and a hash are updated with a positional argument, a queryset with names."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in WRITES:
        return False
    if call.func.attr == "update" and (call.args or ast.unparse(call.func.value).endswith("attrs")):
        return False
    return ast.unparse(call.func.value) != "super()"


def test_an_exception_that_is_no_longer_needed_is_gone() -> None:
    assert {n for n in MAY_WRITE if not Path(ROOMS.parents[1], n).exists()} == set()
