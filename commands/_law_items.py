"""Where each item of the law is held: docs/reference/law-items.yaml and the catalogue together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import yaml

from engines.deadlines.rules import SUPPORT_RULES
from engines.rights import load

HERE = Path(__file__).resolve().parents[1] / "docs/reference"
SOURCE, PAGE = HERE / "law-items.yaml", HERE / "law-items.md"
SECTIONS = {
    "A": "Support agreement", "B": "Admission, study advice, suspension and removal",
    "C": "Statute and information", "D": "Complaint, objection and appeal",
    "E": "Absence and leave", "F": "The student fund", "G": "Hours and exams",
    "H": "Student finance", "I": "Other money", "J": "UWV provisions and transport",
    "K": "Care and youth help", "L": "Stage (bpv)", "M": "Leaving and after the diploma",
    "N": "Equal treatment", "O": "Privacy",
}  # fmt: skip
HEAD = """# Every item of the law, and where it is held

Generated from `law-items.yaml` and the catalogue by `./run docs`; do not edit. The items are those
of the law material that Passend was built from. Each is held by provisions of the catalogue
(`src/engines/rights/catalogue/voorzieningen/`), which name it under `items:`, or has a reason why
it is not. `deadlines` is there where the duty has a rule of the school's own terms beside it
([deadlines](deadlines.md)). Tests fail when an item has no line, when a provision names an item
that does not exist, and when an item has both a provision and a reason.
"""


@dataclass(frozen=True)
class Item:
    """One item: what it is about, and why no provision holds it, where none does."""

    id: str
    about: str
    reason: str = ""


def items() -> list[Item]:
    """All of them, as the file has them."""
    read = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return [
        Item(number, **told) if isinstance(told, Mapping) else Item(number, told)
        for number, told in read.items()
    ]


def provisions() -> dict[str, list[str]]:
    """Which provisions hold an item, by its number."""
    found: dict[str, list[str]] = {}
    for code, provision in sorted(load().provisions.items()):
        for number in provision.items:
            found.setdefault(number, []).append(code)
    return found


def mistakes(every: Iterable[Item], held: Mapping[str, list[str]]) -> list[str]:
    """Items without a line, items with both, and names of items that there are not."""
    known = {item.id: item for item in every}
    empty = [f"{i} has no line" for i, one in known.items() if not one.reason and i not in held]
    both = [f"{i} has both" for i, one in known.items() if one.reason and i in held]
    return empty + both + [f"{number} is no item" for number in held if number not in known]


def render() -> str:
    """The page."""
    held, every = provisions(), items()
    count = sum(1 for item in every if item.id in held)
    parts = [
        HEAD,
        f"{count} of {len(every)} items are held by {len(load().provisions)} provisions.",
    ]
    for section, some in groupby(every, key=lambda item: item.id[0]):
        head = ["| item | about | held by |", "| --- | --- | --- |"]
        rows = [f"| {item.id} | {item.about} | {_where(item, held)} |" for item in some]
        parts += ["", f"## {section}. {SECTIONS[section]}", "", *head, *rows]
    return "\n".join(parts) + "\n"


def _where(item: Item, held: Mapping[str, list[str]]) -> str:
    if item.reason:
        return item.reason
    names = [f"`{code}`" for code in held.get(item.id, [])]
    if any(rule.item == item.id for rule in SUPPORT_RULES):
        names.append("deadlines")
    return ", ".join(names)


def write() -> Path:
    """Write the page. Returns where it is."""
    PAGE.write_text(render(), encoding="utf-8")
    return PAGE
