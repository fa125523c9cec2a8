"""The reference page of the deadlines says what the code does."""

from pathlib import Path

import engines.deadlines
from engines.deadlines import FixedDay, Term, catalogue
from engines.deadlines.reference import render

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "deadlines.md"


def test_the_page_in_the_repository_is_the_one_the_code_writes() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


def test_every_term_of_the_catalogue_is_on_the_page_under_its_own_name() -> None:
    declared = {
        name: value for name, value in vars(catalogue).items() if isinstance(value, Term | FixedDay)
    }

    assert {entry.name: entry.counts for entry in catalogue.ENTRIES} == declared


def test_every_term_names_its_law() -> None:
    assert all(entry.counts.law for entry in catalogue.ENTRIES)


def test_every_public_name_exists() -> None:
    names = engines.deadlines.__all__

    assert len(set(names)) == len(names)
    assert [name for name in names if not hasattr(engines.deadlines, name)] == []
