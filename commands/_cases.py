"""The cases of abuse and faults T-01 to T-23: the tests become docs/reference/trust.md."""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/reference/trust.md"
CASES = {
    "T-01": "Keys of other dossiers (IDOR)",
    "T-02": "A coach reads another team",
    "T-03": "Fields that a form does not have",
    "T-04": "A parent after the 18th birthday",
    "T-05": "Consent taken back while somebody works",
    "T-06": "Two people edit one agreement",
    "T-07": "The same form sent twice",
    "T-08": "One place given away twice",
    "T-09": "A step is skipped",
    "T-10": "`kill -9` while writing",
    "T-11": "The disk is full",
    "T-12": "Leap days and terms",
    "T-13": "The clock changes",
    "T-14": "One bad row in 500,000",
    "T-15": "Formulas in a spreadsheet",
    "T-16": "Scripts in names and texts",
    "T-17": "A session is stolen or planted",
    "T-18": "Mail gets lost",
    "T-19": "Somebody tampers with the log",
    "T-20": "Break-glass is abused",
    "T-21": "Small numbers tell who it is",
    "T-22": "A migration forward and back",
    "T-23": "One person asks very much",
}
LATER = {
    "T-08": "There are no places to give away yet; it comes with the workplaces (placements).",
    "T-21": (
        "The figures of the fund and of the front door hide or round what is few "
        "(tests/fund/test_figures.py, tests/facility/test_figures.py); the attack over many tables "
        "comes with the monitor."
    ),
}
ELSEWHERE = {
    "T-06": ["tests/agreements/test_edit.py"],
    "T-14": ["tests/people/test_import_large.py"],
}
"""Cases that were tested before `tests/trust` there was; the modules name them too."""
HEAD = """# What may not go wrong: the cases T-01 to T-23

Generated from the tests by `./run docs`; do not edit. Each case of abuse or fault has a test that
carries its number. The first sentence of each file says what must happen.
"""


def modules() -> dict[str, list[Path]]:
    """The test files of each case, by the number in their names."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_t[0-9][0-9]_*.py")):
        found[f"T-{path.name[6:8]}"].append(path)
    for case, names in ELSEWHERE.items():
        found[case] += [ROOT / name for name in names]
    return found


def says(path: Path) -> str:
    """What the docstring of a test file says, without the number of the case."""
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = " ".join(told.partition("\n\n")[0].split())
    return re.sub(r"^T-\d\d[.,:]? ?", "", first)


def render() -> str:
    """The page."""
    rows = [f"| {case} | {title} | {_shown(case)} |" for case, title in CASES.items()]
    head = ["| case | what | where it is shown |", "| --- | --- | --- |"]
    return "\n".join([HEAD, *head, *rows]) + "\n"


def _shown(case: str) -> str:
    found = modules().get(case, [])
    if case in LATER and not found:
        return LATER[case]
    links = [f"[`{p.name}`](../../{p.relative_to(ROOT)}): {says(p)}" for p in found]
    return "<br>".join(links).replace("|", "/")


def write() -> Path:
    """Write the page. Returns where it is."""
    PAGE.write_text(render(), encoding="utf-8")
    return PAGE
