"""A real browser on a real server with real commits."""

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from passend.core import clock

from .person import WIDE, Person


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[str]:
    """The address of a running product.

    Not pytest-django's `live_server`: its presence alone sets up the database before everything
    else, so that the emptying of the tables comes when events are protected again.
    """
    running = LiveServer("127.0.0.1")
    yield running.url
    running.stop()


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Everybody, the server too, lives on another day: `travel(date(2028, 4, 3))`."""

    def to(day: date) -> None:
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        # A default holds in every thread; and a thread may still travel on from there.
        monkeypatch.setattr(clock, "_travelled", ContextVar("everywhere", default=moment))

    return to


@pytest.fixture
def somebody(browser: Browser, real_commits: None, server: str) -> Iterator[Callable[..., Person]]:
    """A new person with an own browser window: `somebody(width=PHONE, javascript=False)`."""
    contexts = []

    def make(width: int = WIDE, *, javascript: bool = True) -> Person:
        context = browser.new_context(locale="nl-NL", java_script_enabled=javascript)
        context.set_default_timeout(60_000)  # a bound, not a wait
        contexts.append(context)
        return Person(context.new_page(), server, width, javascript=javascript)

    yield make
    for context in contexts:
        context.close()
