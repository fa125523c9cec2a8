"""Quoted words stand in their own paragraph and part, in their order, in the text of that day."""

from datetime import date
from typing import Any

import pytest

from engines.rights.format.sources import Article, Regulation, Source
from engines.rights.quotations import article_of, is_checked, label, snapshot_on, stands_in

TEXT = """\
Artikel 8
1. De school ‘helpt’ de student,  tenzij:
a. de student ziek is;
b. de student weg is:
1°. voor een dag;
2°. voor een week.
1a. De school schrijft het op.
2. De student kan de school om een gesprek vragen.
a. over de opleiding.
"""
LAW = Regulation.model_validate({"naam": "Verzonnen wet", "bwb": "BWBR0000001"})


def source(words: str, **more: Any) -> Source:
    return Source.model_validate({"artikel": "8", "citaat": words, **more})


def article(**texts: str) -> Article:
    rows = [
        {"van": day[1:].replace("_", "-"), "herkomst": "x", "sha256": "x", "tekst": text}
        for day, text in texts.items()
    ]
    block = {"wet": "Verzonnen wet", "bwb": "BWBR0000001", "artikel": "8", "versies": rows}
    return Article.model_validate(block)


@pytest.mark.parametrize(
    ("words", "place", "found"),
    [
        ("de student ziek is", {}, True),
        ("De school 'helpt' de student, tenzij", {"lid": "1"}, True),
        ("de student gezond is", {}, False),
        ("De school … ziek is", {"lid": "1"}, True),
        ("ziek is … De school", {"lid": "1"}, False),
        ("voor een dag … voor een dag", {"lid": "1"}, False),
        ("de student weg is", {"lid": "1", "onderdeel": "b"}, True),
        ("de student weg is", {"lid": "1", "onderdeel": "a"}, False),
        ("de student ziek is", {"lid": "1", "onderdeel": "b"}, False),
        ("voor een week", {"lid": "1", "onderdeel": "b 2°"}, True),
        ("voor een week", {"lid": "1", "onderdeel": "b 1°"}, False),
        ("voor een dag", {"lid": "1", "onderdeel": "b"}, True),
        ("De school schrijft het op", {"lid": "1a"}, True),
        ("De school schrijft het op", {"lid": "1"}, False),
        ("over de opleiding", {"lid": "2", "onderdeel": "a"}, True),
        ("over de opleiding", {"lid": "1", "onderdeel": "a"}, False),
        ("om een gesprek vragen", {"lid": "1"}, False),
        ("om een gesprek vragen", {"lid": "3"}, False),
    ],
)
def test_words_are_looked_for_in_their_own_place_only(
    words: str, place: dict[str, str], found: bool
) -> None:
    assert stands_in(source(words, **place), TEXT) is found


@pytest.mark.parametrize(
    ("day", "text"),
    [("2025-12-31", None), ("2026-01-01", "oud"), ("2026-07-31", "oud"), ("2026-08-01", "nieuw")],
)
def test_the_text_of_a_day_is_the_newest_one_that_is_in_force(day: str, text: str | None) -> None:
    kept = article(v2026_08_01="nieuw", v2026_01_01="oud")
    found = snapshot_on(kept, date.fromisoformat(day))
    assert (found.text if found else None) == text


def test_words_are_checked_only_against_a_text_that_is_there_and_in_force() -> None:
    kept = {("BWBR0000001", "8"): article(v2026_01_01="oud", v2026_08_01="nieuw")}
    before, after = date(2026, 7, 31), date(2026, 8, 1)
    assert is_checked(source("oud"), LAW, kept, before)
    assert not is_checked(source("oud"), LAW, kept, after)
    assert not is_checked(source("oud"), LAW, kept, date(2025, 12, 31))
    assert not is_checked(source("oud"), LAW, {}, before)
    assert not is_checked(source("oud", citaat_status="niet getoetst"), LAW, kept, before)


def test_a_source_of_another_law_is_looked_up_in_that_law() -> None:
    other = {"naam": "Andere wet", "bwb": "BWBR0000002"}
    kept = {("BWBR0000001", "8"): article(v2026_01_01="oud")}
    assert article_of(source("oud"), LAW, kept) is not None
    assert article_of(source("oud", regeling=other), LAW, kept) is None
    shown = label(source("x", regeling=other, lid="2", onderdeel="a"), LAW)
    assert shown == "Andere wet, artikel 8 lid 2 onder a"
