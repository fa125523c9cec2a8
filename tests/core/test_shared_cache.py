"""All web processes count together, on both databases, and nothing is counted twice or lost."""

from threading import Barrier, Thread

import pytest
from django.core.cache import cache
from django.db import connection

from passend.core import brake
from passend.core.models import CacheEntry

RIVALS, TIMES = 4, 10


def test_rivals_lose_no_count(real_commits: None) -> None:
    brake.press("start")  # the row is there, as after the first mistake
    start = Barrier(RIVALS)

    def presses() -> None:
        start.wait(10)
        for _ in range(TIMES):
            brake.press("start")
        connection.close()

    rivals = [Thread(target=presses) for _ in range(RIVALS)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join(60)
    assert brake.pressed("start") == RIVALS * TIMES + 1


@pytest.mark.django_db
def test_what_is_said_once_is_said_once() -> None:
    """A code of the app that was used: the second time it is there already."""
    assert cache.add("used", "y", timeout=30)
    assert not cache.add("used", "y", timeout=30)


@pytest.mark.django_db
def test_a_count_keeps_its_time_and_no_name_lies_in_the_table() -> None:
    brake.press("sign_in", "anna@school.nl", seconds=3600)
    before = CacheEntry.objects.get().expires
    brake.press("sign_in", "anna@school.nl", seconds=3600)
    entry = CacheEntry.objects.get()
    assert entry.expires == before
    assert "anna" not in entry.cache_key
    assert brake.pressed("sign_in", "anna@school.nl") == 2


@pytest.mark.django_db
def test_nothing_is_counted_that_did_not_begin() -> None:
    with pytest.raises(ValueError, match="Nothing is counted"):
        cache.incr("nothing")
