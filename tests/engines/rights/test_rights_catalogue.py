"""Every file of the catalogue is sound, and every example in it comes out as its writer says."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from engines.rights import book_on, known_of
from engines.rights.checks.examples import differences, run
from engines.rights.checks.whole import check_folder
from engines.rights.format.provisions import Example
from engines.rights.library import FOLDER, load, read_folder
from engines.rights.tree import facts_of, residue

FILES = sorted(p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.yaml"))
EXAMPLES = [
    pytest.param(provision.id, example, id=f"{provision.id}: {example.name}")
    for provision in read_folder().provisions.values()  # a broken file fails its own test
    for example in provision.examples
]


@cache
def mistakes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in check_folder():
        if not problem.warning:
            found.setdefault(problem.file, []).append(str(problem))
    return found


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_the_catalogue_has_no_mistakes(file: str) -> None:
    assert mistakes().get(file, []) == []


@pytest.mark.parametrize(("provision", "example"), EXAMPLES)
def test_an_example_comes_out_as_expected(provision: str, example: Example) -> None:
    assert differences(example, run(load(), provision, example)) == []


def test_every_kept_text_is_the_text_that_was_fetched() -> None:
    for (bwb, article), stored in load().articles.items():
        for version in stored.versions:
            found = hashlib.sha256(version.text.encode()).hexdigest()
            assert found == version.sha256, f"{bwb} {article} {version.since}"


def test_every_kept_text_is_cited_and_stands_in_its_own_place() -> None:
    for bwb, article in load().articles:
        assert (FOLDER / "bronnen" / bwb / f"{article.replace(':', '_')}.yaml").is_file()


def test_a_file_outside_the_four_folders_would_not_go_unread() -> None:
    read = {Path(name).parts[0] for name in FILES}
    assert read <= {
        "bedragen",
        "bronnen",
        "feiten",
        "kennis.yaml",
        "lijsten.yaml",
        "voorzieningen",
    }


def test_a_no_before_a_question_that_refers_back_leaves_no_rule_in_doubt_about_it() -> None:
    """It is then not asked (`na`), so nothing may still hang on it."""
    book = book_on(load(), date(2026, 11, 22))
    for name, fact in book.facts.items():
        if not fact.after or any(book.facts[one].kind != "janee" for one in fact.after):
            continue
        known = known_of(book, dict.fromkeys(fact.after, False))
        left = {key: residue(rule.tree, known.masks) for key, rule in book.rules.items()}
        assert [key for key, tree in left.items() if name in facts_of(tree)] == [], name
