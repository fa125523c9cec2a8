"""The pages of a demo load while its school is built, and are silent until it stands."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from commands import _early, _servers, demo


@pytest.fixture
def school(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Something that builds for as long as `code` says, instead of a school."""
    real = subprocess.Popen
    it = SimpleNamespace(code="import time; time.sleep(60)", built=[], words=[])

    def start(words: list[str]) -> "subprocess.Popen[bytes]":
        it.words.append(words)
        it.built.append(real([sys.executable, "-c", it.code]))
        return it.built[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    yield it
    for one in it.built:
        one.kill()
        one.wait()


def test_nothing_is_served_before_the_school_stands(tmp_path: Path) -> None:
    waiting = threading.Thread(target=_early.wait_for, args=(tmp_path, os.getpid()))
    waiting.start()
    time.sleep(0.3)
    assert waiting.is_alive()
    (tmp_path / _early.MADE_FROM).touch()
    waiting.join(5)
    assert not waiting.is_alive()


def test_who_waits_goes_when_nobody_builds_any_more(tmp_path: Path) -> None:
    builder = subprocess.Popen([sys.executable, "-c", ""])
    builder.wait()
    with pytest.raises(SystemExit, match="Nobody builds"):
        _early.wait_for(tmp_path, builder.pid)


def test_a_school_stands_when_its_building_succeeded(tmp_path: Path, school: SimpleNamespace):
    place = tmp_path / "demo"
    school.code = "pass"
    wanted = demo.wanted_in(place, 30)
    assert not demo.stands(place, wanted)
    with demo.building(place, wanted) as stand:
        stand()
    assert school.words[0][-3:] == ["demo", "--students", "30"]
    assert demo.stands(place, wanted)
    assert demo.wanted_in(place, None) == wanted  # as many as there are
    assert not demo.stands(place, demo.wanted_in(place, 31))


def test_a_school_of_which_the_building_failed_does_not_stand(
    tmp_path: Path, school: SimpleNamespace
) -> None:
    place = tmp_path / "demo"
    school.code = "raise SystemExit(1)"
    wanted = demo.wanted_in(place, None)
    with demo.building(place, wanted) as stand, pytest.raises(SystemExit, match="did not succeed"):
        stand()
    assert not demo.stands(place, wanted)


def test_who_stops_the_demo_ends_its_building(tmp_path: Path, school: SimpleNamespace) -> None:
    with pytest.raises(KeyboardInterrupt), demo.building(tmp_path / "demo", "30 x"):
        raise KeyboardInterrupt
    assert school.built[0].poll() is not None


@pytest.mark.parametrize("is_early", [False, True])
def test_the_pages_of_a_school_that_stands_are_served_at_once(is_early: bool) -> None:
    words = _servers._web("127.0.0.1", 1, 2, is_early=is_early)
    served = ["--factory", "commands._early:pages"] if is_early else ["passend.wsgi:application"]
    assert words[-len(served) :] == served
    assert ("--factory" in words) is is_early
