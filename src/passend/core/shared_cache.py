"""A cache in the database, so that all web processes count together.

Django's own database cache reads, adds and writes in three steps and then forgets after five
minutes; two processes that count at once lose one. Here a count is one step, and lasts as it was.
Django also keeps each value as a pickle, so that who may write to the table runs code in every
web process. What lies here is JSON: numbers and short words, and never more.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError
from django.utils.crypto import salted_hmac

from . import clock
from .together import together

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def hashed(key: str, prefix: str, version: int) -> str:
    """No name, address or code lies in the table as such."""
    name = f"{prefix}:{version}:{key}"
    return salted_hmac("passend.core.cache", name, algorithm="sha256").hexdigest()


class SharedCache(BaseCache):
    """Works on SQLite (one writer at a time) and on PostgreSQL (the row is locked)."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        entry = self._rows(key, version).filter(expires__gt=clock.now()).first()
        return default if entry is None else read(entry.value, default)

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Whether it was not there yet: of two who add at once one hears yes."""
        rows = self._rows(key, version)
        try:
            with together():
                if self._known(rows):
                    return False
                rows.create(**self._entry(key, value, timeout, version))
        except IntegrityError:  # somebody else was just before us
            return False
        return True

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        entry = self._entry(key, value, timeout, version)
        self._rows(key, version).update_or_create(cache_key=entry.pop("cache_key"), defaults=entry)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        rows = self._rows(key, version).filter(expires__gt=clock.now())
        return bool(rows.update(expires=self._end(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._rows(key, version).delete()[0])

    def clear(self) -> None:
        self._all().delete()

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """One more of a number. ValueError when there is none, or it ran out."""
        with together():
            rows = self._rows(key, version)
            rows.select_for_update().first()  # ours until the end
            before = self.get(key, version=version)
            if before is None:
                raise ValueError(f"Nothing is counted as {key}.")
            number = int(before) + delta
            rows.update(value=json.dumps(number))
        return number

    def _known(self, rows: Any) -> bool:
        """Whether it is there; what ran out or cannot be read makes room."""
        entry = rows.first()
        if entry is None or (entry.expires > clock.now() and read(entry.value, None) is not None):
            return entry is not None
        entry.delete()
        return False

    def _entry(self, key: str, value: Any, timeout: Any, version: int | None) -> dict[str, Any]:
        name = self.make_and_validate_key(key, version=version)
        return {"cache_key": name, "value": json.dumps(value), "expires": self._end(timeout)}

    def _end(self, timeout: Any) -> datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return FOR_EVER if seconds is None else clock.now() + timedelta(seconds=seconds)

    def _rows(self, key: str, version: int | None) -> Any:
        return self._all().filter(cache_key=self.make_and_validate_key(key, version=version))

    def _all(self) -> Any:
        from .models import CacheEntry  # the cache is set up before the models are

        return CacheEntry.objects.all()


def read(value: str, default: Any) -> Any:
    """What was written. What is no JSON (a release before this one wrote pickles) is not there."""
    try:
        return json.loads(value)
    except ValueError:
        return default
