"""The demo serves its styles and fonts compressed, and makes them once."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from commands import demo


def test_they_are_made_once_and_again_when_they_did_not_succeed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []

    def run(words: list[str]) -> SimpleNamespace:
        assert "collectstatic" in words
        (tmp_path / "static").mkdir()
        runs.append(1 if not runs else 0)
        return SimpleNamespace(returncode=runs[-1])

    monkeypatch.setattr(subprocess, "run", run)
    demo.compress(tmp_path)
    assert not (tmp_path / "static").exists()  # nothing half made is served
    for _ in range(2):
        demo.compress(tmp_path)
    assert (tmp_path / "static").exists()
    assert runs == [1, 0]
