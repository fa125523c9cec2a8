"""One link of the log: an HMAC over a line and over the link of the line before it.

The key is `settings.PASSEND_LOG_KEY`, outside the database: `id:base64key[,id:base64key]`. The
first one seals, all are known. Who can write in the database but has no key can change a line, but
cannot make the chain right again.

What is sealed is the line as JSON: every field that has a value, by name. So a field that a later
release adds, and that is empty in older lines, leaves their links as they are.
"""

import base64
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

START: Final = "0" * 64
"""The link before the first line."""
OUTSIDE: Final = frozenset({"id", "mac"})
"""Fields that are not sealed: the row number, and the seal itself."""
SHORTEST: Final = 32


class UnknownKey(ValueError):
    """A line was sealed with a key that is not in PASSEND_LOG_KEY (any more)."""


@cache
def _keys(setting: str) -> dict[str, bytes]:
    pairs = (item.split(":", 1) for item in setting.split(",") if item)
    found = {name.strip(): base64.b64decode(key) for name, key in pairs}
    if not found or min(map(len, found.values())) < SHORTEST:
        raise ImproperlyConfigured("PASSEND_LOG_KEY: id:key, with 32 random bytes in base64.")
    return found


def current() -> str:
    """The id of the key that seals now."""
    return next(iter(_keys(settings.PASSEND_LOG_KEY)))


def sealed(kind: str, key_id: str, *parts: str) -> str:
    """The seal over some texts, as 64 hexadecimal digits. Raises `UnknownKey`."""
    key = _keys(settings.PASSEND_LOG_KEY).get(key_id)
    if key is None:
        raise UnknownKey(f"The key {key_id!r} is not in PASSEND_LOG_KEY.")
    return hmac.digest(key, "\n".join([kind, *parts]).encode(), "sha256").hex()


def link(before: str, line: Mapping[str, Any]) -> str:
    """The link of a line whose predecessor has the link `before`."""
    return sealed("event", line["key_id"], before, canonical(line))


def canonical(line: Mapping[str, Any]) -> str:
    """A line as one text, the same on every database and in every release."""
    known = {
        name: plain(value)
        for name, value in line.items()
        if value is not None and value != "" and value != {} and name not in OUTSIDE
    }
    return _as_text(known)


_as_text: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def plain(value: Any) -> Any:
    """A moment in UTC, to the microsecond; a text for what is no number and holds no details."""
    if type(value) is str:
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value if isinstance(value, int | dict) else str(value)


def same(one: str, other: str) -> bool:
    """Without telling by the time it takes how much is right."""
    return hmac.compare_digest(one.encode(), other.encode())
