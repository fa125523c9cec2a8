"""The command that keeps the cited articles files each under the number that is cited."""

from pathlib import Path

import pytest

from commands import snapshots
from engines.rights.format.reading import read

TEXT = """Wet: Jeugdwet (BWBR0034925)
Artikel: 1.1 (uittreksel: begripsbepalingen)
Geldig vanaf: 2026-01-01
Bron: MinBZK/regelrecht-corpus

jeugdige: persoon
"""


def test_an_excerpt_is_kept_under_the_number_of_its_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "FOLDER", tmp_path)
    (tmp_path / "BWBR0034925").mkdir()
    (tmp_path / "BWBR0034925" / "1.1.txt").write_text(TEXT, encoding="utf-8")

    assert snapshots.keep(tmp_path, "BWBR0034925", "1.1")

    kept = read("1.1", (tmp_path / "bronnen/BWBR0034925/1.1.yaml").read_text()).data
    assert kept["artikel"] == "1.1"
    assert (
        kept["versies"][0]["herkomst"] == "MinBZK/regelrecht-corpus (uittreksel: begripsbepalingen)"
    )
