"""The pages about what can happen: every action with its states, and who may do it."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from itertools import groupby
from types import FunctionType
from typing import Any, TypeGuard

from django.db import models
from django.urls import get_resolver
from django.utils.module_loading import autodiscover_modules

from ..actions import ACTIONS, Action, first_state
from ._text import table

HEAD = """# Actions

Generated from the `@action` declarations; do not edit. An action is a verb of the domain: its name
is also that of its page, its event and its test. "From" and "to" are values of `status`; "logged"
are the codes and dates that go into the event, beside who, when and about what.
"""
ROLES = """# Roles, verbs and conditions

Generated from the `@action` declarations and the predicates in each room's `policy.py`; do not
edit. The first table says who somebody is and on which condition: a caseload, a team, a group, a
task, a decision or a consent, each in its period. In the second ● means: may do this, with a
record that is his or hers to act on, while the record is in the state under *when* (`-`: always).
Who may see a record at all is decided first, by `visible_to`, and what third parties see of it by
`cases.sharing`. All of it is asked anew at each request. In the product the same stands in plain
words on the page *Wie mag wat in Passend*.
"""


def declared() -> list[Action]:
    """Every action of every room, by noun, in the order in which the room tells them."""
    autodiscover_modules("actions")
    return sorted(ACTIONS.values(), key=lambda a: noun(a))


def noun(action: Action) -> str:
    return action.verb.partition(".")[0]


def actions() -> str:
    """`actions.md`: a table and a state diagram for every noun."""
    return "\n".join([HEAD, *(_section(n, list(g)) for n, g in groupby(declared(), key=noun))])


def _section(name: str, verbs: list[Action]) -> str:
    heads = ["action", "button", "on", "who", "from", "to", "logged", "page"]
    parts = [f"## {name}\n", table(heads, [_row(a) for a in verbs])]
    arrows = _arrows(verbs)
    if arrows:
        parts += ["", "```mermaid", "stateDiagram-v2", *arrows, "```"]
    return "\n".join(parts) + "\n"


def _row(a: Action) -> list[str]:
    return [
        f"`{a.verb}`",
        str(a.label),
        a.on.__name__,
        sentence(a.who),
        _codes(a.when),
        _codes([state for state in [a.then, *a.or_then] if state]),
        ", ".join(a.logs) or "-",
        _path(a) if a.page else "none of its own",
    ]


def _codes(values: Any) -> str:
    return ", ".join(str(v) for v in values) or "-"


def _arrows(verbs: list[Action]) -> list[str]:
    """From state to state, of the one kind of record whose life the noun tells."""
    living = [made(a) for a in verbs if _lives(made(a))]
    moved = [made(a) for a in verbs if a.then] or living
    if not moved:
        return []
    hero = max(moved, key=moved.count)
    return [line for a in verbs if made(a) is hero for line in _lines(a, hero)]


def made(action: Action) -> type[models.Model]:
    """What the action leaves behind: what its body says that it returns, else its subject."""
    told = inspect.get_annotations(action.do).get("return")
    return told if isinstance(told, type) and issubclass(told, models.Model) else action.on


def _lines(a: Action, hero: type[models.Model]) -> list[str]:
    name = a.verb.partition(".")[2]
    if a.on is not hero:
        begin = [a.then, *a.or_then] if a.then or a.or_then else [first_state(hero)]
        return [f"    [*] --> {state}: {name}" for state in map(str, begin) if state]
    if not a.when:
        return [f"    [*] --> {a.then}: {name}"] if a.then else []
    ways = [
        (source, str(to or source)) for source in map(str, a.when) for to in [a.then, *a.or_then]
    ]
    return [f"    {source} --> {to}: {name}" for source, to in ways]


def _lives(model: type[models.Model]) -> bool:
    return "status" in {f.name for f in model._meta.fields}


def _path(a: Action) -> str:
    found = get_resolver().reverse_dict.getlist(a.verb)
    if not found:
        return "missing"  # a house test asks for it
    pattern, arguments = found[0][0][0]
    return f"`/{pattern % {name: f'<{name}>' for name in arguments}}`"


def roles() -> str:
    """`roles.md`: one row a verb, one column a kind of person."""
    verbs = declared()
    people = {p.__name__: p for a in verbs for p in persons(a.who)}
    names = sorted(people)
    legend = table(
        ["column", "who, and on which condition"], [[n, sentence(people[n])] for n in names]
    )
    rows = []
    for a in verbs:
        may = {p.__name__ for p in persons(a.who)}
        marks = ("●" if n in may else "" for n in names)
        rows.append([f"`{a.verb}`", _codes(a.when), *marks])
    return "\n".join([ROLES, legend, "", table(["verb", "when", *names], rows)])


def sentence(who: Callable[..., bool]) -> str:
    """What the refused person reads."""
    return " ".join((who.__doc__ or "").split())


def persons(who: Callable[..., bool]) -> list[Callable[..., bool]]:
    """The single predicates of which one is made: `staff` is coach, intaker or coordinator.

    Made of others is: one sentence that returns what they say. Anything longer is its own kind.
    """
    told = ast.parse(textwrap.dedent(inspect.getsource(who))).body[0]
    body = [part for part in getattr(told, "body", []) if not isinstance(part, ast.Expr)]
    if len(body) != 1 or not isinstance(body[0], ast.Return):
        return [who]
    around = inspect.getclosurevars(who)
    known = {**around.globals, **around.nonlocals}
    asked = [n.func for n in ast.walk(body[0]) if isinstance(n, ast.Call)]
    inside = [known.get(name.id) for name in asked if isinstance(name, ast.Name)]
    return [p for f in inside if _is_predicate(f) for p in persons(f)] or [who]


def _is_predicate(thing: object) -> TypeGuard[FunctionType]:
    if not isinstance(thing, FunctionType) or not thing.__doc__:
        return False
    return list(inspect.signature(thing).parameters) == ["user", "subject"]
