"""A cache in the database, so that all web processes count together.

Django's own database cache reads, adds and writes in three steps and then forgets after five
minutes; two processes that count at once lose one. Here a count is one step, and lasts as it was.
"""

import base64
import pickle

from django.core.cache.backends.db import DatabaseCache
from django.utils.crypto import salted_hmac

from .together import together


def hashed(key: str, prefix: str, version: int) -> str:
    """No name, address or code lies in the table as such."""
    name = f"{prefix}:{version}:{key}"
    return salted_hmac("passend.core.cache", name, algorithm="sha256").hexdigest()


class SharedCache(DatabaseCache):
    """Works on SQLite (one writer at a time) and on PostgreSQL (the row is locked)."""

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """One more of a number. ValueError when there is none, or it ran out."""
        from .models import CacheEntry  # the cache is set up before the models are

        name = self.make_and_validate_key(key, version=version)
        with together():
            rows = CacheEntry.objects.filter(cache_key=name)
            rows.select_for_update().first()  # ours until the end
            before = self.get(key, version=version)
            if before is None:
                raise ValueError(f"Nothing is counted as {key}.")
            number = int(before) + delta
            pickled = pickle.dumps(number, self.pickle_protocol)
            rows.update(value=base64.b64encode(pickled).decode("latin1"))
        return number
