"""What lies in the repository: no hosts, no machine, no loose ends, no broken links."""

import re
from pathlib import Path

import pytest

from .code import ROOT, name, tracked

TEXT = {".py", ".md", ".toml", ".yml", ".yaml", ".html", ".css", ".txt", ".lock", ".typ", ""}
TEXTS = [p for p in tracked() if p.suffix in TEXT and p.stat().st_size < 2_000_000]
LOCKS = [p for p in tracked() if p.suffix == ".lock"]
MARKDOWN = [p for p in tracked() if p.suffix == ".md"]
# Written in halves, so that this file does not hold what it looks for.
MACHINE = re.compile("|".join(["/wor" + "k/", "/ho" + "me/", "/ro" + "ot/", r"/tm" + r"p/\w"]))
REGISTRY = re.compile(
    "|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "ghcr" + ".io"])
)
LOOSE = re.compile(
    r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "lorem " + "ipsum"]) + r")\b"
)


@pytest.mark.parametrize("path", LOCKS, ids=name)
def test_a_lock_names_no_host_and_hashes_everything(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    wanted = [line for line in text.split("\n") if re.match(r"[a-z0-9]", line)]
    assert wanted
    assert all(line.endswith("\\") for line in wanted), "a version without a hash"


@pytest.mark.parametrize("what", [MACHINE, REGISTRY, LOOSE], ids=["machine", "registry", "loose"])
def test_nothing_names_a_machine_or_a_registry_or_is_left_for_later(what: re.Pattern[str]) -> None:
    found = [name(p) for p in TEXTS if what.search(p.read_text(encoding="utf-8", errors="ignore"))]
    assert found == []


@pytest.mark.parametrize("path", MARKDOWN, ids=name)
def test_no_link_in_the_docs_is_dead(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in inside if not (path.parent / link).exists()] == []


def test_a_decision_fits_on_one_screen() -> None:
    decisions = list((ROOT / "docs/adr").glob("[0-9]*.md"))  # the index grows
    assert decisions
    assert [name(p) for p in decisions if p.read_text(encoding="utf-8").count("\n") > 40] == []
