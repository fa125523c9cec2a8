"""Every verb is one name everywhere, and has a page and a test."""

import ast

import pytest
from django.urls import get_resolver

from passend.core.actions import Action
from passend.core.reference.verbs import declared, persons, sentence

from .code import ROOT, modules, tree

VERBS = declared()


def by_verb(action: Action) -> str:
    return action.verb


@pytest.mark.parametrize("action", VERBS, ids=by_verb)
def test_a_verb_is_the_name_of_its_function(action: Action) -> None:
    assert action.do.__name__ == action.verb.partition(".")[2]


@pytest.mark.parametrize("action", [a for a in VERBS if a.page], ids=by_verb)
def test_a_verb_is_the_name_of_its_page(action: Action) -> None:
    assert get_resolver().reverse_dict.getlist(action.verb)


@pytest.mark.parametrize("action", VERBS, ids=by_verb)
def test_a_refusal_says_who_may(action: Action) -> None:
    for person in persons(action.who):
        assert sentence(person), f"{person.__module__}.{person.__name__} has no docstring"
    assert sentence(action.who)


@pytest.mark.parametrize("action", VERBS, ids=by_verb)
def test_a_verb_has_a_test(action: Action) -> None:
    """A file of its own, `test_<verb>.py`, or by its name in another test."""
    noun, _, verb = action.verb.partition(".")
    assert {f"test_{verb}", f"test_{noun}_{verb}"} & TEST_FILES or (
        {action.verb, f"{action.do.__module__.rpartition('.')[2]}.{verb}"} & NAMED
    )


TEST_FILES = {p.stem for p in modules(ROOT / "tests")}
NAMED = {
    found
    for path in modules(ROOT / "tests")
    if "house" not in path.parts
    for node in ast.walk(tree(path))
    for found in (
        [ast.unparse(node)] if isinstance(node, ast.Attribute)
        else [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str)
        else []
    )
}  # fmt: skip
