"""What somebody fills in where the first possible answer would not do."""

from typing import Any

FIELDS: dict[str, dict[str, Any]] = {}
