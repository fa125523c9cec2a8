"""One word per concept: every model is in the glossary, and no second word is used."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from passend.core.reference.data import rooms

from .code import ROOT, SRC, modules, name, tree

TEXT = {".html", ".txt", ".yaml", ".typ"}
READ = [p for p in sorted(SRC.rglob("*")) if p.suffix in TEXT]
DEMO = SRC / "passend/desk/demo"  # its people are invented, and speak as people do
# These know the words that other people use: to recognise a heading, or to warn.
HEARS_OTHERS = {
    "src/passend/people/registry/columns.py",
    "src/passend/people/registry/roster.py",
    "src/passend/people/registry/identity.py",
    "src/passend/cases/content/diagnosis_words.yaml",
    "src/passend/people/words.py",  # what people make passwords of
    "src/passend/adjustments/oeapi/persons.py",  # names of the standard
    "src/passend/settings/planner.py",  # the same
}


# The words of the law are the law's: whole articles, and what a provision quotes from them.
LAW = SRC / "engines/rights/catalogue/bronnen"
QUOTATION = re.compile(r"""citaat: *("[^"]*"|'[^']*'|[^,}\n]*)""")


def speaks_our_words(path: Path) -> bool:
    return name(path) not in HEARS_OTHERS and not {DEMO, LAW} & {*path.parents}


@cache
def rows() -> list[list[str]]:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line[:1] == "|"]
    return [c for c in cells if c[0] not in {"Dutch", "---"}]


def unwanted() -> re.Pattern[str]:
    words = [w.strip() for row in rows() for w in row[3].split(",") if w.strip()]
    return re.compile(rf"\b({'|'.join(words)})(s|en)?\b", re.I)


def said(path: Path) -> Iterator[str]:
    """Names and texts of a module; its comments and docstrings are for developers."""
    docs = {ast.get_docstring(n, clean=False) for n in ast.walk(tree(path)) if documented(n)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value not in docs:
                yield node.value
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", node.name)
        elif isinstance(node, ast.Name | ast.arg):
            yield (node.id if isinstance(node, ast.Name) else node.arg).replace("_", " ")


def documented(node: ast.AST) -> bool:
    return isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)


def test_every_model_is_in_the_glossary() -> None:
    known = set(re.findall(r"`(\w+)`", " ".join(row[1] for row in rows())))
    assert {m.__name__ for c in rooms() for m in c.get_models()} - known == set()


def test_every_word_in_the_glossary_is_still_used() -> None:
    code = " ".join(p.read_text(encoding="utf-8") for p in modules(SRC))
    words = {w for row in rows() for w in re.findall(r"`(\w+)`", row[1])}
    assert {w for w in words if not re.search(rf"\b{w}\b", code)} == set()


def test_a_word_stands_for_one_concept() -> None:
    codes = [row[1] for row in rows() if row[1]]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("path", [p for p in modules(SRC) if speaks_our_words(p)], ids=name)
def test_no_second_word_is_used_in_code(path: Path) -> None:
    assert [text for text in said(path) if unwanted().search(text)] == []


@pytest.mark.parametrize("path", [p for p in READ if speaks_our_words(p)], ids=name)
def test_no_second_word_is_used_in_what_people_read(path: Path) -> None:
    ours = QUOTATION.sub("", path.read_text(encoding="utf-8"))
    assert unwanted().findall(ours) == []
