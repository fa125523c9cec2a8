"""A change and its events are there together, or neither is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from passend.core.actors import SYSTEM
from passend.core.errors import Refused
from passend.core.models import Event, School
from passend.core.together import together

pytestmark = pytest.mark.django_db


class Broken(Exception):
    """Something went wrong halfway."""


def record(verb: str) -> Event:
    return Event.record(verb, School.current(), by=SYSTEM)


def half_done(verb: str) -> None:
    with together():
        School.objects.create(name="Ons mbo")
        record(verb)
        raise Broken


def verbs() -> list[str]:
    return list(Event.objects.values_list("verb", flat=True))


def test_an_event_by_itself_is_written_at_once() -> None:
    record("school.look")
    assert verbs() == ["school.look"]


def test_events_wait_until_all_is_done_and_keep_their_order() -> None:
    with together():
        record("a.one")
        with together():
            record("a.two")
        record("a.three")
        assert verbs() == []
    assert verbs() == ["a.one", "a.two", "a.three"]


def test_the_events_are_the_last_thing_that_is_written() -> None:
    with CaptureQueriesContext(connection) as asked, together():
        record("a.one")
        School.objects.create(name="Ons mbo")
    written = [q["sql"].split('"')[1] for q in asked if q["sql"].startswith("INSERT")]
    assert written == ["core_school", "core_loghead", "core_event"]


def test_what_fails_leaves_neither_change_nor_event() -> None:
    with pytest.raises(Broken):
        half_done("a.one")
    assert verbs() == []
    assert not School.objects.exists()
    record("a.two")
    assert verbs() == ["a.two"]


def test_an_inner_failure_that_is_caught_takes_only_its_own_events() -> None:
    with together():
        record("a.one")
        with pytest.raises(Broken):
            half_done("a.two")
        record("a.three")
    assert verbs() == ["a.one", "a.three"]
    assert not School.objects.exists()


def test_an_event_is_recorded_and_never_saved() -> None:
    with pytest.raises(Refused):
        Event(verb="a.one", subject="x", actor="system").save()
    with pytest.raises(Refused):
        Event.objects.create(verb="a.one", subject="x", actor="system")
