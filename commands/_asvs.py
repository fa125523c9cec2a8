"""The table of ASVS 5.0: docs/reference/asvs/*.yaml becomes docs/reference/asvs.md."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parents[1] / "docs/reference"
SOURCE, PAGE = HERE / "asvs", HERE / "asvs.md"
HEAD = """# What we promise of security: ASVS 5.0

Generated from `asvs/*.yaml` by `./run docs`; do not edit. Each requirement of level 1 and 2 of the
[OWASP Application Security Verification Standard 5.0](https://github.com/OWASP/ASVS) (CC BY-SA 4.0;
only its numbers are used here, the words are ours) has a test that shows it, or a reason why there
is nothing to show. A house test fails when a number is missing, when a test does not exist, or when
a reason is no sentence.
"""


@dataclass(frozen=True)
class Requirement:
    """One line: what it asks, and the tests or the reason. `note` says more beside tests."""

    id: str
    level: int
    about: str
    tests: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""


@dataclass(frozen=True)
class Chapter:
    number: int
    title: str
    requirements: tuple[Requirement, ...]


def chapters() -> list[Chapter]:
    """What the files say, in the order of the standard."""
    found = [_chapter(path) for path in SOURCE.glob("v*.yaml")]
    return sorted(found, key=lambda chapter: chapter.number)


def _chapter(path: Path) -> Chapter:
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    lines = told["requirements"].items()
    requirements = tuple(
        Requirement(id=str(number), **{**line, "tests": tuple(line.get("tests", ()))})
        for number, line in lines
    )
    return Chapter(int(path.stem.removeprefix("v")), told["title"], requirements)


def render() -> str:
    """The page."""
    every = [one for chapter in chapters() for one in chapter.requirements]
    shown = [one for one in every if one.tests]
    counts = (
        f"{len(every)} requirements: {len(shown)} shown by "
        f"{len({test for one in shown for test in one.tests})} tests, "
        f"{len(every) - len(shown)} with a reason.\n"
    )
    return "\n".join([HEAD, counts, *map(_section, chapters())]).rstrip() + "\n"


def _section(chapter: Chapter) -> str:
    rows = [
        f"| {one.id} | {one.level} | {one.about} | {_proof(one)} |" for one in chapter.requirements
    ]
    head = ["| number | level | what it asks | test, or reason |", "| --- | --- | --- | --- |"]
    return "\n".join([f"## V{chapter.number} {chapter.title}\n", *head, *rows, ""])


def _proof(one: Requirement) -> str:
    tests = [f"[`{name(test)}`](../../{test.partition('::')[0]})" for test in one.tests]
    return "<br>".join([*tests, *filter(None, [one.reason, one.note])])


def name(test: str) -> str:
    """`a_scan_is_what_its_bytes_say` of `tests/room/test_x.py::test_a_scan_is_…`."""
    return test.partition("::")[2].removeprefix("test_")


def write() -> Path:
    """Write the page. Returns where it is."""
    PAGE.write_text(render(), encoding="utf-8")
    return PAGE
