"""Every requirement of ASVS 5.0 has a test that exists, or a reason that is a sentence."""

import ast
import json
import os
import re
from pathlib import Path

import pytest

from commands import _asvs
from commands._asvs import Chapter, Requirement

from .code import ROOT, tree

CHAPTERS = _asvs.chapters()
EVERY = [one for chapter in CHAPTERS for one in chapter.requirements]
COUNTS = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9,
          13: 13, 14: 9, 15: 13, 16: 16, 17: 7}  # fmt: skip
"""Requirements of level 1 and 2 a chapter, as the standard of May 2025 counts them."""
SHARED = Path(os.environ.get("PASSEND_SHARED", ROOT.parent / "shared"))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda c: f"V{c.number}")
def test_every_requirement_of_level_one_and_two_is_there(chapter: Chapter) -> None:
    assert len(chapter.requirements) == COUNTS[chapter.number]
    assert {one.level for one in chapter.requirements} <= {1, 2}
    assert all(one.id.startswith(f"{chapter.number}.") for one in chapter.requirements)


def test_the_chapters_are_all_there() -> None:
    assert {chapter.number for chapter in CHAPTERS} == set(COUNTS)
    assert sum(COUNTS.values()) == 253
    assert len({one.id for one in EVERY}) == len(EVERY)


def test_the_numbers_are_those_of_the_standard() -> None:
    path = SHARED / "data/standards/asvs-5.0.0.json"
    if not path.exists():
        pytest.skip("../shared is absent")
    told = json.loads(path.read_text(encoding="utf-8"))["requirements"]
    known = {one["req_id"][1:]: int(one["L"]) for one in told if one["L"] in "12"}
    assert {one.id: one.level for one in EVERY} == known


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_a_requirement_has_tests_or_a_reason(one: Requirement) -> None:
    assert bool(one.tests) != bool(one.reason)
    for text in filter(None, [one.reason, one.note]):
        assert re.fullmatch(r"[A-Z].{15,}\.", text, re.S), f"no sentence: {text}"
        assert text.count("`") % 2 == 0
    assert one.about
    assert one.about[-1] != "."


def test_every_test_in_the_table_is_one_that_pytest_finds() -> None:
    named = {test for one in EVERY for test in one.tests}
    files = sorted({test.partition("::")[0] for test in named})
    assert [file for file in files if not (ROOT / file).exists()] == []
    found = {
        f"{file}::{one.name}"
        for file in files
        for one in tree(ROOT / file).body
        if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")
    }
    assert named - found == set()


def test_the_page_is_current() -> None:
    assert _asvs.PAGE.read_text(encoding="utf-8") == _asvs.render(), "run: ./run docs"
