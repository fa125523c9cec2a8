"""Every case of abuse and fault has a test file that carries its number."""

import re

import pytest

from commands import _cases

from .code import ROOT, name

NOW = [case for case in _cases.CASES if case not in _cases.LATER]
FOUND = _cases.modules()


@pytest.mark.parametrize("case", NOW)
def test_a_case_has_a_test_whose_first_words_name_it(case: str) -> None:
    assert FOUND[case], f"{case} has no file tests/**/test_{case[0].lower()}{case[2:]}_*.py"
    for path in FOUND[case]:
        text = path.read_text(encoding="utf-8")
        assert case in text.split('"""')[1], f"{name(path)} does not say that it is {case}"
        assert "\ndef test_" in text
        assert _cases.says(path)


def test_there_are_no_other_cases() -> None:
    assert set(FOUND) <= set(_cases.CASES)


def test_the_page_says_nothing_that_is_not_so() -> None:
    """A test file that is new may come a day later; one that is gone may not stay."""
    text = _cases.PAGE.read_text(encoding="utf-8")
    linked = re.findall(r"\]\(\.\./\.\./(tests/[^)]+)\)", text)
    assert linked
    assert [path for path in linked if not (ROOT / path).exists()] == []
    assert [
        case for case in _cases.CASES if f"| {case} | {_cases.CASES[case]} | " not in text
    ] == []
