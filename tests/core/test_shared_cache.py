"""All web processes count together, on both databases, and nothing is counted twice or lost."""

import base64
import pickle
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from passend.core import brake, clock
from passend.core.models import CacheEntry

RIVALS, TIMES = 4, 10


def test_rivals_lose_no_count(real_commits: None) -> None:
    brake.press("start")  # the row is there, as after the first mistake
    start = Barrier(RIVALS)

    def presses() -> None:
        start.wait(60)
        for _ in range(TIMES):
            brake.press("start")
        connection.close()

    rivals = [Thread(target=presses) for _ in range(RIVALS)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join(120)
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


class Gun:
    """What Django's own cache in the database would run: whoever may write a row, may do this."""

    fired = False

    def __reduce__(self) -> Any:
        return setattr, (Gun, "fired", True)


@pytest.mark.django_db
def test_who_writes_to_the_table_runs_nothing_in_the_web_process() -> None:
    brake.press("sign_in")
    loaded = base64.b64encode(pickle.dumps(Gun())).decode()
    CacheEntry.objects.update(value=loaded)
    assert brake.pressed("sign_in") == 0
    assert not Gun.fired
    assert brake.press("sign_in") == 1, "a value of an earlier release counts as none"


@pytest.mark.django_db
def test_what_ran_out_is_not_there_and_may_be_said_anew() -> None:
    now = clock.now()
    with clock.at(now):
        assert cache.add("used", "y", timeout=30)
        cache.set("other", 3, timeout=60)
    with clock.at(now + timedelta(seconds=31)):
        assert cache.get("used") is None
        assert cache.add("used", "z", timeout=30)
        assert (cache.get("used"), cache.get("other")) == ("z", 3)
        assert cache.touch("other", 90)
    with clock.at(now + timedelta(seconds=100)):
        assert cache.get("other") == 3
        assert cache.delete("other")
        assert not cache.delete("other")
        assert not cache.touch("other")
