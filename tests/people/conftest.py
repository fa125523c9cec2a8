"""What the tests of people share: an own place for files, and a fixed day."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from passend.core import clock


@pytest.fixture
def own_files(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_DIR = tmp_path
    return tmp_path


@pytest.fixture
def in_march() -> Iterator[None]:
    with clock.at(datetime(2026, 3, 10, 9, tzinfo=UTC)):
        yield
