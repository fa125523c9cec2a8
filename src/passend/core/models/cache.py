"""What every web process knows for a moment: how often somebody tried, which code was used."""

from django.db import models

from passend.core.keep import CODE


class CacheEntry(models.Model):
    """A value that is forgotten by itself, the table behind `core.shared_cache`.

    The keys are keyed hashes: no name and no address is written down, and nobody can be found by
    one. The values are JSON. What ran out goes at night.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Privacy:
        plain = ["cache_key", "value", "expires"]
        keep = CODE

    def __str__(self) -> str:
        return "kort onthouden"
