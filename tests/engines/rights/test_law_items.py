"""No item of the law is forgotten: a provision holds it, or a sentence says why none does."""

import json
import os
import re
from pathlib import Path

import pytest

from commands import _law_items
from commands._law_items import Item, items, mistakes, provisions
from tests.house.code import ROOT

SHARED = Path(os.environ.get("PASSEND_SHARED", ROOT.parent / "shared"))
TOLD = SHARED / "domain/law_items.json"
NOTHING_FOR_A_STUDENT = {"E-10", "F-18", "F-19", "K-07", "M-06", "N-04"}
"""Of A to N those that give no student anything and bind the school towards none. One more is a
decision: read the item first."""


def test_every_item_has_a_provision_or_a_reason_and_never_both() -> None:
    assert mistakes(items(), provisions()) == []


def test_an_item_without_a_line_would_be_seen() -> None:
    some = [Item("A-01", "one"), Item("A-02", "two", reason="No rule."), Item("A-03", "three")]
    held = {"A-01": ["x"], "A-02": ["x"], "Z-99": ["x"]}
    assert mistakes(some, held) == ["A-03 has no line", "A-02 has both", "Z-99 is no item"]


def test_a_provision_that_goes_takes_the_line_of_its_item_along() -> None:
    """Each item that one provision alone holds is missed when that provision is not there."""
    held = provisions()
    alone = sorted(number for number, codes in held.items() if len(codes) == 1)
    assert alone
    for number in alone:
        without = {key: codes for key, codes in held.items() if key != number}
        assert mistakes(items(), without) == [f"{number} has no line"]


def test_what_gives_a_student_something_is_in_the_catalogue() -> None:
    """Sections A to N. What is about privacy (O) binds the school's own house in part."""
    reasons = {item.id for item in items() if item.reason and item.id[0] != "O"}
    assert reasons == NOTHING_FOR_A_STUDENT


def test_a_reason_is_a_sentence() -> None:
    for item in items():
        assert not item.reason or re.fullmatch(r"[A-Z].{15,}\.", item.reason), item.id


def test_the_items_are_those_of_the_law_material() -> None:
    if not TOLD.exists():
        pytest.skip("../shared is absent")
    told = json.loads(TOLD.read_text(encoding="utf-8"))
    assert len(told) == 151
    assert {item.id: item.about for item in items()} == {one["id"]: one["en"] for one in told}


def test_the_page_is_the_one_that_the_catalogue_writes() -> None:
    page = _law_items.PAGE.read_text(encoding="utf-8")
    assert page == _law_items.render(), "run: ./run docs"
