"""Every page there is: no axe violation on a phone, and nothing to scroll sideways at 320 pixels.

The journeys look at what people come by. Here nothing is left out: each address is asked for until
somebody of the team may open it, and a browser shows that answer, with its styles and scripts.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from tests.journeys.person import HEIGHT, NARROW, PHONE, TOO_WIDE, WIDE

from .addresses import Address, addresses
from .walk import Page as Seen
from .walk import opens
from .world import World

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
HERE = "http://localhost"
APART = "Cross-Origin-Opener-Policy"
"""Gives each page a process of its own, which the browser then lets out on the real network."""


class Shown:
    """A browser whose network is our own code: what it asks for, somebody of the world asks."""

    def __init__(self, page: Page) -> None:
        self.page, self.client, self.first = page, Client(), Seen("", 0, "", "", b"", None)
        self.troubles: list[str] = []
        self.kept: dict[str, Seen] = {}
        """Styles, scripts and letters: every page asks for the same ones."""
        page.route("**/*", self._answers)
        page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        page.on("console", lambda line: self._hears(line.type, line.text))

    def _answers(self, route: Route) -> None:
        path = route.request.url.removeprefix(HERE)
        seen = self.first if path == self.first.path else self._asked(path)
        heads = {name: told for name, told in seen.answer.headers.items() if name != APART}
        route.fulfill(status=seen.status, headers=heads, body=seen.raw)

    def _asked(self, path: str) -> Seen:
        if not path.startswith("/static/"):
            return opens(self.client, path)
        if path not in self.kept:
            self.kept[path] = opens(Client(), path)
        return self.kept[path]

    def _hears(self, kind: str, text: str) -> None:
        if kind == "error":
            self.troubles.append(text)

    def shows(self, client: Client, seen: Seen) -> None:
        """The answer that was given, for some links are good for one look only."""
        self.client, self.first, self.troubles = client, seen, []
        self.page.goto(HERE + seen.path)

    def too_wide(self, width: int) -> list[str]:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        over = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return self.page.evaluate(TOO_WIDE) or [f"{over}px"] if over > 0 else []


@pytest.fixture(scope="module")
def shown(browser: Browser) -> Iterator[Shown]:
    """One window: what a page would leave behind in it, a script of ours may not write (V3)."""
    context = browser.new_context(locale="nl-NL")
    yield Shown(context.new_page())
    context.close()


@pytest.mark.parametrize("address", addresses(), ids=lambda a: a.name)
def test_every_page_can_be_read_by_everybody(ours: World, shown: Shown, address: Address) -> None:
    path = ours.where(address)
    for client in ours.clients.values():
        seen = opens(client, path)
        if seen.status == 200 and seen.is_html:
            break
    else:
        return  # an address that only takes a form, or gives a file
    shown.shows(client, seen)
    assert shown.troubles == []
    assert {width: shown.too_wide(width) for width in (WIDE, NARROW)} == {WIDE: [], NARROW: []}
    shown.page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    found = Axe().run(shown.page)
    assert found.violations_count == 0, found.generate_report()
