"""The page about the 42 cases of the law says what the catalogue proves, and nothing else."""

import re

from engines.rights import load
from tests.house.code import ROOT

PAGE = (ROOT / "docs/explanation/law-cases.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| (A\d\d) \|(.*)$", PAGE, re.MULTILINE))


def claims() -> set[tuple[str, str, str]]:
    """What the table claims: case, provision and verdict."""
    return {
        (case, provision, verdict)
        for case, row in ROWS.items()
        for provision, verdict in re.findall(r"`(\w+)`: (\w+)", row)
    }


def proofs() -> set[tuple[str, str, str]]:
    """What the examples of the catalogue prove; that they come out so is tested elsewhere."""
    return {
        (example.case, provision.id, example.outcome)
        for provision in load().provisions.values()
        for example in provision.examples
        if example.case
    }


def test_all_42_cases_stand_on_the_page_in_their_order() -> None:
    assert list(ROWS) == [f"A{number:02}" for number in range(1, 43)]


def test_every_verdict_on_the_page_is_an_example_of_the_catalogue() -> None:
    assert claims() - proofs() == set()
