"""A real browser on a real server with real commits."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from .person import WIDE, Person

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("no Chromium found")
    # Playwright's own loop makes Django think it is in async code; it is not.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def somebody(
    browser: Browser, real_commits: None, live_server: Any
) -> Iterator[Callable[..., Person]]:
    """A new person with an own browser window: `somebody(width=PHONE, javascript=False)`."""
    contexts = []

    def make(width: int = WIDE, *, javascript: bool = True) -> Person:
        context = browser.new_context(locale="nl-NL", java_script_enabled=javascript)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Person(context.new_page(), live_server.url, width, javascript=javascript)

    yield make
    for context in contexts:
        context.close()
