"""The three steps reach the whole catalogue, and say it simply."""

import pytest

from engines.rights import load, parse_value
from passend.core.readability import score
from passend.rightsfinder.scope import Scope
from passend.rightsfinder.steps import Choice, steps

from .made import answers

LISTS = load().lists
CHOICES = [
    pytest.param(choice, id=f"{step.code}: {choice.code}")
    for step in steps()
    for choice in step.choices
]


def test_every_situation_and_every_need_of_the_catalogue_can_be_tapped() -> None:
    tapped = [param.values[0] for param in CHOICES]
    assert set(LISTS.situations) == {s for choice in tapped for s in choice.situations}
    assert set(LISTS.needs) == {n for choice in tapped for n in choice.needs}


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_says_something_in_plain_words(choice: Choice) -> None:
    assert choice.label
    assert score(choice.label).level in {"A2", "B1"}
    for name, text in choice.facts:
        assert parse_value(load().facts[name], text) is not None


def test_every_provision_is_reached_by_some_steps_or_by_none_at_all() -> None:
    assert set(Scope(answers(None, None, None)).worth) == set(Scope(answers()).worth)
    reached = {
        name
        for step in steps()[:2]
        for choice in step.choices
        for name in Scope(answers(*[None] * steps().index(step), choice.code)).worth
    }
    without = {p.id for p in load().provisions.values() if not p.situations}
    assert set(Scope(answers()).worth) - reached <= without


def test_who_names_a_situation_is_shown_nothing_of_other_situations() -> None:
    worth = Scope(answers("zwanger", None, "geld")).worth
    assert all("ik_ben_zwanger" in load().provisions[name].situations for name in worth)


def test_what_fits_more_steps_counts_more() -> None:
    worth = Scope(answers("zwanger", "geld", "geld")).worth
    assert worth["eenoudertoeslag"] == 3
    assert worth["zwangerschapsverlof"] == 1


def test_questions_are_about_what_fits_two_steps_unless_that_is_hardly_anything() -> None:
    aimed = Scope(answers("zwanger", "geld", "geld"))
    assert aimed.focus < set(aimed.worth)
    wide = Scope(answers("nederlands", None, None))
    assert wide.focus == set(wide.worth)


def test_a_need_alone_brings_all_that_gives_it() -> None:
    worth = Scope(answers(None, None, "reizen")).worth
    assert {"reisproduct", "uwv_vervoer"} <= set(worth)
    assert all("reizen" in load().provisions[name].gives for name in worth)
