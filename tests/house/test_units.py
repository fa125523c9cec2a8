"""The units for systemd can be read, start what exists, and run at an hour in Amsterdam."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.core.management import get_commands

from .code import ROOT, name

UNITS = sorted((ROOT / "docs/how-to/systemd").glob("passend*"))


def read(path: Path) -> ConfigParser:
    parser = ConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def test_there_are_units() -> None:
    assert [p.name for p in UNITS] == [
        "passend-nightly.service", "passend-nightly.timer", "passend.service",
    ]  # fmt: skip


@pytest.mark.parametrize("path", [p for p in UNITS if p.suffix == ".service"], ids=name)
def test_a_service_starts_what_exists_as_nobody_special(path: Path) -> None:
    service = read(path)["Service"]
    assert service["User"] == "passend"
    program, *words = service["ExecStart"].split()
    if program.endswith("/run"):
        assert (ROOT / "commands" / f"{words[0]}.py").exists()
    else:
        assert words[0] in get_commands()
    assert service["EnvironmentFile"] == "/srv/passend/env"


@pytest.mark.parametrize("path", [p for p in UNITS if p.suffix == ".timer"], ids=name)
def test_a_timer_names_its_service_and_catches_up(path: Path) -> None:
    timer = read(path)["Timer"]
    assert (path.parent / timer["Unit"]).exists()
    assert timer["Persistent"] == "yes"
    assert re.fullmatch(r"\*-\*-\* \d\d:\d\d:\d\d Europe/Amsterdam", timer["OnCalendar"])
    if program := shutil.which("systemd-analyze"):
        done = subprocess.run([program, "calendar", timer["OnCalendar"]], capture_output=True)
        assert done.returncode == 0
