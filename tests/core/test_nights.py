"""The night: each step for itself, one at a time, and what broke is told without words."""

from typing import Any

import pytest
from django.core.management import call_command

from passend.core import nights
from passend.core.alone import alone
from passend.core.models import NightRun
from passend.desk import nightly

pytestmark = pytest.mark.django_db


def broken() -> int:
    raise ValueError("Sam Jansen, BSN 123456782")


def test_a_step_that_breaks_stops_no_other_and_is_named():
    night = nights.run({"eerst": lambda: 2, "stuk": broken, "daarna": lambda: {"a": 1, "b": 0}})
    assert night is not None
    assert night.steps == {"eerst": 2, "a": 1, "b": 0}
    assert list(night.failed) == ["stuk"]
    assert night.failed["stuk"].startswith("ValueError (test_nights.py:")
    assert "Sam" not in str(night.failed)
    assert nights.last() == night


def test_the_command_says_what_broke_and_ends_badly(monkeypatch: Any, capsys: Any):
    monkeypatch.setattr(nightly, "steps", lambda: {"goed": lambda: 1, "stuk": broken})
    with pytest.raises(SystemExit) as ended:
        call_command("nightly")
    assert ended.value.code == 1
    told = capsys.readouterr()
    assert "goed: 1" in told.out
    assert "NIET GELUKT stuk: ValueError" in told.err


def test_two_nights_do_not_run_beside_each_other(capsys: Any):
    with alone("nightly") as ours:
        assert ours
        assert nights.run({}) is None
        call_command("nightly")
    assert "Er loopt al een nacht" in capsys.readouterr().out
    assert NightRun.objects.count() == 0
    assert nights.run({}) is not None


def test_who_comes_after_finds_the_door_open():
    for _ in range(2):
        with alone("something") as ours:
            assert ours
    with alone("something") as first, alone("something else") as second:
        assert (first, second) == (True, True)


def test_every_room_has_its_steps_and_all_names_differ():
    names = list(nightly.steps())
    assert names[-2:] == ["verstuurd", "tabellen geteld"]
    assert {"studenten weg", "register vergeleken", "herinnerd", "wachtrij opgeruimd"} <= set(names)


def test_the_whole_night_twice_is_as_good_as_once():
    first, second = nightly.run(), nightly.run()
    assert first is not None
    assert second is not None
    assert first.failed == second.failed == {}
    assert set(second.steps.values()) == {0}
